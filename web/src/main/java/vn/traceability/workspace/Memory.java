package vn.traceability.workspace;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import vn.traceability.embedded.EmbeddedMongo;

/** What the parts of the running program hold in memory, as the system counts it. */
final class Memory {
  private static final int MEBIBYTE = 1 << 20;

  private Memory() {}

  /** One line for the console; says nothing of what the system does not tell. */
  static String report(EmbeddedMongo mongo) {
    var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    var line = new StringBuilder("Memory:   ");
    resident(ProcessHandle.current().pid())
        .ifPresent(mebibytes -> line.append("program ").append(mebibytes).append(" MiB, "));
    line.append("of it heap in use ")
        .append(heap.getUsed() / MEBIBYTE)
        .append(" MiB of at most ")
        .append(heap.getMax() / MEBIBYTE)
        .append(" MiB (web server and broker together)");
    var pid = mongo.processId();
    if (pid.isPresent()) {
      resident(pid.getAsLong())
          .ifPresent(
              mebibytes -> line.append("; database server ").append(mebibytes).append(" MiB"));
    }
    return line.toString();
  }

  /**
   * Resident memory of a process in MiB; empty where the system does not say.
   *
   * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_status.5.html">proc(5), VmRSS</a>
   */
  private static OptionalLong resident(long pid) {
    var status = Path.of("/proc", Long.toString(pid), "status");
    if (!Files.isReadable(status)) {
      return OptionalLong.empty();
    }
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst();
    } catch (IOException gone) {
      return OptionalLong.empty();
    }
  }
}

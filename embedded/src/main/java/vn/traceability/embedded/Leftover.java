package vn.traceability.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The server of a killed run. It is ours only if a pid file names it <em>and</em> it serves this
 * very data folder: numbers of processes are used again by others.
 */
final class Leftover {
  private Leftover() {}

  /**
   * Stops it properly and waits for its end, or does nothing when there is none.
   *
   * @throws CannotStart when it does not end in time
   */
  static void stop(List<Path> pidFiles, Path data, Duration longest) {
    for (var file : pidFiles) {
      find(file, data)
          .ifPresent(
              process -> {
                process.destroy();
                var end = System.nanoTime() + longest.toNanos();
                while (!hasEnded(process, data)) {
                  if (System.nanoTime() - end > 0) {
                    throw new CannotStart(
                        "The database server %d of an earlier run does not stop; end it and start again."
                            .formatted(process.pid()));
                  }
                  LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                }
              });
    }
  }

  static Optional<ProcessHandle> find(Path pidFile, Path data) {
    try {
      var text = Files.exists(pidFile) ? Files.readString(pidFile).strip() : "";
      return text.matches("[1-9][0-9]{0,9}")
          ? ProcessHandle.of(Long.parseLong(text)).filter(process -> serves(process, data))
          : Optional.empty();
    } catch (IOException unreadable) {
      throw new CannotStart("The file %s cannot be read; check its rights.".formatted(pidFile));
    }
  }

  private static boolean serves(ProcessHandle process, Path data) {
    if (!process.isAlive()) {
      return false;
    }
    var words = words(process);
    int at = words.indexOf("--dbpath");
    return at > 0
        && at + 1 < words.size()
        && words.get(0).contains("mongod")
        && words.get(at + 1).equals(data.toString());
  }

  /**
   * Whether it has let go of the data. While it ends it has no command line any more and still has
   * its files; one that has ended and that nobody reaped has neither.
   */
  private static boolean hasEnded(ProcessHandle process, Path data) {
    if (!process.isAlive()) {
      return true;
    }
    if (serves(process, data)) {
      return false;
    }
    var stat = Path.of("/proc", Long.toString(process.pid()), "stat");
    boolean mayBeEnding = words(process).stream().allMatch(String::isEmpty);
    return !mayBeEnding || !Files.exists(stat) || isReleased(stat);
  }

  /**
   * By its state, which follows its name in brackets.
   *
   * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
   */
  private static boolean isReleased(Path stat) {
    try {
      var text = Files.readString(stat, StandardCharsets.UTF_8);
      return "ZXx".indexOf(text.charAt(text.lastIndexOf(')') + 2)) >= 0;
    } catch (IOException gone) {
      return true;
    }
  }

  private static List<String> words(ProcessHandle process) {
    var linux = Path.of("/proc", Long.toString(process.pid()), "cmdline");
    if (Files.exists(linux)) {
      try {
        return List.of(Files.readString(linux, StandardCharsets.UTF_8).split("\0"));
      } catch (IOException ended) {
        return List.of();
      }
    }
    var info = process.info();
    return java.util.stream.Stream.concat(
            info.command().stream(), info.arguments().stream().flatMap(Arrays::stream))
        .toList();
  }

  /** Asks a child to stop; after a minute it is not asked any more. */
  static void stop(Process child) {
    child.destroy();
    CompletableFuture<Process> end = child.onExit();
    try {
      end.get(1, TimeUnit.MINUTES);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      child.destroyForcibly();
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException late) {
      child.destroyForcibly();
    }
  }
}

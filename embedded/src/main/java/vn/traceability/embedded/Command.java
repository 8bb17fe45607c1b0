package vn.traceability.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program run to its end, with what it said. */
record Command(int exit, String output) {
  static Command run(List<String> command, Duration longest) throws IOException {
    var said = Files.createTempFile("command", ".out"); // a file never fills up, as a pipe does
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Machine.nothing()))
              .start();
      try {
        if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new IOException(
              command.get(0) + " did not end within " + longest.toSeconds() + " s");
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", stopped);
      } finally {
        process.destroyForcibly();
      }
      return new Command(
          process.exitValue(), new String(Files.readAllBytes(said), StandardCharsets.UTF_8));
    } finally {
      Files.deleteIfExists(said);
    }
  }

  String lastLine() {
    return output.strip().lines().reduce("", (before, line) -> line);
  }
}

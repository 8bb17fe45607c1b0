package vn.traceability.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * Programs of the machine that some tests need: they are skipped by name without them, and fail
 * when CI=true.
 */
final class Tools {
  private static final boolean CI = "true".equals(System.getenv("CI"));

  private Tools() {}

  static Path chromium() {
    return tool("chromium");
  }

  /** What an independent reader finds in a picture of one code. */
  static String decode(Path picture) throws IOException, InterruptedException {
    var found = decodeAll(picture);
    assertThat(found).as("zbar reads %s", picture).hasSize(1);
    return found.get(0);
  }

  /** What an independent reader finds in a picture, each code once; empty where it finds none. */
  static List<String> decodeAll(Path picture) throws IOException, InterruptedException {
    var errors = Files.createTempFile("zbar", ".txt");
    var reader =
        new ProcessBuilder(tool("zbarimg").toString(), "--quiet", "--raw", picture.toString())
            .redirectError(errors.toFile())
            .start();
    String found =
        new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(reader.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return found.lines().distinct().toList();
  }

  private static Path tool(String name) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
      var program = Path.of(folder, name);
      if (Files.isExecutable(program)) {
        return program;
      }
    }
    assertThat(CI).as(name + " is missing, and CI=true").isFalse();
    Assumptions.abort(name + " is missing on this machine");
    throw new IllegalStateException("not reached");
  }
}

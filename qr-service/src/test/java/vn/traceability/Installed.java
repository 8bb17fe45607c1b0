package vn.traceability;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Programs of this machine that some tests use. */
public final class Installed {
  private Installed() {}

  /** Where it is; without it the test is skipped by name, and fails when {@code CI=true}. */
  public static String program(String name) {
    for (var folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
      var file = Path.of(folder, name);
      if (Files.isExecutable(file)) {
        return file.toString();
      }
    }
    var reason = "needs the program " + name;
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(reason);
    }
    return Assumptions.abort(reason);
  }
}

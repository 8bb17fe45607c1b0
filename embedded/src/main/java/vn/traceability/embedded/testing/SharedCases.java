package vn.traceability.embedded.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Test material of other people, which lies beside the repository and not in it. */
public final class SharedCases {
  private SharedCases() {}

  /** The folder {@code shared/cases} beside one of the folders above; skips the test without it. */
  public static Path folder() {
    Optional<Path> found =
        Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
            .map(folder -> folder.resolve("shared/cases"))
            .filter(Files::isDirectory)
            .findFirst();
    assumeTrue(found.isPresent(), "skipped: no folder shared/cases beside the repository");
    return found.orElseThrow();
  }
}

package vn.traceability.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** One place a {@code mongod} may come from. */
interface MongodSource {
  /** What it is, to be read after "from". */
  String name();

  /** Whether the operator named this very one, so that a fault of it stops the start. */
  default boolean isInsistedOn() {
    return false;
  }

  /**
   * A program, not yet tried, or empty when this source has nothing for this machine.
   *
   * @throws IOException when it should have answered and did not; its message says why in a clause
   */
  Optional<Path> find() throws IOException;
}

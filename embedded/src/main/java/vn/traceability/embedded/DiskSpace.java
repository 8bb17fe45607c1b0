package vn.traceability.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a store failed for want of space. */
final class DiskSpace {
  /** A clause to go after a colon. */
  static final String ADVICE = "the disk is full, so free some space and start again";

  private static final long NEXT_TO_NOTHING = 4 << 20;
  // A server lays out 100 MB for its log of writes at a time, and frees them when it fails.
  private static final long TOO_LITTLE_FOR_A_SERVER = 128 << 20;

  private DiskSpace() {}

  /**
   * @param said the last words of the store: on a disk that is full they may be lost, which is why
   *     the disk is asked too
   */
  static boolean isOut(String said, Path folder) {
    return said.contains("No space left on device") || usable(folder) < NEXT_TO_NOTHING;
  }

  /** Whether a server that gave up on its data most likely did so for want of space. */
  static boolean isTooLittleForAServer(Path folder) {
    return usable(folder) < TOO_LITTLE_FOR_A_SERVER;
  }

  private static long usable(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException unknown) {
      return Long.MAX_VALUE;
    }
  }
}

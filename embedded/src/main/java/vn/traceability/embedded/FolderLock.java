package vn.traceability.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One program per data folder. The system releases it even when the program is killed. */
final class FolderLock implements AutoCloseable {
  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * @throws CannotStart when another start, of this process or another, holds the folder
   */
  static FolderLock hold(Path folder) {
    var file = folder.resolve("in-use");
    try {
      PrivateFiles.createFolder(folder);
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        if (channel.tryLock() != null) {
          var owner = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
          channel.truncate(0).write(ByteBuffer.wrap(owner), 0);
          return new FolderLock(channel);
        }
      } catch (OverlappingFileLockException heldByThisProcess) {
        // answered below, like any other holder
      }
      channel.close();
    } catch (IOException failure) {
      throw new CannotStart(
          "The data folder %s cannot be written: %s."
              .formatted(
                  folder,
                  DiskSpace.isOut(String.valueOf(failure.getMessage()), folder)
                      ? DiskSpace.ADVICE
                      : "give this user the right to write there or choose another folder"),
          failure);
    }
    throw new CannotStart(
        "The data folder %s is in use by process %s; stop that one first or choose another folder."
            .formatted(folder, owner(file)));
  }

  private static String owner(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException unreadable) { // some systems lock reading too
      return "(unknown)";
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failure) {
      throw new IllegalStateException("the lock could not be released", failure);
    }
  }
}

package vn.traceability.scanlog;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Messages on their way to the broker, in a file of this process: written as they come, and read
 * from there to be sent. What was written outlives the process, however that ends; of a machine
 * that loses its power the last seconds may be lost, since nobody waits for the disk.
 *
 * <p>The file: 8 bytes with the place of the first message that was not sent; then the messages,
 * each the length of what follows and its CRC-32 (4 bytes each), the length of its key (4 bytes),
 * the key in UTF-8, and the message. All numbers are big endian.
 */
final class ScanJournal implements AutoCloseable {
  /** How many processes may share a folder. */
  private static final int MOST_FILES = 64;

  private static final int HEAD = 8;

  /** A length that no message has. */
  private static final byte[] END = new byte[4];

  private static final int MESSAGE_HEAD = 8;
  private static final int LONGEST = 1 << 16;
  private static final int READ = 1 << 18;

  /** So much is left of what was sent at least before the rest is moved to its beginning. */
  private static final long LONG = 1 << 20;

  /** Not a channel, which an interrupted thread would close for all others. */
  private final RandomAccessFile file;

  /** The same for who sends, so that nobody who writes waits meanwhile. */
  private final RandomAccessFile reader;

  private final long most;
  private long end;
  private long next = HEAD;
  private int waiting;

  /**
   * A message as it is sent.
   *
   * @param end its place in the file, behind it
   */
  record Sent(String key, byte[] message, long end) {}

  /** What a file begins with. */
  private record Begun(List<Sent> messages, boolean broken) {}

  private ScanJournal(RandomAccessFile file, RandomAccessFile reader, long most)
      throws IOException {
    this.file = file;
    this.reader = reader;
    this.most = most;
    end = Math.max(HEAD, file.length());
    recover();
  }

  /**
   * Opens the first journal of a folder that no other process holds; what one that is gone left
   * there comes first.
   *
   * @param most bytes that it may grow to
   * @throws UncheckedIOException when the folder cannot be written to
   */
  static ScanJournal open(Path folder, long most) {
    try {
      Files.createDirectories(folder);
      for (int number = 1; number <= MOST_FILES; number++) {
        var path = folder.resolve("scans-" + number + ".journal").toFile();
        var file = new RandomAccessFile(path, "rw");
        if (isOurs(file)) {
          return new ScanJournal(file, new RandomAccessFile(path, "r"), most);
        }
        file.close();
      }
      throw new IOException("all " + MOST_FILES + " journals of " + folder + " are in use");
    } catch (IOException failure) {
      throw new UncheckedIOException("the journal of scans in " + folder, failure);
    }
  }

  private static boolean isOurs(RandomAccessFile file) throws IOException {
    try {
      return file.getChannel().tryLock() != null; // held until the file is closed
    } catch (OverlappingFileLockException oneOfThisProcess) {
      return false;
    }
  }

  /** Goes to the first that was not sent; what is behind the last whole one is cut off. */
  private void recover() throws IOException {
    long from = file.length() < HEAD ? HEAD : read(0, HEAD).getLong();
    next = from < HEAD || from > end ? end : from;
    long at = next;
    for (var some = begun(at, end); !some.messages().isEmpty(); some = begun(at, end)) {
      waiting += some.messages().size();
      at = some.messages().get(some.messages().size() - 1).end();
    }
    end = at;
    file.setLength(end);
    mark();
  }

  /**
   * Writes one more.
   *
   * @return whether there was room for it
   * @throws IOException when the disk does not take it; then nothing of it is left
   */
  synchronized boolean append(String key, byte[] message) throws IOException {
    byte[] name = key.getBytes(StandardCharsets.UTF_8);
    int length = 4 + name.length + message.length;
    if (length > LONGEST || end + MESSAGE_HEAD + length > most) {
      return false;
    }
    var whole = ByteBuffer.allocate(MESSAGE_HEAD + length);
    whole.putInt(length).putInt(0).putInt(name.length).put(name).put(message).flip();
    whole.putInt(4, checksum(whole.array(), MESSAGE_HEAD, length));
    write(end, whole.array(), whole.limit());
    end += whole.limit(); // had it failed, the next one is written over what there is of this one
    waiting++;
    notifyAll();
    return true;
  }

  /**
   * The next that are to be sent; the same again until they are {@link #sent}. One thread alone may
   * ask for them.
   *
   * @param most how many
   * @param wait for how long, where there are none
   */
  List<Sent> next(int most, Duration wait) throws IOException, InterruptedException {
    long from;
    long to;
    synchronized (this) {
      if (next == end) {
        wait(wait.toMillis());
      }
      if (next == end && end > HEAD) {
        moveToBeginning(0); // so that scans are not kept here for longer than elsewhere
      }
      from = next;
      to = end;
    }
    var found = begun(from, to); // what lies between stays as it is until it is sent
    if (found.broken()) {
      throw new IOException("the journal of scans is damaged at byte " + from);
    }
    return found.messages().subList(0, Math.min(most, found.messages().size()));
  }

  /** Says that the broker has these, which were the next. */
  synchronized void sent(List<Sent> messages) throws IOException {
    next = messages.get(messages.size() - 1).end();
    waiting -= messages.size();
    mark();
    long rest = end - next;
    if (next > LONG && rest + END.length <= next - HEAD) {
      moveToBeginning(rest);
    }
  }

  /** Where it ends at any step of this, the mark leads to all that was not sent. */
  private void moveToBeginning(long rest) throws IOException {
    for (long moved = 0; moved < rest; ) {
      var some = read(next + moved, (int) Math.min(READ, rest - moved));
      write(HEAD + moved, some.array(), some.limit());
      moved += some.limit();
    }
    write(HEAD + rest, END, END.length); // what is behind it was sent
    next = HEAD;
    end = HEAD + rest;
    mark();
    file.setLength(end);
  }

  /** How many wait to be sent. */
  synchronized int waiting() {
    return waiting;
  }

  private void mark() throws IOException {
    write(0, ByteBuffer.allocate(HEAD).putLong(next).array(), HEAD);
  }

  private void write(long at, byte[] bytes, int length) throws IOException {
    file.seek(at);
    file.write(bytes, 0, length);
  }

  /** The whole messages at a place, as many as are read in one go. */
  private Begun begun(long from, long to) throws IOException {
    var messages = new ArrayList<Sent>();
    var bytes = read(from, (int) Math.min(READ, to - from));
    while (bytes.remaining() >= MESSAGE_HEAD) {
      int start = bytes.position();
      int length = bytes.getInt(start);
      if (length < 4 || length > LONGEST) {
        return new Begun(messages, messages.isEmpty());
      }
      if (bytes.remaining() < MESSAGE_HEAD + length) {
        break;
      }
      if (bytes.getInt(start + 4) != checksum(bytes.array(), start + MESSAGE_HEAD, length)) {
        return new Begun(messages, messages.isEmpty());
      }
      int name = bytes.getInt(start + MESSAGE_HEAD);
      bytes.position(start + MESSAGE_HEAD + length);
      int text = start + MESSAGE_HEAD + 4;
      var message = new byte[length - 4 - name];
      bytes.get(text + name, message);
      messages.add(
          new Sent(
              new String(bytes.array(), text, name, StandardCharsets.UTF_8),
              message,
              from + bytes.position()));
    }
    return new Begun(messages, false);
  }

  private ByteBuffer read(long from, int length) throws IOException {
    var bytes = new byte[length];
    reader.seek(from);
    reader.readFully(bytes);
    return ByteBuffer.wrap(bytes);
  }

  private static int checksum(byte[] bytes, int from, int length) {
    var checksum = new CRC32();
    checksum.update(bytes, from, length);
    return (int) checksum.getValue();
  }

  @Override
  public synchronized void close() {
    try (file;
        reader) {
      notifyAll();
    } catch (IOException failure) {
      throw new UncheckedIOException("the journal of scans", failure);
    }
  }
}

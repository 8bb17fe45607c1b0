package vn.traceability.event.epcis.document;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a document, to be read more than once, since what stands behind the events can
 * decide how to read them. Few are kept in memory, more in a temporary file that only this user can
 * read and that is gone with this object. Not for use by several threads.
 */
final class Spool implements Closeable {
  static final int IN_MEMORY = 1024 * 1024;
  private static final int BUFFER = 16 * 1024;

  private final ByteArrayOutputStream start = new ByteArrayOutputStream();
  private long length;
  private @Nullable FileChannel rest;

  private Spool() {}

  /**
   * Reads a stream to its end, and leaves it open.
   *
   * @param most how many bytes are accepted
   * @throws DocumentRefused when there are more, or they are not UTF-8
   * @throws IOException when the stream or the temporary file fails
   */
  static Spool of(InputStream in, long most) throws IOException {
    var spool = new Spool();
    try {
      spool.fill(in, most);
      return spool;
    } catch (IOException | RuntimeException failed) {
      spool.close();
      throw failed;
    }
  }

  private void fill(InputStream in, long most) throws IOException {
    var utf8 = new Utf8Check();
    byte[] buffer = new byte[BUFFER];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      length += read;
      if (length > most) {
        throw DocumentRefused.tooLarge("", "has more than " + most + " bytes");
      }
      utf8.check(buffer, read);
      int kept = Math.min(read, IN_MEMORY - start.size());
      start.write(buffer, 0, kept);
      if (kept < read) {
        append(ByteBuffer.wrap(buffer, kept, read - kept));
      }
    }
    utf8.end();
  }

  private void append(ByteBuffer bytes) throws IOException {
    if (rest == null) {
      rest = temporaryFile();
    }
    while (bytes.hasRemaining()) {
      rest.write(bytes);
    }
  }

  private static FileChannel temporaryFile() throws IOException {
    Path file = Files.createTempFile("epcis-", ".json"); // on POSIX systems with mode 0600
    try {
      return FileChannel.open(
          file,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException | RuntimeException failed) {
      Files.deleteIfExists(file);
      throw failed;
    }
  }

  /** Bytes of the document. */
  long length() {
    return length;
  }

  /** The document from its first byte on; one such stream at a time. */
  InputStream open() {
    byte[] first = start.toByteArray();
    return new InputStream() {
      private long position;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        int read = -1;
        if (position < first.length) {
          read = (int) Math.min(length, first.length - position);
          System.arraycopy(first, (int) position, into, offset, read);
        } else if (rest != null) {
          read = rest.read(ByteBuffer.wrap(into, offset, length), position - first.length);
        }
        position += Math.max(0, read);
        return read;
      }
    };
  }

  /** The first byte that is neither white space nor a byte order mark; -1 where there is none. */
  int firstCharacter() throws IOException {
    try (InputStream in = open()) {
      int character = in.read();
      while (character >= 0 && " \t\r\n\u00ef\u00bb\u00bf".indexOf(character) >= 0) {
        character = in.read();
      }
      return character;
    }
  }

  @Override
  public void close() throws IOException {
    if (rest != null) {
      rest.close();
    }
  }

  /** Says no to bytes that are not UTF-8, as they pass. */
  private static final class Utf8Check {
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer pending = ByteBuffer.allocate(BUFFER + 4);
    private final CharBuffer decoded = CharBuffer.allocate(BUFFER + 4);
    private long before;

    void check(byte[] bytes, int length) {
      pending.put(bytes, 0, length).flip();
      if (before == 0 && zeroAmongFirst(4)) {
        throw DocumentRefused.malformed("", "is not in UTF-8"); // but in UTF-16 or UTF-32
      }
      decode(false);
      before += pending.position();
      pending.compact();
    }

    void end() {
      pending.flip();
      decode(true);
    }

    private void decode(boolean end) {
      decoded.clear();
      CoderResult result = decoder.decode(pending, decoded, end);
      if (result.isError()) {
        throw DocumentRefused.malformed(
            "", "is not in UTF-8: see the byte at offset " + (before + pending.position()));
      }
    }

    private boolean zeroAmongFirst(int count) {
      for (int i = 0; i < Math.min(count, pending.limit()); i++) {
        if (pending.get(i) == 0) {
          return true;
        }
      }
      return false;
    }
  }
}

package vn.traceability.code.table;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.IntFunction;

/** Bytes that are made when they are read. To stop reading makes none of those left. */
public final class Chunks extends InputStream {
  private final IntFunction<Optional<byte[]>> chunks;
  private byte[] chunk = {};
  private int number;
  private int read;

  /**
   * @param chunks by their number from 0 on, none of them without a byte; empty behind the last
   */
  public Chunks(IntFunction<Optional<byte[]>> chunks) {
    this.chunks = chunks;
  }

  @Override
  public int read() {
    return isAtEnd() ? -1 : chunk[read++] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int most) {
    if (most == 0) {
      return 0;
    }
    if (isAtEnd()) {
      return -1;
    }
    int some = Math.min(most, chunk.length - read);
    System.arraycopy(chunk, read, to, offset, some);
    read += some;
    return some;
  }

  private boolean isAtEnd() {
    if (read < chunk.length) {
      return false;
    }
    var next = chunks.apply(number);
    next.ifPresent(
        made -> {
          chunk = made;
          number++;
          read = 0;
        });
    return next.isEmpty();
  }
}

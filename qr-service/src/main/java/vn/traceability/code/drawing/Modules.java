package vn.traceability.code.drawing;

import com.google.zxing.qrcode.encoder.ByteMatrix;

/**
 * The modules of a symbol without its quiet zone, a bit each: those of a line lie in one number, so
 * that all of a line are looked at together.
 */
final class Modules {
  /** Of version 11; a symbol of more would be too large for a label. */
  static final int MOST = 61;

  private final int side;
  private final long[] rows;

  private Modules(int side, long[] rows) {
    this.side = side;
    this.rows = rows;
  }

  /**
   * Of what ZXing has drawn.
   *
   * @param matrix at most {@value #MOST} modules a side
   */
  static Modules of(ByteMatrix matrix) {
    long[] rows = new long[matrix.getHeight()];
    byte[][] bytes = matrix.getArray();
    for (int y = 0; y < rows.length; y++) {
      long row = 0;
      for (int x = rows.length - 1; x >= 0; x--) {
        row = row << 1 | bytes[y][x];
      }
      rows[y] = row;
    }
    return new Modules(rows.length, rows);
  }

  int side() {
    return side;
  }

  /** The dark ones of a row; the lowest bit is the one on the left. */
  long row(int y) {
    return rows[y];
  }

  /** Each dark where one of the two is. */
  Modules with(Modules other) {
    long[] both = new long[side];
    for (int y = 0; y < side; y++) {
      both[y] = rows[y] ^ other.rows[y];
    }
    return new Modules(side, both);
  }

  /** Rows as columns. */
  Modules turned() {
    long[] turned = new long[Long.SIZE];
    System.arraycopy(rows, 0, turned, 0, side);
    long low = 0x0000_0000_ffff_ffffL;
    for (int width = Long.SIZE / 2; width > 0; width /= 2, low ^= low << width) {
      for (int y = 0; y < Long.SIZE; y = (y + width + 1) & -width - 1) {
        long swapped = (turned[y] >>> width ^ turned[y + width]) & low;
        turned[y] ^= swapped << width;
        turned[y + width] ^= swapped;
      }
    }
    long[] columns = new long[side];
    System.arraycopy(turned, 0, columns, 0, side);
    return new Modules(side, columns);
  }
}

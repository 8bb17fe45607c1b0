package vn.traceability.label.zpl;

import java.util.BitSet;

/** Dots of a printer, black or white. */
final class Raster {
  private final int width;
  private final int height;
  private final BitSet black;

  Raster(int width, int height) {
    this.width = width;
    this.height = height;
    this.black = new BitSet(width * height);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  boolean isBlack(int x, int y) {
    return black.get(y * width + x);
  }

  void blacken(int x, int y) {
    blacken(x, y, 1);
  }

  /** So many dots of a row. */
  void blacken(int x, int y, int length) {
    black.set(y * width + x, y * width + x + length);
  }
}

package vn.traceability.code.drawing;

/**
 * How badly a symbol can be read, in points: the four features of the standard, counted as ZXing
 * counts them.
 *
 * @see <a href="https://www.iso.org/standard/83389.html">ISO/IEC 18004, section 7.8.3</a>
 */
final class MaskPenalty {
  private static final int BLOCK = 3;
  private static final int FINDER = 40;
  private static final int PROPORTION = 10;

  private final int side;
  private final long line;

  /**
   * @param side of the symbol in modules
   */
  MaskPenalty(int side) {
    this.side = side;
    line = first(side);
  }

  private static long first(int bits) {
    return (1L << bits) - 1;
  }

  /**
   * All of it.
   *
   * @param turned the same symbol, its columns as rows
   */
  int of(Modules symbol, Modules turned) {
    int points = 0;
    int dark = 0;
    for (int i = 0; i < side; i++) {
      long row = symbol.row(i);
      points += ofLine(row) + ofLine(turned.row(i));
      dark += Long.bitCount(row);
      if (i > 0) {
        points += BLOCK * Long.bitCount(blocks(row, symbol.row(i - 1)));
      }
    }
    int all = side * side;
    return points + Math.abs(2 * dark - all) * 10 / all * PROPORTION;
  }

  private int ofLine(long dark) {
    long light = ~dark & line;
    return runs(dark) + FINDER * Long.bitCount(finders(dark, light));
  }

  /** Of five modules alike 3 points, and one for each further. */
  private int runs(long dark) {
    long pairs = ~(dark ^ dark >>> 1);
    long fives = pairs & pairs >>> 1;
    fives &= fives >>> 2;
    fives &= first(side - 4);
    return Long.bitCount(fives) + 2 * Long.bitCount(fives & ~(fives << 1));
  }

  /** Where four modules alike have their upper left one. */
  private long blocks(long row, long above) {
    long alike = ~(row ^ above);
    return alike & alike >>> 1 & ~(row ^ row >>> 1) & first(side - 1);
  }

  /** Where dark and light lie as in a finder, with four light ones within the line at an end. */
  private static long finders(long dark, long light) {
    long fours = light & light >>> 1;
    fours &= fours >>> 2;
    return dark
        & light >>> 1
        & dark >>> 2
        & dark >>> 3
        & dark >>> 4
        & light >>> 5
        & dark >>> 6
        & (fours << 4 | fours >>> 7);
  }
}

package vn.traceability.label.zpl;

/**
 * Dots as ZPL writes them: hexadecimal digits, with its letters for how often one follows, a comma
 * for white up to the end of a row, an exclamation mark for black, and a colon for a row like the
 * one above.
 *
 * @see <a href="https://docs.zebra.com/us/en/printers/software/zpl-pg/c-zpl-zpl-commands.html">ZPL
 *     II Programming Guide, Alternative Data Compression Scheme for ~DG and ~DB Commands</a>
 */
final class ZplGraphic {
  private static final int TWENTY = 20;

  private ZplGraphic() {}

  /** Bytes uncompressed, bytes in a row, and the dots, parted by commas. */
  static String of(Raster raster) {
    return of(raster, 1);
  }

  /** The same with each row printed several times. */
  static String of(Raster raster, int times) {
    var data = new StringBuilder(2_000);
    int bytesInRow = (raster.width() + 7) / 8;
    data.append(bytesInRow * raster.height() * times).append(',');
    data.append(bytesInRow).append(',');
    var again = ":".repeat(times - 1);
    var above = "";
    for (int y = 0; y < raster.height(); y++) {
      var row = row(raster, y, 2 * bytesInRow);
      if (row.equals(above)) {
        data.append(':');
      } else {
        compress(row, data);
      }
      data.append(again);
      above = row;
    }
    return data.toString();
  }

  private static String row(Raster raster, int y, int digits) {
    var row = new char[digits];
    for (int digit = 0; digit < digits; digit++) {
      int four = 0;
      for (int bit = 0; bit < 4; bit++) {
        int x = 4 * digit + bit;
        boolean black = x < raster.width() && raster.isBlack(x, y);
        four = four << 1 | (black ? 1 : 0);
      }
      row[digit] = Character.toUpperCase(Character.forDigit(four, 16));
    }
    return new String(row);
  }

  private static void compress(String row, StringBuilder data) {
    for (int at = 0; at < row.length(); ) {
      int next = at + 1;
      while (next < row.length() && row.charAt(next) == row.charAt(at)) {
        next++;
      }
      if (next == row.length() && row.charAt(at) == '0') {
        data.append(',');
      } else if (next == row.length() && row.charAt(at) == 'F') {
        data.append('!');
      } else {
        repeat(next - at, data);
        data.append(row.charAt(at));
      }
      at = next;
    }
  }

  /** {@code G} to {@code Y} are 1 to 19, {@code g} to {@code z} 20 to 400; they add up. */
  private static void repeat(int times, StringBuilder data) {
    int left = times == 1 ? 0 : times;
    while (left >= TWENTY) {
      int twenties = Math.min(left / TWENTY, TWENTY);
      data.append((char) ('g' + twenties - 1));
      left -= twenties * TWENTY;
    }
    if (left > 0) {
      data.append((char) ('G' + left - 1));
    }
  }
}

package vn.traceability.code.drawing;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.net.URI;

/**
 * A QR code as ISO/IEC 18004 has it, error correction level M (15 % of it may be lost), with its
 * quiet zone of 4 modules.
 */
public final class QrDrawing implements OneBitPng.Drawing {
  private static final int QUIET = 4;
  private static final int MOST_PIXELS = 40;

  private final Modules modules;

  private QrDrawing(Modules modules) {
    this.modules = modules;
  }

  /**
   * Draws an address in ASCII.
   *
   * @throws IllegalArgumentException when it needs more than 61 modules a side (version 11), which
   *     is about 250 characters
   */
  public static QrDrawing of(URI address) {
    return new QrDrawing(Masks.draw(address.toASCIIString(), ErrorCorrectionLevel.M));
  }

  /** Modules on one side, quiet zone included. */
  @Override
  public int side() {
    return modules.side() + 2 * QUIET;
  }

  /**
   * A PNG of exact modules, so that a printer need not scale it.
   *
   * @param module side of a module in pixels, 1 to 40
   */
  public byte[] png(int module) {
    if (module < 1 || module > MOST_PIXELS) {
      throw new IllegalArgumentException("module " + module);
    }
    return OneBitPng.write(this, module);
  }

  /** An SVG in which one unit is one module. */
  public String svg() {
    int side = side();
    var svg = new StringBuilder(12_000);
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
    svg.append(side).append(' ').append(side).append("\" shape-rendering=\"crispEdges\">");
    svg.append("<path fill=\"#fff\" d=\"M0 0h").append(side).append('v').append(side);
    svg.append("H0z\"/><path d=\"");
    for (int y = 0; y < modules.side(); y++) {
      runs(modules.row(y), y + QUIET, svg);
    }
    return svg.append("\"/></svg>\n").toString();
  }

  private static void runs(long row, int y, StringBuilder svg) {
    long left = row;
    while (left != 0) {
      int from = Long.numberOfTrailingZeros(left);
      int length = Long.numberOfTrailingZeros(~(left >>> from));
      svg.append('M').append(from + QUIET).append(' ').append(y);
      svg.append('h').append(length).append("v1h-").append(length).append('z');
      left &= -1L << from + length;
    }
  }

  @Override
  public boolean dark(int x, int y) {
    int column = x - QUIET;
    int row = y - QUIET;
    return column >= 0
        && row >= 0
        && column < modules.side()
        && row < modules.side()
        && (modules.row(row) >>> column & 1) == 1;
  }
}

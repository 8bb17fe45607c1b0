package vn.traceability.code.drawing;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.net.URI;

/**
 * A QR code as ISO/IEC 18004 has it, error correction level M (15 % of it may be lost), with its
 * quiet zone of 4 modules.
 */
public final class QrDrawing {
  private static final int QUIET = 4;

  private final ByteMatrix modules;

  private QrDrawing(ByteMatrix modules) {
    this.modules = modules;
  }

  /** Draws an address in ASCII. */
  public static QrDrawing of(URI address) {
    try {
      return new QrDrawing(
          Encoder.encode(address.toASCIIString(), ErrorCorrectionLevel.M).getMatrix());
    } catch (WriterException tooLong) {
      throw new IllegalArgumentException("no QR code holds " + address, tooLong);
    }
  }

  /** Modules on one side, quiet zone included. */
  public int side() {
    return modules.getWidth() + 2 * QUIET;
  }

  /**
   * A PNG of exact modules, so that a printer need not scale it.
   *
   * @param module side of a module in pixels, 1 to 40
   */
  public byte[] png(int module) {
    if (module < 1 || module > 40) {
      throw new IllegalArgumentException("module " + module);
    }
    return OneBitPng.write(side() * module, (x, y) -> dark(x / module, y / module));
  }

  /** An SVG in which one unit is one module. */
  public String svg() {
    var path = new StringBuilder();
    for (int y = 0; y < side(); y++) {
      for (int x = 0; x < side(); x++) {
        int from = x;
        while (dark(x, y)) {
          x++;
        }
        if (x > from) {
          path.append('M').append(from).append(' ').append(y);
          path.append('h').append(x - from).append("v1h-").append(x - from).append('z');
        }
      }
    }
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
        <path fill="#fff" d="M0 0h%1$dv%1$dH0z"/><path d="%2$s"/></svg>
        """
        .formatted(side(), path);
  }

  private boolean dark(int x, int y) {
    int column = x - QUIET;
    int row = y - QUIET;
    return column >= 0
        && row >= 0
        && column < modules.getWidth()
        && row < modules.getHeight()
        && modules.get(column, row) == 1;
  }
}

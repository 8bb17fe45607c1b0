package vn.traceability.label.zpl;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.TrueTypeFont;
import vn.traceability.label.LabelFont;
import vn.traceability.label.Placed.PlacedLogo;
import vn.traceability.label.Placed.PlacedSymbol;
import vn.traceability.label.Placed.PlacedText;
import vn.traceability.label.Resolution;

/** Draws with the dots of a printer; for one thread. */
final class Rasters {
  /**
   * A dot is black from such a share of it on: half would break the thin strokes of small print.
   */
  private static final double INKED = 0.4;

  private final Resolution printer;
  private final TrueTypeFont font;

  Rasters(Resolution printer) {
    this.printer = printer;
    try {
      font = LabelFont.parse();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A row of dots for each row of modules; a module is so many rows high as it is wide. */
  Raster symbol(PlacedSymbol placed) {
    int dots = printer.dotsIn(placed.module());
    int side = placed.symbol().side();
    var raster = new Raster(side * dots, side);
    placed.symbol().forEachRun((x, y, length) -> raster.blacken(x * dots, y, length * dots));
    return raster;
  }

  Raster text(PlacedText placed) {
    int width = printer.dotsIn(placed.width()) + 1;
    int height = printer.dotsIn(placed.height()) + 1;
    var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    var graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE); // ink is light here: the image begins black
    draw(placed, graphics);
    graphics.dispose();
    var raster = new Raster(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (image.getRaster().getSample(x, y, 0) >= INKED * 255) {
          raster.blacken(x, y);
        }
      }
    }
    return raster;
  }

  private void draw(PlacedText placed, Graphics2D graphics) {
    try {
      double dotsPerMillimetre = 1 / printer.millimetres(1);
      double scale = placed.size() * dotsPerMillimetre / font.getUnitsPerEm();
      double baseline = LabelFont.ASCENT * placed.size() * dotsPerMillimetre;
      var letters = font.getUnicodeCmapLookup();
      double x = 0;
      for (int i = 0; i < placed.text().length(); i++) {
        int glyph = letters.getGlyphId(placed.text().charAt(i));
        var outline = font.getGlyph().getGlyph(glyph);
        if (outline != null) {
          var place = new AffineTransform(scale, 0, 0, -scale, x, baseline);
          graphics.fill(place.createTransformedShape(outline.getPath()));
        }
        x += font.getAdvanceWidth(glyph) * scale;
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * In black and white, an error spread over the dots beside and below.
   *
   * @see <a href="https://en.wikipedia.org/wiki/Floyd%E2%80%93Steinberg_dithering">Floyd and
   *     Steinberg, An Adaptive Algorithm for Spatial Greyscale, 1976</a>
   */
  Raster logo(PlacedLogo placed) {
    int width = Math.max(1, printer.dotsIn(placed.width()));
    int height = Math.max(1, printer.dotsIn(placed.height()));
    var raster = new Raster(width, height);
    var error = new double[height + 1][width + 2];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int lightness =
            placed
                .logo()
                .lightness(x * placed.logo().width() / width, y * placed.logo().height() / height);
        double wanted = lightness + error[y][x + 1];
        boolean white = wanted >= 128;
        if (!white) {
          raster.blacken(x, y);
        }
        double left = wanted - (white ? 255 : 0);
        error[y][x + 2] += left * 7 / 16;
        error[y + 1][x] += left * 3 / 16;
        error[y + 1][x + 1] += left * 5 / 16;
        error[y + 1][x + 2] += left / 16;
      }
    }
    return raster;
  }
}

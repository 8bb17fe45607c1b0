package vn.traceability.label.svg;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import javax.imageio.ImageIO;
import vn.traceability.label.LabelLayout;
import vn.traceability.label.Logo;
import vn.traceability.label.Placed.PlacedLogo;
import vn.traceability.label.Placed.PlacedSymbol;
import vn.traceability.label.Placed.PlacedText;

/**
 * One label as a picture for the screen, a unit of which is a millimetre. Texts are as wide as on
 * paper, whatever font the viewer has.
 */
public final class SvgLabel {
  private SvgLabel() {}

  /** Draws it on white. */
  public static String draw(LabelLayout label) {
    var svg = new StringBuilder(16_000);
    var size = number(label.width()) + "\" height=\"" + number(label.height());
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
        .append(number(label.width()))
        .append("mm\" height=\"")
        .append(number(label.height()))
        .append("mm\" viewBox=\"0 0 ")
        .append(number(label.width()))
        .append(' ')
        .append(number(label.height()))
        .append("\"><rect fill=\"#fff\" width=\"")
        .append(size)
        .append("\"/>");
    symbol(label.symbol(), svg);
    svg.append("<g font-family=\"Liberation Sans,Arial,Helvetica,sans-serif\">");
    label.texts().forEach(text -> text(text, svg));
    svg.append("</g>");
    label.logo().ifPresent(logo -> logo(logo, svg));
    return svg.append("</svg>\n").toString();
  }

  private static void symbol(PlacedSymbol symbol, StringBuilder svg) {
    svg.append("<path shape-rendering=\"crispEdges\" transform=\"translate(")
        .append(number(symbol.x()))
        .append(' ')
        .append(number(symbol.y()))
        .append(") scale(")
        .append(number(symbol.module()))
        .append(")\" d=\"");
    symbol
        .symbol()
        .forEachRun(
            (x, y, length) ->
                svg.append('M')
                    .append(x)
                    .append(' ')
                    .append(y)
                    .append('h')
                    .append(length)
                    .append("v1h-")
                    .append(length)
                    .append('z'));
    svg.append("\"/>");
  }

  private static void text(PlacedText text, StringBuilder svg) {
    svg.append("<text x=\"")
        .append(number(text.x()))
        .append("\" y=\"")
        .append(number(text.baseline()))
        .append("\" font-size=\"")
        .append(number(text.size()))
        .append("\" textLength=\"")
        .append(number(text.width()))
        .append("\" lengthAdjust=\"spacingAndGlyphs\">")
        .append(escaped(text.text()))
        .append("</text>");
  }

  private static void logo(PlacedLogo logo, StringBuilder svg) {
    svg.append("<image x=\"")
        .append(number(logo.x()))
        .append("\" y=\"")
        .append(number(logo.y()))
        .append("\" width=\"")
        .append(number(logo.width()))
        .append("\" height=\"")
        .append(number(logo.height()))
        .append("\" href=\"data:image/png;base64,")
        .append(Base64.getEncoder().encodeToString(png(logo.logo())))
        .append("\"/>");
  }

  private static byte[] png(Logo logo) {
    var pixels = new BufferedImage(logo.width(), logo.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < logo.height(); y++) {
      for (int x = 0; x < logo.width(); x++) {
        pixels.setRGB(x, y, logo.rgb(x, y));
      }
    }
    try {
      var bytes = new ByteArrayOutputStream();
      ImageIO.write(pixels, "png", bytes);
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}

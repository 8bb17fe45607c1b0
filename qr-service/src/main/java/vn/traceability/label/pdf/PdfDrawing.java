package vn.traceability.label.pdf;

import java.io.IOException;
import org.apache.pdfbox.cos.COSName;
import vn.traceability.label.LabelLayout;
import vn.traceability.label.LabelTemplate;
import vn.traceability.label.Placed.PlacedLogo;
import vn.traceability.label.Placed.PlacedSymbol;
import vn.traceability.label.Placed.PlacedText;
import vn.traceability.label.Resolution;

/**
 * What draws one sheet, in millimetres from its upper left corner, as operators of PDF. They are
 * written here, for a symbol has hundreds of them.
 *
 * @see <a href="https://www.iso.org/standard/75839.html">ISO 32000-2, annex A, Operator summary</a>
 */
final class PdfDrawing {
  static final COSName FONT = COSName.getPDFName("F");
  static final COSName LOGO = COSName.getPDFName("L");

  private final PdfFont font;
  private final Resolution printer;
  private final StringBuilder commands = new StringBuilder(1 << 16);

  /**
   * @param printer whose dots symbols begin at
   * @param sheetHeight in millimetres
   */
  PdfDrawing(PdfFont font, Resolution printer, double sheetHeight) {
    this.font = font;
    this.printer = printer;
    matrix(PdfLabels.POINTS, -PdfLabels.POINTS, 0, sheetHeight * PdfLabels.POINTS); // y goes down
  }

  void add(LabelLayout label, LabelTemplate.Place place) throws IOException {
    symbol(label.symbol(), place);
    for (var text : label.texts()) {
      text(text, place);
    }
    label.logo().ifPresent(logo -> logo(logo, place));
  }

  String finish() {
    return commands.toString();
  }

  /** One path for all modules, so that no seam is left between two that touch. */
  private void symbol(PlacedSymbol symbol, LabelTemplate.Place place) {
    commands.append("q ");
    matrix(
        symbol.module(), symbol.module(), dot(place.x() + symbol.x()), dot(place.y() + symbol.y()));
    symbol
        .symbol()
        .forEachRun(
            (x, y, length) ->
                commands
                    .append(x)
                    .append(' ')
                    .append(y)
                    .append(' ')
                    .append(length)
                    .append(" 1 re\n"));
    commands.append("f Q\n");
  }

  private double dot(double millimetres) {
    return printer.millimetres(printer.dotAt(millimetres));
  }

  private void text(PlacedText text, LabelTemplate.Place place) throws IOException {
    commands.append("BT /").append(FONT.getName()).append(' ');
    number(text.size());
    commands.append("Tf 1 0 0 -1 ");
    number(place.x() + text.x());
    number(place.y() + text.baseline());
    commands.append("Tm ");
    font.write(text.text(), commands);
    commands.append(" Tj ET\n");
  }

  private void logo(PlacedLogo logo, LabelTemplate.Place place) {
    commands.append("q ");
    matrix(
        logo.width(), -logo.height(), place.x() + logo.x(), place.y() + logo.y() + logo.height());
    commands.append('/').append(LOGO.getName()).append(" Do Q\n");
  }

  private void matrix(double scaleX, double scaleY, double x, double y) {
    number(scaleX);
    commands.append("0 0 ");
    number(scaleY);
    number(x);
    number(y);
    commands.append("cm\n");
  }

  /** With five digits behind the point, which is less than any printer's dot. */
  private void number(double value) {
    long parts = Math.round(Math.abs(value) * 100_000);
    if (value < 0 && parts > 0) {
      commands.append('-');
    }
    commands.append(parts / 100_000).append('.');
    commands.append(Long.toString(100_000 + parts % 100_000), 1, 6).append(' ');
  }
}

package vn.traceability.label;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.datamatrix.DataMatrixWriter;
import com.google.zxing.datamatrix.encoder.SymbolShapeHint;
import java.util.Map;
import vn.traceability.gs1.syntax.ElementString;

/**
 * Draws a GS1 DataMatrix: FNC1 first, which makes its symbology identifier {@code ]d2}, and behind
 * each element that has no predefined length.
 *
 * @see <a href="https://ref.gs1.org/standards/genspecs/">GS1 General Specifications, sections 5.6.2
 *     and 7.8</a>
 */
final class DataMatrix {
  /** What stands for FNC1 in what ZXing is given; it adds the first one itself. */
  private static final char SEPARATOR = '\u001d';

  private static final Map<EncodeHintType, Object> HINTS =
      Map.of(
          EncodeHintType.DATA_MATRIX_COMPACT,
          true,
          EncodeHintType.GS1_FORMAT,
          true,
          EncodeHintType.DATA_MATRIX_SHAPE,
          SymbolShapeHint.FORCE_SQUARE);

  private DataMatrix() {}

  /** Its modules without a quiet zone. */
  static BitMatrix of(ElementString elements) {
    var text = elements.separated().substring(1).replace('^', SEPARATOR);
    return new DataMatrixWriter().encode(text, BarcodeFormat.DATA_MATRIX, 0, 0, HINTS);
  }
}

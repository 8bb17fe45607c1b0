package vn.traceability.label.pdf;

import java.io.IOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import vn.traceability.label.LabelFont;

/** The font of one document, which in the end holds no more letters than were asked for. */
final class PdfFont {
  private final PDType0Font font;
  private final Map<Integer, String> known = new HashMap<>();

  PdfFont(PDDocument document) throws IOException {
    try (var file = LabelFont.open()) {
      font = PDType0Font.load(document, file, true);
    }
  }

  PDType0Font embedded() {
    return font;
  }

  /** Embeds the letters that were written; only now are they all known. */
  void finish() throws IOException {
    font.subset();
  }

  /** Glyph numbers of a text in hexadecimal, as a string of PDF. */
  void write(String text, StringBuilder to) throws IOException {
    to.append('<');
    for (int i = 0; i < text.length(); ) {
      int letter = text.codePointAt(i);
      var glyph = known.get(letter);
      if (glyph == null) {
        glyph = HexFormat.of().formatHex(font.encode(Character.toString(letter)));
        font.addToSubset(letter);
        known.put(letter, glyph);
      }
      to.append(glyph);
      i += Character.charCount(letter);
    }
    to.append('>');
  }
}

package vn.traceability.label;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Liberation Sans, which has all letters of Vietnamese, and how wide texts are in it. Lengths are
 * in parts of the font's size. It comes with PDFBox.
 *
 * @see <a href="https://github.com/liberationfonts">Liberation fonts, SIL Open Font License 1.1</a>
 */
public final class LabelFont {
  /** From the upper edge of a line to its baseline: above it no letter reaches higher. */
  public static final double ASCENT = 0.92;

  /** From one line to the next. */
  public static final double LINE = 1.17;

  /** Height of small letters such as x. */
  static final double X_HEIGHT = 0.528;

  private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final char UNKNOWN = '?';
  private static final int MISSING = -1;
  private static final short[] WIDTHS = new short[0x10000];
  private static final double UNITS;

  static {
    try (var font = parse()) {
      UNITS = font.getUnitsPerEm();
      var glyphs = font.getUnicodeCmapLookup();
      for (int letter = 0; letter < WIDTHS.length; letter++) {
        int glyph = letter < ' ' ? 0 : glyphs.getGlyphId(letter);
        WIDTHS[letter] = (short) (glyph == 0 ? MISSING : font.getAdvanceWidth(glyph));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private LabelFont() {}

  /** The file, for a document that embeds it. */
  public static InputStream open() {
    return Objects.requireNonNull(PDDocument.class.getResourceAsStream(FILE), FILE);
  }

  /** The font with its outlines; not for several threads at once. */
  public static TrueTypeFont parse() throws IOException {
    try (var file = open()) {
      return new TTFParser().parse(new RandomAccessReadBuffer(file.readAllBytes()));
    }
  }

  /** The same text of letters this font has, each whole with its marks; others become {@code ?}. */
  static String printable(String text) {
    var composed = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    var printable = new StringBuilder(composed.length());
    composed
        .codePoints()
        .forEach(
            letter -> {
              if (Character.isWhitespace(letter) || Character.isSpaceChar(letter)) {
                printable.append(' ');
              } else if (Character.getType(letter) != Character.FORMAT) {
                boolean known = letter < WIDTHS.length && WIDTHS[letter] != MISSING;
                printable.appendCodePoint(known ? letter : UNKNOWN);
              }
            });
    return printable.toString();
  }

  /**
   * Of a text that is {@link #printable}.
   *
   * @return in parts of the font's size
   */
  static double width(String text) {
    long units = 0;
    for (int i = 0; i < text.length(); i++) {
      units += WIDTHS[text.charAt(i)];
    }
    return units / UNITS;
  }
}

package vn.traceability.code.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MasksTest {
  private static final String CHARACTERS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:abcdefghijklmnopqrstuvwxyz_~&?=#;!";

  /** Of each level; 100,000 in all where there is time for it. */
  private static final int TEXTS = "true".equals(System.getenv("CI")) ? 25_000 : 2_500;

  @ParameterizedTest
  @EnumSource(ErrorCorrectionLevel.class)
  void drawWhatZxingDraws(ErrorCorrectionLevel level) {
    // the random texts are the same in each run
    IntStream.range(0, TEXTS).parallel().forEach(number -> isDrawnAlike(text(number), level));
  }

  private static String text(int number) {
    var random = new Random(number);
    var text = new StringBuilder(number % 2 == 0 ? "https://truyxuat.example.vn/01/0893" : "");
    int length = 1 + random.nextInt(90);
    int kinds = new int[] {10, 45, CHARACTERS.length()}[number % 3]; // digits, capitals, all
    for (int i = 0; i < length; i++) {
      text.append(CHARACTERS.charAt(random.nextInt(kinds)));
    }
    return text.toString();
  }

  private static void isDrawnAlike(String text, ErrorCorrectionLevel level) {
    ByteMatrix expected;
    try {
      expected = Encoder.encode(text, level).getMatrix();
    } catch (WriterException tooLong) {
      throw new AssertionError(tooLong);
    }
    if (expected.getWidth() > Modules.MOST) {
      return; // none of a label, and asked about below
    }
    var drawn = Masks.draw(text, level);
    assertThat(drawn.side()).isEqualTo(expected.getWidth());
    for (int y = 0; y < drawn.side(); y++) {
      long row = 0;
      for (int x = drawn.side() - 1; x >= 0; x--) {
        row = row << 1 | expected.get(x, y);
      }
      if (drawn.row(y) != row) {
        throw new AssertionError("row " + y + " of another mask for " + text + " " + level);
      }
    }
  }

  @Test
  void refuseWhatIsTooLargeForALabel() {
    assertThat(Masks.draw("a".repeat(251), ErrorCorrectionLevel.M).side()).isEqualTo(61);
    assertThatThrownBy(() -> Masks.draw("a".repeat(252), ErrorCorrectionLevel.M))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("of a label");
  }

  @Test
  void turnRowsIntoColumns() {
    var drawn = Masks.draw("https://truyxuat.example.vn/01/08930000000019", ErrorCorrectionLevel.M);
    var turned = drawn.turned();

    for (int y = 0; y < drawn.side(); y++) {
      for (int x = 0; x < drawn.side(); x++) {
        assertThat(turned.row(x) >>> y & 1).isEqualTo(drawn.row(y) >>> x & 1);
      }
    }
  }
}

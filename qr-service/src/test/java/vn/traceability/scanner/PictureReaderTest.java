package vn.traceability.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.traceability.blob.Photo;
import vn.traceability.code.LabelAddress;
import vn.traceability.code.drawing.QrDrawing;
import vn.traceability.refusal.InvalidValue;

class PictureReaderTest {
  private static final LabelAddress OURS = new LabelAddress(URI.create("https://truyxuat.example"));
  private static final String LABEL =
      "https://truyxuat.example/01/08930000000019/10/PHI%2F1/21/0400000015W7V9PQ?416=2900000001022";

  @Test
  void aLabelOfOursIsReadInAPhoto() throws Exception {
    var png = QrDrawing.of(URI.create(LABEL)).png(6);
    assertThat(meaning(png).page()).contains(URI.create(LABEL).getRawPath() + "?416=2900000001022");
    var photo = onATable(ImageIO.read(new java.io.ByteArrayInputStream(png)), false);
    assertThat(meaning(encoded(photo, "jpg")).page()).isPresent();
    var inverted = onATable(ImageIO.read(new java.io.ByteArrayInputStream(png)), true);
    assertThat(meaning(encoded(inverted, "png")).page()).isPresent();
  }

  @Test
  void gs1ElementsInOtherCarriersLeadToTheSamePage() throws Exception {
    var gs = "\u001d";
    var hints = Map.of(EncodeHintType.GS1_FORMAT, true, EncodeHintType.DATA_MATRIX_COMPACT, true);
    var elements = "01089300000000191012" + gs + "2104ABCD";
    for (var format : new BarcodeFormat[] {BarcodeFormat.DATA_MATRIX, BarcodeFormat.QR_CODE}) {
      var text = format == BarcodeFormat.QR_CODE ? elements.replace(gs, "%") : elements;
      var code = new MultiFormatWriter().encode(text, format, 300, 300, hints);
      assertThat(meaning(encoded(image(code), "png")).page())
          .as("%s", format)
          .contains("/01/08930000000019/10/12/21/04ABCD");
    }
    var bars = new MultiFormatWriter().encode("8930000000019", BarcodeFormat.EAN_13, 400, 150);
    assertThat(meaning(encoded(image(bars), "png")).page()).contains("/01/08930000000019");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://truyxuat.example/01/08930000000019/10/A?lang=en | /01/08930000000019/10/A?lang=en |",
        "HTTPS://TRUYXUAT.EXAMPLE/01/08930000000019 | /01/08930000000019 |",
        "https://id.gs1.org/01/08930000000019 | /01/08930000000019 | id.gs1.org",
        "https://other.example/x/01/08930000000019/10/A | /01/08930000000019/10/A | other.example",
        "https://other.example/menu | | other.example",
        "https://truyxuat.example/about | |",
        "(01)08930000000019(10)A/1(21)X | /01/08930000000019/10/A%2F1/21/X |",
        "(01)08930000000018 | |",
        "8930000000019 | /01/08930000000019 |",
        "08930000000019 | /01/08930000000019 |",
        "8930000000018 | |",
        "/01/08930000000019 | /01/08930000000019 |",
        "//evil.example/01/08930000000019 | |",
        "javascript:alert(1) | |",
        "WIFI:S:quán;; | |",
      })
  void whatIsTypedIsUnderstoodAsFarAsItConcernsUs(String typed, String page, String host) {
    var meaning = Meaning.of(typed, OURS);
    assertThat(meaning.page().orElse(null)).isEqualTo(page);
    assertThat(meaning.host().orElse(null)).isEqualTo(host);
  }

  @Test
  void whatHoldsNoCodeOrIsNoPictureIsToldApart() throws Exception {
    var blank = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
    assertThat(PictureReader.read(Photo.read("photo", encoded(blank, "jpg")))).isEmpty();
    assertThatThrownBy(() -> Photo.read("photo", new byte[] {1, 2, 3}))
        .isInstanceOf(InvalidValue.class);
  }

  private static Meaning meaning(byte[] picture) {
    return Meaning.of(PictureReader.read(Photo.read("photo", picture)).orElseThrow(), OURS);
  }

  /** Small in a large picture, turned, on a grey ground. */
  private static BufferedImage onATable(BufferedImage code, boolean inverted) {
    var photo = new BufferedImage(1400, 1000, BufferedImage.TYPE_INT_RGB);
    var graphics = photo.createGraphics();
    graphics.setColor(inverted ? Color.BLACK : Color.LIGHT_GRAY);
    graphics.fillRect(0, 0, 1400, 1000);
    graphics.rotate(Math.toRadians(17), 700, 500);
    var drawn = new BufferedImage(code.getWidth(), code.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < code.getWidth(); x++) {
      for (int y = 0; y < code.getHeight(); y++) {
        int grey = code.getRGB(x, y) & 0xffffff;
        drawn.setRGB(x, y, inverted ? ~grey & 0xffffff : grey);
      }
    }
    graphics.drawImage(drawn, 500, 300, null);
    graphics.dispose();
    return photo;
  }

  private static BufferedImage image(BitMatrix code) throws WriterException {
    var image =
        new BufferedImage(code.getWidth() + 80, code.getHeight() + 80, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        boolean inside =
            x >= 40 && y >= 40 && x < 40 + code.getWidth() && y < 40 + code.getHeight();
        image.setRGB(x, y, inside && code.get(x - 40, y - 40) ? 0 : 0xffffff);
      }
    }
    return image;
  }

  private static byte[] encoded(BufferedImage image, String format) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }
}

package vn.traceability.code.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.traceability.Installed;

class QrDrawingTest {
  private static final URI ADDRESS =
      URI.create("https://example.org/01/08930000000019/10/A%2FB%3B1/21/0400000015W7V9PQ");

  @TempDir Path folder;

  @Test
  void isReadByZxingAtAnySize() throws Exception {
    for (int module : new int[] {2, 3, 8, 13}) {
      var image = ImageIO.read(new ByteArrayInputStream(QrDrawing.of(ADDRESS).png(module)));
      assertThat(decode(image)).isEqualTo(ADDRESS.toString());
    }
  }

  @Test
  void isReadByZbar() throws Exception {
    var zbar = Installed.program("zbarimg");
    var file = folder.resolve("code.png");
    Files.write(file, QrDrawing.of(ADDRESS).png(4));
    var run = new ProcessBuilder(zbar, "--raw", "-q", file.toString()).start();
    assertThat(run.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
        .isEqualTo(ADDRESS.toString());
  }

  @Test
  void hasExactModulesAndAQuietZoneOfFour() throws Exception {
    var drawing = QrDrawing.of(ADDRESS);
    var image = ImageIO.read(new ByteArrayInputStream(drawing.png(5)));
    assertThat(image.getWidth()).isEqualTo(drawing.side() * 5).isEqualTo(image.getHeight());
    assertThat(image.getColorModel().getPixelSize()).isEqualTo(1);
    for (int along = 0; along < image.getWidth(); along++) {
      for (int in = 0; in < 20; in++) {
        assertThat(isDark(image, along, in)).isFalse();
        assertThat(isDark(image, in, along)).isFalse();
        assertThat(isDark(image, image.getWidth() - 1 - in, along)).isFalse();
      }
    }
    assertThat(isDark(image, 20, 20)).isTrue();
  }

  @Test
  void theVectorHasTheSameModules() throws Exception {
    var drawing = QrDrawing.of(ADDRESS);
    int side = drawing.side();
    var image = ImageIO.read(new ByteArrayInputStream(drawing.png(1)));
    var dark = new boolean[side][side];
    var runs = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1").matcher(drawing.svg());
    while (runs.find()) {
      int x = Integer.parseInt(runs.group(1));
      Arrays.fill(
          dark[Integer.parseInt(runs.group(2))], x, x + Integer.parseInt(runs.group(3)), true);
    }
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        assertThat(dark[y][x]).as("%d,%d", x, y).isEqualTo(isDark(image, x, y));
      }
    }
  }

  @Test
  void staysSmall() {
    assertThat(QrDrawing.of(ADDRESS).png(8)).hasSizeLessThan(2_000);
    assertThat(QrDrawing.of(ADDRESS).svg()).hasSizeLessThan(12_000);
  }

  @Test
  void refusesWhatNoCodeHolds() {
    var drawing = QrDrawing.of(ADDRESS);
    assertThatThrownBy(() -> drawing.png(0)).isInstanceOf(IllegalArgumentException.class);
    var tooLong = URI.create("https://example.org/" + "a".repeat(3_000));
    assertThatThrownBy(() -> QrDrawing.of(tooLong)).isInstanceOf(IllegalArgumentException.class);
  }

  private static String decode(BufferedImage image) throws Exception {
    int width = image.getWidth();
    int height = image.getHeight();
    var pixels = image.getRGB(0, 0, width, height, null, 0, width);
    var source = new RGBLuminanceSource(width, height, pixels);
    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
  }

  private static boolean isDark(BufferedImage image, int x, int y) {
    return (image.getRGB(x, y) & 0xff) == 0;
  }
}

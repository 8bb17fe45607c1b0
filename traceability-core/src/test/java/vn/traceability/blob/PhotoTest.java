package vn.traceability.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.traceability.refusal.InvalidValue;

class PhotoTest {
  private static final String SECRET = "Nguyen Van Binh 21.0123,105.9";

  @Test
  void nothingTheCameraWroteIntoItIsLeft() throws IOException {
    var sent = withExif(jpeg(leftRed(40, 20)), 1, SECRET);
    assertThat(text(sent)).contains(SECRET, "Exif");

    var photo = Photo.read("photo", sent);

    for (var blob : new Blob[] {photo.full(), photo.small()}) {
      assertThat(text(blob.bytes())).doesNotContain(SECRET).doesNotContain("Exif");
      assertThat(blob.mediaType()).isEqualTo("image/jpeg");
      assertThat(blob.bytes()).startsWith(0xff, 0xd8);
    }
  }

  /** Orientation 6: the camera was turned, and what is left in the file belongs on top. */
  @Test
  void itStandsUpright() throws IOException {
    var image = drawn(Photo.read("photo", withExif(jpeg(leftRed(40, 20)), 6, "")).full());
    assertThat(image.getWidth()).isEqualTo(20);
    assertThat(image.getHeight()).isEqualTo(40);
    assertThat(isRed(image, 10, 5)).isTrue();
    assertThat(isRed(image, 10, 35)).isFalse();
  }

  @Test
  void itIsNoLargerThanItIsShown() throws IOException {
    var photo = Photo.read("photo", jpeg(leftRed(3000, 1000)));
    assertThat(drawn(photo.full()).getWidth()).isEqualTo(1600);
    assertThat(drawn(photo.full()).getHeight()).isBetween(532, 534);
    assertThat(drawn(photo.small()).getWidth()).isEqualTo(320);
    var tiny = Photo.read("photo", jpeg(leftRed(30, 10)));
    assertThat(drawn(tiny.full()).getWidth()).isEqualTo(30);
    assertThat(drawn(tiny.small()).getWidth()).isEqualTo(30);
  }

  /** Nothing takes more bytes than noise. */
  @Test
  void theSmallOneIsLightWhateverItShows() throws IOException {
    var noise = new BufferedImage(320, 320, BufferedImage.TYPE_INT_RGB);
    var random = new Random(1);
    for (int i = 0; i < 320 * 320; i++) {
      noise.setRGB(i % 320, i / 320, random.nextInt());
    }
    var photo = Photo.read("photo", encoded(noise, "png"));
    assertThat(photo.full().bytes()).hasSizeGreaterThan(60_000);
    assertThat(photo.small().bytes()).hasSizeLessThan(40_000);
    assertThat(drawn(photo.small()).getWidth()).isEqualTo(320);
  }

  @Test
  void whatIsClearInAPngIsWhite() throws IOException {
    var clear = new BufferedImage(20, 20, BufferedImage.TYPE_INT_ARGB);
    var image = drawn(Photo.read("photo", encoded(clear, "png")).full());
    assertThat(new Color(image.getRGB(10, 10))).isEqualTo(Color.WHITE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gif", "bmp"})
  void otherPicturesAreRefused(String format) throws IOException {
    refused(encoded(leftRed(20, 10), format), "JPEG or PNG");
  }

  @Test
  void whatIsNoPictureIsRefused() throws IOException {
    refused(new byte[0], "JPEG or PNG");
    refused("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8), "JPEG");
    refused("%PDF-1.4".getBytes(StandardCharsets.UTF_8), "JPEG or PNG");
    var whole = jpeg(leftRed(400, 400));
    refused(java.util.Arrays.copyOf(whole, 200), "JPEG or PNG");
    var broken = encoded(leftRed(400, 400), "png");
    refused(java.util.Arrays.copyOf(broken, 120), "JPEG or PNG");
    refused(new byte[Photo.MOST_BYTES + 1], "10 MB");
  }

  /** Whatever the readers make of it. */
  @Test
  void aDamagedPictureIsDrawnOrRefusedAndNothingElse() throws IOException {
    var random = new java.util.Random(7);
    for (var whole : new byte[][] {jpeg(leftRed(60, 40)), encoded(leftRed(60, 40), "png")}) {
      for (int i = 0; i < 300; i++) {
        var damaged = whole.clone();
        for (int times = 1 + i % 8; times > 0; times--) {
          damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        try {
          assertThat(Photo.read("photo", damaged).full().length()).isPositive();
        } catch (InvalidValue refused) {
          assertThat(refused.field()).contains("photo");
        }
      }
    }
  }

  /** 100,000 × 100,000 pixels in less than a hundred bytes. */
  @Test
  void aPictureOfGigabytesIsNotUnpacked() {
    refused(hugePng(), "60 million pixels");
  }

  private static void refused(byte[] sent, String rule) {
    assertThatThrownBy(() -> Photo.read("photo", sent))
        .isInstanceOfSatisfying(InvalidValue.class, no -> assertThat(no.field()).contains("photo"))
        .hasMessageContaining(rule);
  }

  private static byte[] hugePng() {
    var header = ByteBuffer.allocate(17);
    header.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(100_000).putInt(100_000);
    header.put((byte) 8).put((byte) 2).put((byte) 0).put((byte) 0).put((byte) 0);
    var crc = new CRC32();
    crc.update(header.array());
    var png = ByteBuffer.allocate(8 + 4 + 17 + 4);
    png.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    png.putInt(13).put(header.array()).putInt((int) crc.getValue());
    return png.array();
  }

  private static BufferedImage leftRed(int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setColor(Color.BLUE);
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, width / 2, height);
    graphics.dispose();
    return image;
  }

  private static boolean isRed(BufferedImage image, int x, int y) {
    var color = new Color(image.getRGB(x, y));
    return color.getRed() > 150 && color.getBlue() < 100;
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    return encoded(image, "jpg");
  }

  private static byte[] encoded(BufferedImage image, String format) throws IOException {
    var out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }

  private static BufferedImage drawn(Blob blob) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(blob.bytes()));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /**
   * A segment APP1 behind the start: TIFF, big endian, with the tags Orientation (0x0112) and
   * ImageDescription (0x010e).
   */
  private static byte[] withExif(byte[] jpeg, int orientation, String description) {
    var text = (description + "\0").getBytes(StandardCharsets.US_ASCII);
    int at = 8 + 2 + 2 * 12 + 4;
    var tiff = ByteBuffer.allocate(at + text.length);
    tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    tiff.putShort((short) 2);
    tiff.putShort((short) 0x010e).putShort((short) 2).putInt(text.length).putInt(at);
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
    tiff.putShort((short) 0).putInt(0).put(text);
    var name = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    int length = 2 + name.length + tiff.capacity();
    var out = ByteBuffer.allocate(jpeg.length + 2 + length);
    out.put(jpeg, 0, 2).put((byte) 0xff).put((byte) 0xe1).putShort((short) length).put(name);
    out.put(tiff.array()).put(jpeg, 2, jpeg.length - 2);
    return out.array();
  }
}

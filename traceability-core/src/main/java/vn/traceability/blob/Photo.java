package vn.traceability.blob;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import net.coobird.thumbnailator.Thumbnails;
import vn.traceability.refusal.InvalidValue;

/**
 * A picture someone took, drawn anew: upright, at most 1600 pixels a side, as JPEG. So nothing is
 * left of what the camera wrote into it, such as where it was taken.
 *
 * @param full as it is shown large
 * @param small the same with at most 320 pixels a side: some 15 kB, and no more than 40 kB
 */
public record Photo(Blob full, Blob small) {
  /** The most bytes that are read. */
  public static final int MOST_BYTES = 10 << 20;

  private static final int FULL = 1600;
  private static final int SMALL = 320;

  /** It is a part of the first view of a page, which has 60 kB. */
  private static final int MOST_SMALL_BYTES = 40_000;

  private static final double[] SMALL_QUALITIES = {0.7, 0.5, 0.3, 0.1};
  private static final long MOST_PIXELS = 60_000_000;
  private static final Set<String> FORMATS = Set.of("jpeg", "png");

  /**
   * Draws a picture anew.
   *
   * @param field as the contract calls it
   * @param sent JPEG or PNG, told by its bytes whatever name it has
   * @throws InvalidValue when it is neither, is broken, or has more than 10 MB or 60 million pixels
   */
  public static Photo read(String field, byte[] sent) {
    if (sent.length > MOST_BYTES) {
      throw new InvalidValue(field, sent.length + " bytes", "needs at most 10 MB");
    }
    int side = longestSide(field, sent);
    try {
      var upright =
          Thumbnails.of(new ByteArrayInputStream(sent)).scale(scale(side, FULL)).asBufferedImage();
      var drawn = onWhite(upright);
      int longest = Math.max(drawn.getWidth(), drawn.getHeight());
      return new Photo(jpeg(drawn, 1, 0.85), small(drawn, scale(longest, SMALL)));
    } catch (IOException | RuntimeException broken) { // the readers throw what they like
      throw unreadable(field);
    }
  }

  /** Says how large it is before it is unpacked: a small file can hold a picture of gigabytes. */
  private static int longestSide(String field, byte[] sent) {
    try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(sent))) {
      var readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw unreadable(field);
      }
      ImageReader reader = readers.next();
      try {
        if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
          throw unreadable(field);
        }
        reader.setInput(in, true, true);
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > MOST_PIXELS) {
          throw new InvalidValue(field, pixels + " pixels", "needs at most 60 million pixels");
        }
        return Math.max(reader.getWidth(0), reader.getHeight(0));
      } finally {
        reader.dispose();
      }
    } catch (InvalidValue no) {
      throw no;
    } catch (IOException | RuntimeException broken) { // the readers throw what they like
      throw unreadable(field);
    }
  }

  private static double scale(int side, int most) {
    return Math.min(1, (double) most / side);
  }

  /** What was clear is white, as on paper. */
  private static BufferedImage onWhite(BufferedImage image) {
    var drawn = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    var graphics = drawn.createGraphics();
    graphics.drawImage(image, 0, 0, Color.WHITE, null);
    graphics.dispose();
    return drawn;
  }

  /** As good as its bytes allow: of gravel or grass they take more than of an onion on a table. */
  private static Blob small(BufferedImage image, double scale) throws IOException {
    var drawn = jpeg(image, scale, SMALL_QUALITIES[0]);
    for (int i = 1; i < SMALL_QUALITIES.length && drawn.bytes().length > MOST_SMALL_BYTES; i++) {
      drawn = jpeg(image, scale, SMALL_QUALITIES[i]);
    }
    return drawn;
  }

  private static Blob jpeg(BufferedImage image, double scale, double quality) throws IOException {
    var out = new ByteArrayOutputStream();
    Thumbnails.of(image)
        .scale(scale)
        .outputFormat("jpg")
        .outputQuality(quality)
        .toOutputStream(out);
    return new Blob("image/jpeg", out.toByteArray());
  }

  private static InvalidValue unreadable(String field) {
    return new InvalidValue(field, "", "needs a JPEG or PNG picture that can be read");
  }
}

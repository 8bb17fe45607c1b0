package vn.traceability.label;

import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Kernel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;

/** What happens to a label before it is read. */
public final class Pictures {
  private Pictures() {}

  public static BufferedImage part(BufferedImage of, int x, int y, int width, int height) {
    var part = white(width, height);
    var graphics = part.createGraphics();
    graphics.drawImage(of, -x, -y, null);
    graphics.dispose();
    return part;
  }

  /** On a larger white ground. */
  public static BufferedImage rotated(BufferedImage image, double degrees) {
    int side = (int) Math.ceil(Math.hypot(image.getWidth(), image.getHeight()));
    var rotated = white(side, side);
    var graphics = smooth(rotated);
    graphics.translate(side / 2.0, side / 2.0);
    graphics.rotate(Math.toRadians(degrees));
    graphics.drawImage(image, -image.getWidth() / 2, -image.getHeight() / 2, null);
    graphics.dispose();
    return rotated;
  }

  public static BufferedImage scaled(BufferedImage image, double factor) {
    int width = (int) Math.round(image.getWidth() * factor);
    int height = (int) Math.round(image.getHeight() * factor);
    var scaled = white(width, height);
    var graphics = smooth(scaled);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return scaled;
  }

  /** As a lens out of focus does: a Gauss blur. */
  public static BufferedImage blurred(BufferedImage image, double sigma) {
    int reach = (int) Math.ceil(3 * sigma);
    var weights = new float[2 * reach + 1];
    float sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) Math.exp(-(i - reach) * (i - reach) / (2 * sigma * sigma));
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    var ground = white(image.getWidth() + 2 * reach, image.getHeight() + 2 * reach);
    var graphics = ground.createGraphics();
    graphics.drawImage(image, reach, reach, null);
    graphics.dispose();
    var along = new Kernel(weights.length, 1, weights);
    var down = new Kernel(1, weights.length, weights);
    return new ConvolveOp(down, ConvolveOp.EDGE_NO_OP, null)
        .filter(new ConvolveOp(along, ConvolveOp.EDGE_NO_OP, null).filter(ground, null), null);
  }

  /** As the simplest of picture files, for thousands are written. */
  public static void write(BufferedImage image, Path file) throws IOException {
    var pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    try (var out = Files.newOutputStream(file)) {
      var head = "P5 " + image.getWidth() + " " + image.getHeight() + " 255\n";
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(pixels);
    }
  }

  /**
   * Round dark and light spots on a square part.
   *
   * @param clean what they spare, in the same pixels as the picture
   * @param largest how wide a spot is at most; the smallest are a third of that
   * @param share of the square that they cover together
   */
  public static BufferedImage dirty(
      BufferedImage image,
      Rectangle square,
      List<Rectangle> clean,
      double largest,
      double share,
      long seed) {
    var dirty = part(image, 0, 0, image.getWidth(), image.getHeight());
    var random = new Random(seed);
    var covered = new HashSet<Point>();
    while (covered.size() < share * square.width * square.height) {
      double radius = largest / 2 * (1 + 2 * random.nextDouble()) / 3;
      double centreX = square.x + random.nextDouble() * square.width;
      double centreY = square.y + random.nextDouble() * square.height;
      int grey = random.nextBoolean() ? 0x000000 : 0xffffff;
      for (int x = (int) (centreX - radius); x <= centreX + radius; x++) {
        for (int y = (int) (centreY - radius); y <= centreY + radius; y++) {
          var at = new Point(x, y);
          if (Math.hypot(x - centreX, y - centreY) <= radius
              && square.contains(at)
              && clean.stream().noneMatch(part -> part.contains(at))) {
            covered.add(at);
            dirty.setRGB(x, y, grey);
          }
        }
      }
    }
    return dirty;
  }

  /** As a camera takes it that sees some 600 pixels on an inch of paper. */
  public static BufferedImage photographed(BufferedImage print, int dpi) {
    int each = Math.round(600f / dpi);
    var photo = white(each * print.getWidth(), each * print.getHeight());
    var graphics = smooth(photo);
    graphics.drawImage(print, 0, 0, photo.getWidth(), photo.getHeight(), null);
    graphics.dispose();
    return photo;
  }

  private static BufferedImage white(int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Arrays.fill(((DataBufferByte) image.getRaster().getDataBuffer()).getData(), (byte) 0xff);
    return image;
  }

  private static Graphics2D smooth(BufferedImage image) {
    var graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    return graphics;
  }
}

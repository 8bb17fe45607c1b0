package vn.traceability.label;

import java.util.Arrays;

/** A picture that stands beside the symbol of a label: opaque pixels in rows from the top. */
public final class Logo {
  private static final int MOST = 2_000;

  private final int width;
  private final int height;
  private final int[] pixels;

  /**
   * @param width 1 to 2000 pixels
   * @param height 1 to 2000 pixels
   * @param pixels {@code 0xRRGGBB} each, row by row
   */
  public Logo(int width, int height, int[] pixels) {
    if (width < 1 || width > MOST || height < 1 || height > MOST) {
      throw new IllegalArgumentException(width + " × " + height + " pixels");
    }
    if (pixels.length != width * height) {
      throw new IllegalArgumentException(pixels.length + " pixels");
    }
    this.width = width;
    this.height = height;
    this.pixels = Arrays.stream(pixels).map(pixel -> pixel & 0xffffff).toArray();
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** One pixel, {@code 0xRRGGBB}. */
  public int rgb(int x, int y) {
    return pixels[y * width + x];
  }

  /** How light one pixel is, 0 to 255, as ITU-R BT.601 weighs its parts. */
  public int lightness(int x, int y) {
    int rgb = rgb(x, y);
    return (299 * (rgb >> 16) + 587 * (rgb >> 8 & 0xff) + 114 * (rgb & 0xff)) / 1000;
  }
}

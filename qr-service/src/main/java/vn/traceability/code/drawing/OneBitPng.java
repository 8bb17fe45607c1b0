package vn.traceability.code.drawing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Square pictures in black and white: greyscale PNG with one bit a pixel. Needs no image library,
 * so no toolkit of the desktop is loaded on a server. Of the rows that repeat the one above no more
 * is written than that they do, so the lowest level of compression makes them as small as the
 * highest.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">PNG (Third Edition)</a>
 */
final class OneBitPng {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte UNFILTERED = 0;
  private static final byte LIKE_THE_ONE_ABOVE = 2;

  /** It is costly to make, and an idle one holds a quarter of a mebibyte. */
  private static final ThreadLocal<Deflater> DEFLATER =
      ThreadLocal.withInitial(() -> new Deflater(Deflater.BEST_SPEED));

  private OneBitPng() {}

  /** What is drawn. */
  interface Drawing {
    /** Modules on one side. */
    int side();

    /** Whether one is black. */
    boolean dark(int x, int y);
  }

  /**
   * @param module side of a module in pixels
   */
  static byte[] write(Drawing drawing, int module) {
    int side = drawing.side() * module;
    try {
      var bytes = new ByteArrayOutputStream(1_024);
      var out = new DataOutputStream(bytes);
      out.write(SIGNATURE);
      chunk(out, "IHDR", header(side));
      chunk(out, "IDAT", deflated(rows(drawing, module)));
      chunk(out, "IEND", new byte[0]);
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static byte[] header(int side) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeInt(side);
    out.writeInt(side);
    out.write(
        new byte[] {1, 0, 0, 0, 0}); // bit depth, greyscale, deflate, filter set 0, no interlace
    return bytes.toByteArray();
  }

  private static byte[] rows(Drawing drawing, int module) {
    int pixels = drawing.side() * module;
    int length = 1 + (pixels + 7) / 8; // the first byte is the filter
    var rows = new byte[pixels * length];
    for (int y = 0; y < drawing.side(); y++) {
      int start = y * module * length;
      rows[start] = UNFILTERED;
      Arrays.fill(rows, start + 1, start + length, (byte) 0xff); // 1 is white
      for (int x = 0; x < drawing.side(); x++) {
        if (drawing.dark(x, y)) {
          blacken(rows, (start + 1) * 8 + x * module, module);
        }
      }
      for (int repeated = 1; repeated < module; repeated++) {
        rows[start + repeated * length] = LIKE_THE_ONE_ABOVE;
      }
    }
    return rows;
  }

  private static void blacken(byte[] rows, int from, int pixels) {
    int at = from;
    int left = pixels;
    while (left > 0) {
      int inByte = at & 7;
      int now = Math.min(left, 8 - inByte);
      rows[at >> 3] &= (byte) ~(0xff >> inByte & 0xff << 8 - inByte - now);
      at += now;
      left -= now;
    }
  }

  private static byte[] deflated(byte[] rows) {
    var deflater = DEFLATER.get();
    deflater.reset();
    deflater.setInput(rows);
    deflater.finish();
    var out = new byte[rows.length + 64]; // what cannot be made smaller grows by a few bytes
    int length = 0;
    while (!deflater.finished()) {
      length += deflater.deflate(out, length, out.length - length);
    }
    return Arrays.copyOf(out, length);
  }

  private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
    var name = type.getBytes(StandardCharsets.US_ASCII);
    var check = new CRC32();
    check.update(name);
    check.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) check.getValue());
  }
}

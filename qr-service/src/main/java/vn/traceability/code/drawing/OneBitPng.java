package vn.traceability.code.drawing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * Square pictures in black and white: greyscale PNG with one bit a pixel, unfiltered. Needs no
 * image library, so no toolkit of the desktop is loaded on a server.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">PNG (Third Edition)</a>
 */
final class OneBitPng {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private OneBitPng() {}

  /** Whether a pixel is black. */
  interface Pixels {
    boolean black(int x, int y);
  }

  static byte[] write(int side, Pixels pixels) {
    try {
      var bytes = new ByteArrayOutputStream();
      var out = new DataOutputStream(bytes);
      out.write(SIGNATURE);
      chunk(out, "IHDR", header(side));
      chunk(out, "IDAT", rows(side, pixels));
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

  private static byte[] rows(int side, Pixels pixels) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var deflated = new DeflaterOutputStream(bytes)) {
      var row = new byte[1 + (side + 7) / 8]; // the first byte is the filter: none
      for (int y = 0; y < side; y++) {
        Arrays.fill(row, (byte) 0);
        for (int x = 0; x < side; x++) {
          if (!pixels.black(x, y)) {
            row[1 + x / 8] |= (byte) (0x80 >> x % 8); // 1 is white
          }
        }
        deflated.write(row);
      }
    }
    return bytes.toByteArray();
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

package vn.traceability.report;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import vn.traceability.blob.Blob;

/**
 * A JPEG that belongs to one report alone. Bytes are kept under their hash, so that two reports
 * with the same photo would share it, and erasing the one would take it from the other: a comment
 * with the id of the report keeps them apart. The same report has the same bytes again.
 */
final class SaltedPhoto {
  private static final int START = 2; // FF D8
  private static final int COMMENT = 0xFE;

  private SaltedPhoto() {}

  static Blob of(Blob jpeg, UUID report) {
    var bytes = jpeg.bytes();
    int at = START;
    if ((bytes[START] & 0xFF) == 0xFF && (bytes[START + 1] & 0xFF) == 0xE0) { // JFIF comes first
      at += 2 + ((bytes[START + 2] & 0xFF) << 8 | bytes[START + 3] & 0xFF);
    }
    var text = report.toString().getBytes(StandardCharsets.US_ASCII);
    var salted = new byte[bytes.length + 4 + text.length];
    System.arraycopy(bytes, 0, salted, 0, at);
    salted[at] = (byte) 0xFF;
    salted[at + 1] = (byte) COMMENT;
    salted[at + 2] = 0;
    salted[at + 3] = (byte) (2 + text.length);
    System.arraycopy(text, 0, salted, at + 4, text.length);
    System.arraycopy(bytes, at, salted, at + 4 + text.length, bytes.length - at);
    return new Blob(jpeg.mediaType(), salted);
  }
}

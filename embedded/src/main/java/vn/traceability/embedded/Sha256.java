package vn.traceability.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** The check that a download is what it should be. */
final class Sha256 {
  private Sha256() {}

  static String of(Path file) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      try (var sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
        Files.copy(file, sink);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) { // every Java has it
      throw new IllegalStateException(impossible);
    }
  }

  static void check(Path file, String expected, String from) throws IOException {
    var actual = of(file);
    if (!actual.equals(expected.toLowerCase(Locale.ROOT))) {
      throw new IOException(
          "what %s sent has the SHA-256 %s instead of %s and was thrown away"
              .formatted(from, actual, expected));
    }
  }
}

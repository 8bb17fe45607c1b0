package vn.traceability.blob;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import vn.traceability.refusal.InvalidValue;

/**
 * The name of some bytes: their SHA-256.
 *
 * @param hex 64 hexadecimal digits in lower case
 */
public record BlobId(String hex) {
  public BlobId {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new InvalidValue("blob", hex, "needs 64 hexadecimal digits in lower case");
    }
  }

  /** The name of these. */
  public static BlobId of(byte[] bytes) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new BlobId(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}

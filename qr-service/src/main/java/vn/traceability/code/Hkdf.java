package vn.traceability.code;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys made from a key, with HMAC-SHA-256. (The JDK has this from version 25 on.)
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5869">RFC 5869</a>
 */
final class Hkdf {
  private Hkdf() {}

  /**
   * Extracts and expands.
   *
   * @param info what the key is for
   * @param length bytes wanted, 1 to 8160
   */
  static byte[] derive(byte[] secret, byte[] salt, byte[] info, int length) {
    var pseudorandom = hmac(salt.length == 0 ? new byte[32] : salt, secret);
    var made = new ByteArrayOutputStream(length + 32);
    var block = new byte[0];
    for (int counter = 1; made.size() < length; counter++) {
      block = hmac(pseudorandom, block, info, new byte[] {(byte) counter});
      made.writeBytes(block);
    }
    return Arrays.copyOf(made.toByteArray(), length);
  }

  static byte[] hmac(byte[] key, byte[]... parts) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      for (var part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
    }
  }
}

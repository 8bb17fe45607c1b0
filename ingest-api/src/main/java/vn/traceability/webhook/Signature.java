package vn.traceability.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the header {@code GS1-Signature} holds: HMAC-SHA-256 over the body as it is sent, under the
 * token of the receiver in UTF-8, in lower-case hexadecimal, 64 digits.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2104">RFC 2104</a>; EPCIS 2.0, section 12.7.3,
 *     leaves the kind to each service
 */
public final class Signature {
  private Signature() {}

  /**
   * @param token not empty
   */
  public static String of(byte[] body, String token) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
    }
  }
}

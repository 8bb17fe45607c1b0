package vn.traceability.offer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import vn.traceability.event.epcis.MasterDataElement;
import vn.traceability.gs1.Gln;

/**
 * What somebody sent of a product, a place, a party or whatever else has a name.
 *
 * @param author id of the account that sent it
 * @param job the capture it came with, the first time
 * @param offeredAt when that was accepted, to the millisecond
 */
public record Offer(
    Gln sender, String author, MasterDataElement element, String job, Instant offeredAt) {
  public Offer {
    offeredAt = offeredAt.truncatedTo(ChronoUnit.MILLIS); // as it is kept
  }

  /**
   * Follows from the sender and from what is said of what: the same again is the same offer.
   *
   * @return SHA-256, 64 hexadecimal digits
   */
  public String id() {
    try {
      var hash = MessageDigest.getInstance("SHA-256");
      for (String part :
          new String[] {sender.digits(), element.vocabulary(), element.id(), element.content()}) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        hash.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        hash.update(bytes);
      }
      return HexFormat.of().formatHex(hash.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}

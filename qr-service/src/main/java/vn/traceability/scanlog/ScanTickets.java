package vn.traceability.scanlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.traceability.event.Entry;
import vn.traceability.refusal.InvalidValue;

/**
 * What a page carries so that the person can tell something of this very scan for 30 minutes: its
 * id and time, signed together with what was scanned (HMAC-SHA-256, 16 bytes of it). Any process
 * that has the secret reads it, and nothing has to be remembered.
 */
public final class ScanTickets {
  static final Duration GOOD_FOR = Duration.ofMinutes(30);

  private static final int SIGNED = 3 * Long.BYTES;
  private static final int MAC = 16;

  private final byte[] secret;
  private final Clock clock;

  /**
   * A scan that somebody tells something of.
   *
   * @param id its id
   */
  public record Ticket(UUID id, Instant time, Scanned scanned) {
    public PlaceTold told(ScanPlace place, Optional<String> device) {
      return new PlaceTold(id, time, scanned, place, device);
    }
  }

  public ScanTickets(byte[] secret, Clock clock) {
    this.secret = secret.clone();
    this.clock = clock;
  }

  /** URL-safe, 54 characters. */
  public String write(Ticket ticket) {
    var bytes = ByteBuffer.allocate(SIGNED + MAC);
    bytes.putLong(ticket.id().getMostSignificantBits());
    bytes.putLong(ticket.id().getLeastSignificantBits());
    bytes.putLong(ticket.time().toEpochMilli());
    bytes.put(mac(bytes.array(), ticket.scanned()));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** Reads one; empty where we did not write it for this, or its time is over. */
  public Optional<Ticket> read(String text, Scanned scanned) {
    try {
      var bytes = Base64.getUrlDecoder().decode(text);
      if (bytes.length != SIGNED + MAC
          || !MessageDigest.isEqual(
              mac(bytes, scanned), Arrays.copyOfRange(bytes, SIGNED, SIGNED + MAC))) {
        return Optional.empty();
      }
      var parts = ByteBuffer.wrap(bytes);
      var id = new UUID(parts.getLong(), parts.getLong());
      var time = Instant.ofEpochMilli(parts.getLong());
      return clock.instant().isAfter(time.plus(GOOD_FOR))
          ? Optional.empty()
          : Optional.of(new Ticket(id, time, scanned));
    } catch (IllegalArgumentException | DateTimeException noneOfOurs) {
      return Optional.empty();
    }
  }

  private byte[] mac(byte[] bytes, Scanned scanned) {
    return Arrays.copyOf(
        hmac(Arrays.copyOf(bytes, SIGNED), scanned.print().getBytes(StandardCharsets.UTF_8)), MAC);
  }

  /**
   * Tells a device from others in the week of a scan, as {@link PlaceTold} has it.
   *
   * @param value what the browser made at random, 32 hexadecimal digits
   * @throws InvalidValue when it is something else
   */
  public String device(String value, Instant time) {
    if (!value.matches("[0-9a-f]{32}")) {
      throw new InvalidValue("device", value, "needs 32 hexadecimal digits");
    }
    var day = time.atZone(Entry.VIETNAM).toLocalDate();
    var week =
        "device "
            + day.get(IsoFields.WEEK_BASED_YEAR)
            + "-"
            + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)
            + " ";
    var mac = hmac(week.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(mac, 0, 8);
  }

  private byte[] hmac(byte[]... parts) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      for (var part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
    }
  }
}

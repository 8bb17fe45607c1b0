package vn.traceability.event.query;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import vn.traceability.event.EventId;
import vn.traceability.refusal.InvalidValue;

/**
 * Where a page ends. It names the last event, so events recorded meanwhile move nothing.
 *
 * @param key what the events are in the order of: a time in milliseconds since 1970, or the value
 *     of an extension
 * @param id name of the last event looked at
 * @param returned how many events the pages up to here held
 */
public record Position(String key, String id, long returned) {
  static final String PARAMETER = "nextPageToken";

  public static Position at(Instant time, String id, long returned) {
    return new Position(String.valueOf(time.toEpochMilli()), id, returned);
  }

  /**
   * Where the order is one of times.
   *
   * @throws QueryRefused when it comes from a query of another order
   */
  public Instant time() {
    try {
      return Instant.ofEpochMilli(Long.parseLong(key));
    } catch (NumberFormatException other) {
      throw new QueryRefused(PARAMETER, key, "belongs to a query of another order");
    }
  }

  /** As it stands in an address: Base64url without padding. */
  public String text() {
    String plain = returned + " " + id + " " + key;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws QueryRefused when it is no such text
   */
  public static Position parse(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      String[] parts = plain.split(" ", 3);
      if (parts.length == 3 && Long.parseLong(parts[0]) >= 0) {
        return new Position(parts[2], new EventId(parts[1]).value(), Long.parseLong(parts[0]));
      }
    } catch (IllegalArgumentException | InvalidValue foreign) {
      // answered below
    }
    throw new QueryRefused(PARAMETER, text, "is none that this server gave");
  }
}

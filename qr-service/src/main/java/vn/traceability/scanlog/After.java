package vn.traceability.scanlog;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import vn.traceability.refusal.InvalidValue;

/**
 * Where a page begins that is sorted by time and name, the latest first: right after this one.
 *
 * @param id of the last one of the page before
 */
public record After(Instant time, String id) {
  /** Reads what {@link #text} wrote. */
  public static After read(String cursor) {
    try {
      var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      int space = text.indexOf(' ');
      return new After(
          Instant.ofEpochMilli(Long.parseLong(text.substring(0, Math.max(0, space)))),
          text.substring(space + 1));
    } catch (IllegalArgumentException | DateTimeException broken) {
      throw new InvalidValue("after", cursor, "needs the cursor of the page before");
    }
  }

  public String text() {
    var text = time.toEpochMilli() + " " + id;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}

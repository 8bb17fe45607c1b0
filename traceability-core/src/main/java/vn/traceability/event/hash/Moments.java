package vn.traceability.event.hash;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** Times of events. */
public final class Moments {
  /** Ten digits of a second or more are allowed by XML Schema; Java reads nine. */
  private static final Pattern LONG_FRACTION = Pattern.compile("(\\.[0-9]{9})[0-9]+");

  private static final int SHORTEST_WITH_LONG_FRACTION =
      "2026-03-02T07:30:00.1234567890Z".length() - 3; // seconds may be left out

  private Moments() {}

  /**
   * Reads a time with its offset (RFC 3339), to the nanosecond.
   *
   * @throws DateTimeException when it is none
   */
  public static Instant read(String text) {
    String readable =
        text.length() < SHORTEST_WITH_LONG_FRACTION
            ? text
            : LONG_FRACTION.matcher(text).replaceFirst("$1");
    return OffsetDateTime.parse(readable).toInstant();
  }
}

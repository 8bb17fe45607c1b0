package vn.traceability.event.hash;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times of events. */
public final class Moments {
  /** Ten digits of a second or more are allowed by XML Schema; Java reads nine. */
  private static final Pattern LONG_FRACTION = Pattern.compile("(\\.[0-9]{9})[0-9]+");

  private static final int SHORTEST_WITH_LONG_FRACTION =
      "2026-03-02T07:30:00.1234567890Z".length() - 3; // seconds may be left out

  private static final String SECONDS = "0000-00-00T00:00:00";
  private static final String DIGITS = "000000000";
  private static final String OFFSET = "+00:00";

  private Moments() {}

  /**
   * Reads a time with its offset (RFC 3339), to the nanosecond.
   *
   * @throws DateTimeException when it is none
   */
  public static Instant read(String text) {
    return plainly(text)
        .orElseGet(
            () ->
                OffsetDateTime.parse(
                        text.length() < SHORTEST_WITH_LONG_FRACTION
                            ? text
                            : LONG_FRACTION.matcher(text).replaceFirst("$1"))
                    .toInstant());
  }

  /** As nearly all are written, such as {@code 2026-03-02T07:30:00.125+07:00}; else empty. */
  private static Optional<Instant> plainly(String text) {
    int zone = zone(text);
    if (zone < 0 || !isLike(SECONDS, text, 0)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDateTime.of(
                  number(text, 0, 4),
                  number(text, 5, 7),
                  number(text, 8, 10),
                  number(text, 11, 13),
                  number(text, 14, 16),
                  number(text, 17, 19),
                  nanoseconds(text, zone))
              .toInstant(offset(text, zone)));
    } catch (DateTimeException outOfRange) {
      return Optional.empty(); // to be said by the one who reads anything
    }
  }

  /** Where the offset begins, or -1. */
  private static int zone(String text) {
    int zulu = text.length() - 1;
    int other = text.length() - OFFSET.length();
    int zone = isLike("Z", text, zulu) ? zulu : isLike(OFFSET, text, other) ? other : -1;
    int fraction = zone - SECONDS.length(); // its point and one to nine digits
    boolean isPlain =
        fraction == 0
            || fraction > 1
                && fraction <= 10
                && text.charAt(SECONDS.length()) == '.'
                && isLike(DIGITS.substring(0, fraction - 1), text, SECONDS.length() + 1);
    return isPlain ? zone : -1;
  }

  private static int nanoseconds(String text, int zone) {
    int digits = Math.max(0, zone - SECONDS.length() - 1);
    int read = digits == 0 ? 0 : number(text, zone - digits, zone);
    for (; digits < DIGITS.length(); digits++) {
      read *= 10;
    }
    return read;
  }

  private static ZoneOffset offset(String text, int zone) {
    if (text.charAt(zone) == 'Z') {
      return ZoneOffset.UTC;
    }
    int sign = text.charAt(zone) == '-' ? -1 : 1;
    return ZoneOffset.ofHoursMinutes(
        sign * number(text, zone + 1, zone + 3), sign * number(text, zone + 4, zone + 6));
  }

  /** Whether a pattern stands there, in which 0 is any digit and + a sign. */
  private static boolean isLike(String pattern, String text, int start) {
    if (start < 0 || start + pattern.length() > text.length()) {
      return false;
    }
    for (int i = 0; i < pattern.length(); i++) {
      char c = text.charAt(start + i);
      boolean fits =
          switch (pattern.charAt(i)) {
            case '0' -> c >= '0' && c <= '9';
            case '+' -> c == '+' || c == '-';
            default -> c == pattern.charAt(i);
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int start, int end) {
    return Integer.parseInt(text, start, end, 10);
  }
}

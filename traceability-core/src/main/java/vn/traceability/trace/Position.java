package vn.traceability.trace;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import vn.traceability.refusal.InvalidValue;

/**
 * Where in a list of rows, the newest first, a page ends.
 *
 * @param row the last row's name
 */
public record Position(Instant occurredAt, String row) implements Comparable<Position> {
  private static final Comparator<Position> NEWEST_FIRST =
      Comparator.comparing(Position::occurredAt).thenComparing(Position::row).reversed();

  /** As it stands in an address: Base64url without padding. */
  public String text() {
    String plain = occurredAt.toEpochMilli() + " " + row;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws InvalidValue when it is no such text
   */
  public static Position parse(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      int blank = plain.indexOf(' ');
      return new Position(
          Instant.ofEpochMilli(Long.parseLong(plain.substring(0, Math.max(0, blank)))),
          plain.substring(blank + 1));
    } catch (IllegalArgumentException foreign) {
      throw new InvalidValue("after", text, "is no cursor of a page before");
    }
  }

  /** The newest first. */
  @Override
  public int compareTo(Position other) {
    return NEWEST_FIRST.compare(this, other);
  }
}

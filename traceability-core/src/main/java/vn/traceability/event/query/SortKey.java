package vn.traceability.event.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What an event is put in order by, where that is an extension: numbers first, then times, then
 * texts by their bytes in UTF-8 (the first 200 characters), then events without it. These come last
 * in the other direction too: see {@link #isMissing}.
 *
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0, section 8.2.7.1, orderBy</a>
 */
public final class SortKey implements Comparable<SortKey> {
  private static final int LONGEST = 200;
  private static final SortKey MISSING = new SortKey('z', "", Optional.empty());

  private final char kind;
  private final String text;
  private final Optional<Value> value;

  private SortKey(char kind, String text, Optional<Value> value) {
    this.kind = kind;
    this.text = text;
    this.value = value;
  }

  static SortKey of(Optional<Value> value) {
    if (value.isEmpty()) {
      return MISSING;
    }
    Value held = value.get();
    char kind = held.number().isPresent() ? 'n' : held.time().isPresent() ? 't' : 'x';
    return new SortKey(
        kind,
        kind == 'x' && held.text().length() > LONGEST
            ? held.text().substring(0, LONGEST)
            : held.text(),
        value);
  }

  /** Whether the event has none. */
  public boolean isMissing() {
    return kind == MISSING.kind;
  }

  /** As part of a position. */
  public String text() {
    return kind + text;
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws QueryRefused when it is no such text
   */
  public static SortKey parse(String text) {
    String rest = text.isEmpty() ? "" : text.substring(1);
    switch (text.isEmpty() ? ' ' : text.charAt(0)) {
      case 'z':
        return MISSING;
      case 'x':
        return new SortKey('x', rest, Optional.empty());
      case 'n':
      case 't':
        Value value = Value.untyped(rest);
        if (value.number().isPresent() || value.time().isPresent()) {
          return of(Optional.of(value));
        }
        break;
      default:
        break;
    }
    throw new QueryRefused(Position.PARAMETER, text, "belongs to a query of another order");
  }

  @Override
  public int compareTo(SortKey other) {
    if (kind != other.kind) {
      return Character.compare(kind, other.kind);
    }
    return switch (kind) {
      case 'n' -> number().compareTo(other.number());
      case 't' -> time().compareTo(other.time());
      default -> compareBytes(text, other.text);
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SortKey key && compareTo(key) == 0;
  }

  @Override
  public int hashCode() {
    return kind;
  }

  /** Java compares UTF-16, where what lies beyond the basic plane comes before U+E000. */
  public static int compareBytes(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    for (int i = 0; i < shorter; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean beyondX = Character.isSurrogate(x);
        boolean beyondY = Character.isSurrogate(y);
        return beyondX == beyondY ? Character.compare(x, y) : Boolean.compare(beyondX, beyondY);
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  private BigDecimal number() {
    return value.orElseThrow().number().orElseThrow();
  }

  private Instant time() {
    return value.orElseThrow().time().orElseThrow();
  }
}

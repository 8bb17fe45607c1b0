package vn.traceability.event;

import java.util.regex.Pattern;
import vn.traceability.refusal.InvalidValue;

/**
 * What an event is called: the EPCIS event hash of its content, and for an error declaration that
 * of its original, an exclamation mark and the SHA-256 of the declaration.
 *
 * @see <a href="https://ref.gs1.org/standards/cbv/">CBV 2.0, section 8.9 (event hash)</a>
 */
public record EventId(String value) implements Comparable<EventId> {
  private static final Pattern HASH =
      Pattern.compile("ni:///sha-256;[0-9a-f]{64}\\?ver=CBV2\\.0(![0-9a-f]{64})?");

  public EventId {
    if (!HASH.matcher(value).matches()) {
      throw new InvalidValue(
          "eventId", value, "needs an EPCIS event hash such as ni:///sha-256;…?ver=CBV2.0");
    }
  }

  /**
   * Whether an eventID has the form of a hash (RFC 6920), by whatever algorithm: then it is
   * somebody's reckoning of the event and not a name that was given, even where the event's hash is
   * another.
   */
  public static boolean looksReckoned(String eventID) {
    return eventID.startsWith("ni:///");
  }

  /** The declaration of an error in this event. */
  public EventId declaredBy(String sha256OfDeclaration) {
    return new EventId(original().value() + "!" + sha256OfDeclaration);
  }

  /** The event that a declaration speaks of; an event that declares nothing is its own. */
  public EventId original() {
    int mark = value.indexOf('!');
    return mark < 0 ? this : new EventId(value.substring(0, mark));
  }

  public boolean isDeclaration() {
    return value.indexOf('!') >= 0;
  }

  @Override
  public int compareTo(EventId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

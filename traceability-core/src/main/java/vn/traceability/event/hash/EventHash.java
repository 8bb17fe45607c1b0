package vn.traceability.event.hash;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;
import vn.traceability.refusal.InvalidValue;

/**
 * The identity of an EPCIS event that follows from what it says.
 *
 * <p>The same hash whatever the order of members and of list entries, the offset a time is written
 * with, the form of an identifier (EPC URN, or Digital Link of any host), the spelling of a number
 * (1 or 1.0), the names of prefixes, and whether standard vocabulary is bare, a CURIE, a URN or a
 * full address. {@code eventID}, {@code recordTime} and {@code errorDeclaration} are not part of
 * it; nor are {@code certificationInfo}, for which the standard's order of elements has no place,
 * and {@code rdfs:comment}. The member {@code eventTimeZoneOffset} is part of it.
 *
 * <p>Two readings are taken from the reference implementation where the text leaves room: every
 * value that looks like a plain number is treated as one, so that JSON and XML agree (a lot "007"
 * among the master data hashes as 7); and a CURIE in a value is expanded only where its prefix
 * stands for a vocabulary of GS1.
 *
 * @see <a href="https://ref.gs1.org/standards/cbv/">Core Business Vocabulary 2.0, algorithm of the
 *     EPCIS Event Hash ID</a>
 * @see <a href="https://github.com/RalphTro/epcis-event-hash-generator">The reference
 *     implementation</a>
 */
public final class EventHash {
  private EventHash() {}

  /**
   * The event's name by RFC 6920.
   *
   * @param event one event in JSON or compact JSON-LD; its own {@code @context} counts too. Read it
   *     with big decimals on where numbers may have more than 17 digits.
   * @param context the {@code @context} of the document it stands in; JSON null for none
   * @return {@code ni:///sha-256;} followed by 64 lower-case hexadecimal digits and {@code
   *     ?ver=CBV2.0}
   * @throws InvalidValue when the event is not a JSON object, or a context in it defines an address
   *     of more than 500 characters
   * @see <a href="https://www.rfc-editor.org/rfc/rfc6920#section-3">RFC 6920, section 3</a>
   */
  public static String of(JsonNode event, JsonNode context) {
    byte[] digest = sha256().digest(preHash(event, context).getBytes(StandardCharsets.UTF_8));
    return "ni:///sha-256;" + HexFormat.of().formatHex(digest) + "?ver=CBV2.0";
  }

  /**
   * The one spelling of the event that is hashed, as UTF-8; for finding out why two hashes differ.
   *
   * @param event as for {@link #of}
   * @param context as for {@link #of}
   * @throws InvalidValue when the event is not a JSON object, or a context in it defines an address
   *     of more than 500 characters
   */
  public static String preHash(JsonNode event, JsonNode context) {
    if (!event.isObject()) {
      throw new InvalidValue("event", event.toString(), "needs a JSON object");
    }
    return PreHash.of(Element.membersOf(event, Namespaces.STANDARD.with(context)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}

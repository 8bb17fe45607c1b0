package vn.traceability.event.epcis.document;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import vn.traceability.event.EventId;

/**
 * Section 7.4.1 of EPCIS 2.0: an eventID is unique across all events other than error declarations,
 * which carry that of the event they declare erroneous. The same event again is no other event, and
 * nobody is held to a name that is a hash somebody reckoned. Kept as hashes, some 100 bytes for
 * each event.
 */
final class EventIds {
  private final Map<ByteBuffer, Named> events = new HashMap<>();

  /**
   * @param content a hash of what the event says
   */
  private record Named(String pointer, int content) {}

  /** What is wrong with the eventID of the next event of the document, seen from the event. */
  Optional<Violation> add(String pointer, JsonNode event) {
    JsonNode id = event.path("eventID");
    if (!id.isString()
        || event.has("errorDeclaration")
        || EventId.looksReckoned(id.stringValue())) {
      return Optional.empty();
    }
    var named = new Named(pointer, content(event));
    return Optional.ofNullable(events.putIfAbsent(hash(id.stringValue()), named))
        .filter(first -> first.content() != named.content())
        .map(first -> new Violation("/eventID", "is that of " + first.pointer() + " too"));
  }

  /** Without recordTime, which is to be ignored in what is captured. */
  private static int content(JsonNode event) {
    return event.properties().stream()
        .filter(member -> !member.getKey().equals("recordTime"))
        .mapToInt(Map.Entry::hashCode)
        .sum();
  }

  private static ByteBuffer hash(String id) {
    try {
      return ByteBuffer.wrap(
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}

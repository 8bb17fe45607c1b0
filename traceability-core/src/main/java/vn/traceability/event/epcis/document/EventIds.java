package vn.traceability.event.epcis.document;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Section 7.4.1 of EPCIS 2.0: an eventID is unique across all events other than error declarations,
 * which carry that of the event they declare erroneous. Kept as hashes, 32 bytes for each event.
 */
final class EventIds {
  private final Map<ByteBuffer, String> places = new HashMap<>();

  /** What is wrong with the eventID of the next event of the document, seen from the event. */
  Optional<Violation> add(String pointer, JsonNode event) {
    JsonNode id = event.path("eventID");
    if (!id.isString() || event.has("errorDeclaration")) {
      return Optional.empty();
    }
    return Optional.ofNullable(places.putIfAbsent(hash(id.stringValue()), pointer))
        .map(first -> new Violation("/eventID", "is that of " + first + " too"));
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

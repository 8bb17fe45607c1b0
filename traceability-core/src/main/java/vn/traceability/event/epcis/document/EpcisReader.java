package vn.traceability.event.epcis.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.event.hash.EventHash;
import vn.traceability.event.hash.Namespaces;
import vn.traceability.event.query.Terms;
import vn.traceability.refusal.InvalidValue;

/**
 * Reads what the capture interface of EPCIS 2.0 is sent, in JSON or JSON-LD and UTF-8. What comes
 * out holds as a whole: the schema, the rules of the standard and the limits. Memory is bounded by
 * one event and the envelope around the events, whatever the length of the document. Safe for use
 * by many threads.
 */
public final class EpcisReader {
  private final Limits limits;
  private final JsonFactory json;

  public EpcisReader(Limits limits) {
    this.limits = limits;
    json = JsonText.factory(limits);
  }

  /**
   * The body of {@code POST /capture}: an EPCISDocument, or an EPCISQueryDocument, whose events are
   * captured like those of any other.
   *
   * @param in is read to its end and left open
   * @return to be closed after use
   * @throws DocumentRefused when it does not hold; its violations are the first ones
   * @throws IOException when reading fails
   */
  public EpcisDocument document(InputStream in) throws IOException {
    return document(in, false);
  }

  /**
   * The same, but events that do not hold are left out and named; what stands around them has to
   * hold all the same.
   */
  public EpcisDocument greedily(InputStream in) throws IOException {
    return document(in, true);
  }

  private EpcisDocument document(InputStream in, boolean proceed) throws IOException {
    Spool spool = spooled(in);
    try {
      return EpcisDocument.checked(spool, this, proceed);
    } catch (IOException | RuntimeException no) {
      spool.close();
      throw no;
    }
  }

  /**
   * The body of {@code POST /events}: one event that stands alone.
   *
   * @param in is read to its end and left open
   * @return the event without {@code recordTime}, which the one who records it sets
   * @throws DocumentRefused when it does not hold
   * @throws IOException when reading fails
   */
  public ObjectNode event(InputStream in) throws IOException {
    try (Spool spool = spooled(in);
        JsonText text = open(spool)) {
      text.begin();
      JsonNode event = text.tree(limits.eventBytes());
      text.finish();
      String type = event.path("type").asString("");
      if (EpcisDocument.Kind.of(type).isPresent()) {
        throw DocumentRefused.invalid("/type", "needs a kind of event, for one is expected here");
      }
      List<Violation> violations = EpcisSchema.violations(event, limits.violations());
      if (violations.isEmpty()) {
        violations = rules(event, event.path("@context"));
      }
      if (!violations.isEmpty()) {
        throw DocumentRefused.invalid(violations);
      }
      return EpcisDocument.standingAlone(event, event.path("@context"));
    }
  }

  /** What is wrong with an event of a document, seen from the event. */
  List<Violation> violations(JsonNode event, JsonNode context) {
    List<Violation> violations = EpcisSchema.violationsOfEvent(event, limits.violations());
    return violations.isEmpty() ? rules(event, context) : violations;
  }

  private static List<Violation> rules(JsonNode event, JsonNode context) {
    var violations = new ArrayList<>(EventRules.violations(event));
    try {
      if (bringsContext(event)) {
        JsonNode alone = EpcisDocument.standingAlone(event, context);
        String hash = EventHash.of(alone, alone.path("@context"));
        Terms.of(alone); // whose contexts the hash does not all look at
        if (event.has("@context") && !hash.equals(EventHash.of(event, context))) {
          violations.add(
              new Violation("/@context", "gives a prefix of the document another meaning"));
        }
      } else {
        Namespaces.STANDARD.with(context);
      }
    } catch (InvalidValue no) {
      violations.add(new Violation("/@context", no.getMessage()));
    }
    return violations;
  }

  /** Whether anything in it has a meaning of its own, which only the hash finds out. */
  private static boolean bringsContext(JsonNode node) {
    if (node.has("@context")) {
      return true;
    }
    for (JsonNode each : node) {
      if (each.isContainer() && bringsContext(each)) {
        return true;
      }
    }
    return false;
  }

  JsonText open(Spool spool) {
    return JsonText.of(spool.open(), json, limits);
  }

  Limits limits() {
    return limits;
  }

  private Spool spooled(InputStream in) throws IOException {
    Spool spool = Spool.of(in, limits.bytes());
    if (spool.firstCharacter() == '<') {
      spool.close();
      throw DocumentRefused.malformed("", "is XML, which is not read here: send it as JSON");
    }
    return spool;
  }
}

package vn.traceability.event.mongo;

import java.util.ArrayList;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.event.query.Terms;
import vn.traceability.gs1.Gln;

/**
 * What an event's document has so that it is found: {@code terms}, the {@code termsVersion} they
 * are of, and {@code eventTime}, which is the event's own even in a declaration of its error.
 */
final class EventTerms {
  static final String TERMS = "terms";
  static final String VERSION = "termsVersion";
  static final String EVENT_TIME = "eventTime";

  private EventTerms() {}

  /** The document with all of it. */
  static Document added(Document event) {
    event.putAll(of(event));
    return event;
  }

  /**
   * All of it.
   *
   * @param event the document: {@code epcis} as JSON; {@code eventID}, which counts where the event
   *     has none itself; {@code party}, the GLN of the one that captured it
   */
  static Document of(Document event) {
    JsonNode epcis = named(EpcisForm.parse(event.getString("epcis")), event.getString("eventID"));
    Optional<Gln> party = Optional.ofNullable(event.getString("party")).map(Gln::new);
    return new Document(TERMS, new ArrayList<>(Terms.of(epcis, party)))
        .append(VERSION, Terms.VERSION)
        .append(EVENT_TIME, Date.from(Terms.eventTime(epcis)));
  }

  /** The event as it is returned, with an eventID in any case. */
  static JsonNode named(JsonNode event, String eventID) {
    return event.has("eventID") ? event : ((ObjectNode) event).put("eventID", eventID);
  }
}

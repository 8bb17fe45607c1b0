package vn.traceability.event.mongo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.event.query.Terms;
import vn.traceability.gs1.Gln;

/**
 * What an event's document has so that it is found: {@code terms}, the {@code termsVersion} they
 * are of, {@code eventTime}, which is the event's own even in a declaration of its error, and
 * {@code tie}, by which events of one time are in order.
 */
final class EventTerms {
  static final String TERMS = "terms";
  static final String VERSION = "termsVersion";
  static final String EVENT_TIME = "eventTime";
  static final String TIE = "tie";
  static final String RECORDED_AT = "recordedAt";

  private static final int HEX_DIGITS_OF_60_BITS = 15;

  private EventTerms() {}

  /** The document with all of it. */
  static Document added(Document event) {
    event.putAll(of(event));
    return event;
  }

  /**
   * All of it. Whoever may read the event already still may.
   *
   * @param event the document: {@code epcis} as JSON; {@code names}, which the event is called by,
   *     or {@code eventID}; {@code party}, the GLN of the one that captured it first
   */
  static Document of(Document event) {
    JsonNode epcis = read(event);
    Optional<Gln> party = Optional.ofNullable(event.getString("party")).map(Gln::new);
    Set<String> terms = Terms.of(epcis, party);
    event.getList(TERMS, String.class, List.of()).stream()
        .filter(Terms::isOfReader)
        .forEach(terms::add);
    return new Document(TERMS, new ArrayList<>(terms))
        .append(VERSION, Terms.VERSION)
        .append(EVENT_TIME, Date.from(Terms.eventTime(epcis)))
        .append(TIE, tie(event.getString("_id")));
  }

  /**
   * A short name in place of the long one, which every entry of an index would repeat: 60 bits of
   * the hash in it. Two events of the very same millisecond share one about once in 10^18 pairs.
   *
   * @param id as of {@link vn.traceability.event.EventId}
   */
  static long tie(String id) {
    return bits(id, id.indexOf(';') + 1) ^ bits(id, id.indexOf('!') + 1);
  }

  /** Of the hash that begins here; 0 for none, which is what an event without declaration has. */
  private static long bits(String id, int start) {
    return start == 0 ? 0 : Long.parseLong(id.substring(start, start + HEX_DIGITS_OF_60_BITS), 16);
  }

  /**
   * The event as it is asked for: with every name it has, one it was given included.
   *
   * @param event the document, as above
   */
  static JsonNode read(Document event) {
    JsonNode epcis = EpcisForm.parse(event.getString("epcis"));
    ArrayNode names = ((ObjectNode) epcis).putArray("eventID");
    event
        .getList("names", String.class, Arrays.asList(event.getString("eventID")))
        .forEach(names::add);
    return epcis;
  }
}

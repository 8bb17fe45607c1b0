package vn.traceability.epcis;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.StringNode;

/**
 * Events as an EPCISQueryDocument. They are passed on as they were kept, text by text, with the
 * time of their recording and, where an old one lacks it, their name.
 *
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0, section 9.5 and schema 2.0.1</a>
 */
final class EventDocuments {
  static final String CONTEXT = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";

  static final Set<String> EVENT_TYPES =
      Set.of(
          "ObjectEvent",
          "AggregationEvent",
          "TransactionEvent",
          "TransformationEvent",
          "AssociationEvent");

  private EventDocuments() {}

  /**
   * One event.
   *
   * @param eventID what to call it
   * @param json as it was kept; its own name stands first, or nowhere
   */
  record Kept(String eventID, String json, Instant recordedAt) {
    private static final String NAME = "{\"eventID\":";

    String text() {
      return new StringBuilder(json.length() + 160)
          .append(NAME)
          .append(quoted(eventID))
          .append(",\"recordTime\":\"")
          .append(recordedAt)
          .append("\",")
          .append(json, json.startsWith(NAME) ? afterName() : 1, json.length())
          .toString();
    }

    private int afterName() {
      int at = NAME.length() + 1;
      while (json.charAt(at) != '"') {
        at += json.charAt(at) == '\\' ? 2 : 1;
      }
      return at + 2; // past the quotation mark and the comma
    }
  }

  /**
   * @param query the name of the query that found them
   */
  static String of(String query, List<Kept> events, Instant now) {
    return of(query, Optional.empty(), events, now);
  }

  /**
   * @param subscription the one to which they are sent; empty where they are an answer
   */
  static String of(String query, Optional<String> subscription, List<Kept> events, Instant now) {
    var text = new StringBuilder(512);
    text.append("{\"@context\":[\"")
        .append(CONTEXT)
        .append("\"],\"type\":\"EPCISQueryDocument\",\"schemaVersion\":\"2.0\",\"creationDate\":\"")
        .append(now)
        .append("\",\"epcisBody\":{\"queryResults\":{\"queryName\":")
        .append(quoted(query))
        .append(subscription.map(id -> ",\"subscriptionID\":" + quoted(id)).orElse(""))
        .append(",\"resultsBody\":{\"eventList\":[");
    for (int i = 0; i < events.size(); i++) {
      text.append(i == 0 ? "" : ",").append(events.get(i).text());
    }
    return text.append("]}}}}").toString();
  }

  private static String quoted(String text) {
    return StringNode.valueOf(text).toString();
  }
}

package vn.traceability.event.epcis.document;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import vn.traceability.event.hash.Moments;

/**
 * What EPCIS 2.0 asks of one event and its JSON schema does not check. The schema is taken to hold.
 *
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0, sections 7.3 and 7.4</a>
 */
final class EventRules {
  private static final List<String> QUANTITY_LISTS =
      List.of("quantityList", "childQuantityList", "inputQuantityList", "outputQuantityList");

  private static final int LONGEST_NAME = 2_000;

  private EventRules() {}

  /** What is wrong, seen from the event; empty when nothing is. */
  static List<Violation> violations(JsonNode event) {
    var found = new ArrayList<Violation>();
    switch (event.path("type").asString("")) {
      case "ObjectEvent" -> objectsOfObjectEvent(event, found);
      case "AggregationEvent" -> parentOfAggregation(event, found);
      case "TransactionEvent" -> objectsOfTransaction(event, found);
      default -> {
        // TransformationEvent and AssociationEvent: the schema says all; others: not ours to know
      }
    }
    QUANTITY_LISTS.forEach(list -> unitsOf(event, list, found));
    nameOf(event, "eventID", found);
    nameOf(event, "transformationID", found);
    moment(event, "", "eventTime", found);
    if (event.has("errorDeclaration")) {
      moment(event.path("errorDeclaration"), "/errorDeclaration", "declarationTime", found);
    }
    return found;
  }

  /**
   * Section 7.4, ObjectEvent: a non-empty epcList, a non-empty quantityList or both; release 2.0
   * lets sensor data stand alone. The schema takes an empty epcList for one.
   */
  private static void objectsOfObjectEvent(JsonNode event, List<Violation> found) {
    if (isEmpty(event, "epcList")
        && isEmpty(event, "quantityList")
        && isEmpty(event, "sensorElementList")) {
      found.add(
          new Violation(
              "", "needs an entry in its epcList, its quantityList or its sensorElementList"));
    }
  }

  /** Section 7.4, AggregationEvent: parentID is optional when action is OBSERVE, else required. */
  private static void parentOfAggregation(JsonNode event, List<Violation> found) {
    String action = event.path("action").asString("");
    if (!action.equals("OBSERVE") && !event.has("parentID")) {
      found.add(new Violation("", "needs the member parentID, since its action is " + action));
    }
  }

  /**
   * Section 7.4, TransactionEvent: a non-empty epcList, a non-empty quantityList or both, unless
   * the action is DELETE. The schema takes an empty epcList for one.
   */
  private static void objectsOfTransaction(JsonNode event, List<Violation> found) {
    if (!event.path("action").asString("").equals("DELETE")
        && isEmpty(event, "epcList")
        && isEmpty(event, "quantityList")) {
      found.add(new Violation("", "needs an entry in its epcList or its quantityList"));
    }
  }

  /**
   * Section 7.3.3.3, QuantityElement: uom is the unit of the quantity, and where that is left out
   * the amount is unknown; the XML schema has no place for a unit without it.
   */
  private static void unitsOf(JsonNode event, String list, List<Violation> found) {
    int index = 0;
    for (JsonNode element : event.path(list)) {
      if (element.has("uom") && !element.has("quantity")) {
        found.add(
            new Violation("/" + list + "/" + index + "/uom", "needs a quantity that it is of"));
      }
      index++;
    }
  }

  /** A name that is kept beside the event: a URI of the length that browsers take. */
  private static void nameOf(JsonNode event, String member, List<Violation> found) {
    if (event.path(member).asString("").length() > LONGEST_NAME) {
      found.add(new Violation("/" + member, "needs at most " + LONGEST_NAME + " characters"));
    }
  }

  /** A moment that can be told from another; the schema takes the second 60 and the year 0000. */
  private static void moment(JsonNode node, String at, String member, List<Violation> found) {
    try {
      int year = Moments.read(node.path(member).asString("")).atOffset(ZoneOffset.UTC).getYear();
      if (year < 1900 || year > 9999) {
        found.add(new Violation(at + "/" + member, "needs a year from 1900 to 9999"));
      }
    } catch (DateTimeException no) {
      found.add(new Violation(at + "/" + member, "needs a moment that was, with its offset"));
    }
  }

  private static boolean isEmpty(JsonNode event, String list) {
    return event.path(list).isEmpty();
  }
}

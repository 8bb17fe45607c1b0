package vn.traceability.event.hash;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NumericNode;

/**
 * A member of an event, as XML would have it: an array is the same element several times, null is
 * no element.
 *
 * @param name resolved by {@link Namespaces#name}
 * @param text trimmed, empty for an object
 */
record Element(String name, String text, List<Element> children) {
  /** Spoken to people and to the parser; neither is said of the event. */
  private static final Set<String> NOT_OF_THE_EVENT =
      Set.of("@context", "comment", "{http://www.w3.org/2000/01/rdf-schema#}comment");

  /** Beyond this many places a number keeps its exponent, lest ten characters become a gigabyte. */
  private static final int PLAIN_PLACES = 400;

  Element {
    children = List.copyOf(children);
  }

  static List<Element> membersOf(JsonNode object, Namespaces outer) {
    Namespaces namespaces = outer.with(object.path("@context"));
    List<Element> members = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      String name = namespaces.name(member.getKey());
      if (!NOT_OF_THE_EVENT.contains(name)) {
        add(name, member.getValue(), namespaces, members);
      }
    }
    return members;
  }

  private static void add(
      String name, JsonNode value, Namespaces namespaces, List<Element> members) {
    if (value.isArray()) {
      for (JsonNode each : value.values()) {
        add(name, each, namespaces, members);
      }
    } else if (value.isObject()) {
      members.add(new Element(name, "", membersOf(value, namespaces)));
    } else if (!value.isNull()) {
      members.add(new Element(name, textOf(value, namespaces), List.of()));
    }
  }

  private static String textOf(JsonNode value, Namespaces namespaces) {
    if (value.isString()) {
      return namespaces.value(value.stringValue().strip());
    }
    if (value instanceof NumericNode numeric && !numeric.isNaN()) {
      BigDecimal number = numeric.decimalValue().stripTrailingZeros();
      boolean plain = Math.abs((long) number.scale()) <= PLAIN_PLACES;
      return plain ? number.toPlainString() : number.toString();
    }
    return value.asString();
  }
}

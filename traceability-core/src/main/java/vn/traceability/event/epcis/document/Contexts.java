package vn.traceability.event.epcis.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The {@code @context} of a document and of an event in it as the one of the event alone. */
final class Contexts {
  private Contexts() {}

  /**
   * Parts count from left to right, so the document's come first. The schema wants each part once:
   * one of the event that changes nothing is left out, and one that is said again behind an address
   * stands there alone.
   *
   * @param outer of the document: a text, an object, or an array of those
   * @param inner of the event, likewise
   * @return in the same form; shares nothing with the two
   * @see <a href="https://www.w3.org/TR/json-ld11/#advanced-context-usage">JSON-LD 1.1, section
   *     4.1</a>
   */
  static JsonNode merged(JsonNode outer, JsonNode inner) {
    if (inner.isMissingNode() || inner.equals(outer)) {
      return outer.deepCopy();
    }
    ArrayNode merged = JsonNodeFactory.instance.arrayNode();
    Map<String, JsonNode> meanings = new HashMap<>();
    for (JsonNode part : parts(outer)) {
      merged.add(part.deepCopy());
      define(part, meanings);
    }
    for (JsonNode part : parts(inner)) {
      if (!isKnown(part, merged, meanings)) {
        merged.removeIf(part::equals);
        merged.add(part.deepCopy());
        define(part, meanings);
      }
    }
    return merged;
  }

  private static boolean isKnown(JsonNode part, ArrayNode merged, Map<String, JsonNode> meanings) {
    return part.isObject()
        ? part.properties().stream()
            .allMatch(term -> term.getValue().equals(meanings.get(term.getKey())))
        : merged.values().contains(part);
  }

  /** An address stands for a context that is not read here and that may define any term anew. */
  private static void define(JsonNode part, Map<String, JsonNode> meanings) {
    if (part.isObject()) {
      part.properties().forEach(term -> meanings.put(term.getKey(), term.getValue()));
    } else {
      meanings.clear();
    }
  }

  private static List<JsonNode> parts(JsonNode context) {
    return context.isArray() ? new ArrayList<>(context.values()) : List.of(context);
  }
}

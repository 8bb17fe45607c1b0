package vn.traceability.offer;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import vn.traceability.vocabulary.Attributes;

/**
 * The values of attributes as people say them, in the shapes in which documents have them.
 *
 * @see <a href="https://www.w3.org/TR/json-ld11/#value-objects">JSON-LD 1.1, section 9.5 (value
 *     objects)</a>
 */
final class Spoken {
  private Spoken() {}

  /**
   * The text of a value: a text, a number, a value object, a brand with its name; of a list the one
   * that is least foreign. Empty where it is another structure.
   */
  static String text(JsonNode value) {
    if (value.isNumber()) {
      return value.decimalValue().toPlainString();
    }
    if (value.isString()) {
      return value.stringValue().strip();
    }
    if (value.isArray()) {
      return value
          .valueStream()
          .filter(each -> !text(each).isEmpty())
          .min(Comparator.comparing(Spoken::foreignness))
          .map(Spoken::text)
          .orElse("");
    }
    if (value.has("@value")) {
      return text(value.path("@value"));
    }
    return value.isObject() ? member(value, Set.of(Attributes.BRAND_NAME)) : "";
  }

  /**
   * The text of the first member that goes by one of these words; empty where none does.
   *
   * @param words without prefix, for nested names may have any
   */
  static String member(JsonNode value, Set<String> words) {
    return members(value, words).map(Spoken::text).findFirst().orElse("");
  }

  private static Stream<JsonNode> members(JsonNode value, Set<String> words) {
    return !value.isObject()
        ? Stream.empty()
        : value
            .propertyStream()
            .filter(each -> words.contains(local(each.getKey())))
            .map(Map.Entry::getValue);
  }

  /** Of {@code gs1:unitCode} or {@code @value}, the word. */
  private static String local(String name) {
    return name.substring(
        Stream.of(':', '/', '#', '@').mapToInt(name::lastIndexOf).max().orElse(-1) + 1);
  }

  /** 0 in Vietnamese, 1 in no language that is named, 2 in another. */
  static int foreignness(JsonNode value) {
    return Optional.of(value.path("@language"))
        .filter(JsonNode::isString)
        .map(language -> language.stringValue().matches("(?i)vi(-.*)?") ? 0 : 2)
        .orElse(1);
  }
}

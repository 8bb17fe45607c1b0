package vn.traceability.event.epcis.document;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.event.epcis.AttributeNames;
import vn.traceability.event.epcis.Identifiers;
import vn.traceability.event.epcis.MasterDataElement;
import vn.traceability.event.hash.Namespaces;
import vn.traceability.refusal.InvalidValue;

/**
 * Reads the vocabularies around the events: every element that says more than its name, whatever
 * vocabulary it is of. Prefixes are written out, for they mean nothing outside the document.
 *
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0, section 9.5 (EPCISMasterData)</a>
 */
final class MasterDataReading {
  /** Where it stands: in the header, and beside the events that a query found. */
  private static final List<String> PLACES =
      List.of(
          "/epcisHeader/epcisMasterData/vocabularyList",
          "/epcisBody/queryResults/resultsBody/vocabularyList");

  /** Characters of one element; more than any description needs. */
  private static final int LONGEST = 64 * 1024;

  /** All of a document, whose names of attributes are written out. */
  private static final int MOST = 4 << 20;

  private static final Set<String> OF_EPCIS =
      Set.of(
          "urn:epcglobal:epcis:vtype:",
          "https://ref.gs1.org/epcis/",
          "https://ns.gs1.org/epcis/",
          "epcis:");

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Limits limits;
  private final Namespaces namespaces;
  private final Set<MasterDataElement> elements = new LinkedHashSet<>();
  private int characters;

  private MasterDataReading(Limits limits, Namespaces namespaces) {
    this.limits = limits;
    this.namespaces = namespaces;
  }

  /**
   * @param envelope a document for which the schema holds
   * @return each once, in the order of the document
   * @throws DocumentRefused where there is too much
   */
  static List<MasterDataElement> of(JsonNode envelope, Limits limits) {
    if (PLACES.stream().allMatch(place -> envelope.at(place).isEmpty())) {
      return List.of(); // as in most documents
    }
    var reading = new MasterDataReading(limits, namespaces(envelope.path("@context")));
    PLACES.forEach(place -> reading.vocabularies(place, envelope.at(place)));
    return List.copyOf(reading.elements);
  }

  private static Namespaces namespaces(JsonNode context) {
    try {
      return Namespaces.STANDARD.with(context);
    } catch (InvalidValue no) {
      throw DocumentRefused.invalid("/@context", String.valueOf(no.getMessage()));
    }
  }

  private void vocabularies(String place, JsonNode list) {
    for (int i = 0; i < list.size(); i++) {
      String vocabulary = vocabulary(list.path(i).path("type").stringValue());
      JsonNode members = list.path(i).path("vocabularyElementList");
      for (int j = 0; j < members.size(); j++) {
        add(place + "/" + i + "/vocabularyElementList/" + j, vocabulary, members.path(j));
      }
    }
  }

  private void add(String pointer, String vocabulary, JsonNode element) {
    ObjectNode content = content(element);
    String id = Identifiers.canonical(element.path("id").stringValue());
    var read = new MasterDataElement(vocabulary, id, content.toString());
    if (vocabulary.length() + id.length() + read.content().length() > LONGEST) {
      throw DocumentRefused.tooLarge(pointer, "has more than " + LONGEST + " characters");
    }
    if (!content.isEmpty()) {
      elements.add(read);
      characters += read.content().length();
    }
    if (characters > MOST) {
      throw DocumentRefused.tooLarge(
          pointer, "is one of elements that have more than " + MOST + " characters together");
    }
    if (elements.size() > limits.events()) {
      throw DocumentRefused.tooLarge(
          pointer, "is one of more than " + limits.events() + " elements of master data");
    }
  }

  /** All but the id, and no empty list. */
  private ObjectNode content(JsonNode element) {
    ObjectNode content = sorted(element).asObject();
    content.remove("id");
    if (content.path("attributes") instanceof ArrayNode attributes) {
      attributes.forEach(
          each ->
              ((ObjectNode) each)
                  .put("id", AttributeNames.canonical(each.path("id").stringValue(), namespaces)));
      content.set("attributes", inOrder(attributes));
    }
    if (content.path("children") instanceof ArrayNode children) {
      ArrayNode links = NODES.arrayNode();
      children.forEach(each -> links.add(Identifiers.canonical(each.stringValue())));
      content.set("children", inOrder(links));
    }
    content.removeIf(member -> member.isArray() && member.isEmpty());
    return content;
  }

  private static ArrayNode inOrder(ArrayNode list) {
    return NODES
        .arrayNode()
        .addAll(
            list.valueStream()
                .sorted(
                    Comparator.comparing((JsonNode each) -> each.path("id").asString(""))
                        .thenComparing(JsonNode::toString))
                .toList());
  }

  private String vocabulary(String type) {
    return OF_EPCIS.stream()
        .filter(type::startsWith)
        .findFirst()
        .map(space -> "urn:epcglobal:epcis:vtype:" + type.substring(space.length()))
        .orElse(type);
  }

  /** Members by their names at every depth; a number in the shortest of its spellings. */
  private static JsonNode sorted(JsonNode node) {
    if (node.isObject()) {
      var members = new TreeMap<String, JsonNode>();
      node.properties().forEach(each -> members.put(each.getKey(), sorted(each.getValue())));
      ObjectNode object = NODES.objectNode();
      members.forEach(object::set);
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = NODES.arrayNode();
      node.forEach(each -> array.add(sorted(each)));
      return array;
    }
    return node.isNumber() ? NODES.numberNode(node.decimalValue().stripTrailingZeros()) : node;
  }
}

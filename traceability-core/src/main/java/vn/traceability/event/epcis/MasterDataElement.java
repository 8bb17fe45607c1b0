package vn.traceability.event.epcis;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One element of a vocabulary: what somebody says of a product, a place or a party.
 *
 * @param vocabulary its type; the standard's own as {@code urn:epcglobal:epcis:vtype:…}, any other
 *     as it was sent
 * @param id a canonical GS1 Digital Link where it is a key of GS1, whose check digit may be wrong;
 *     else as it was sent
 * @param content all that was sent beside the id, as JSON in one spelling: attributes in the order
 *     of their names, those of the Core Business Vocabulary under {@code cbvmda:}
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0, section 7.1.3 (master data)</a>
 * @see <a href="https://ref.gs1.org/standards/cbv/">Core Business Vocabulary 2.0, section 9 (master
 *     data attributes)</a>
 */
public record MasterDataElement(String vocabulary, String id, String content) {
  /**
   * One thing said.
   *
   * @param name as {@link AttributeNames#canonical}, such as {@code cbvmda:descriptionShort}
   * @param value a text, a number or an object, as sent; JSON null where there was none
   */
  public record Attribute(String name, JsonNode value) {
    /** As people read it: the text itself; the JSON of what is none. */
    public String text() {
      if (value.isNumber()) {
        return value.decimalValue().toPlainString();
      }
      JsonNode spoken = value.isObject() ? value.path("@value") : value;
      return spoken.isString() ? spoken.stringValue() : value.isNull() ? "" : value.toString();
    }
  }

  /** What it is about. */
  public MasterDataKey key() {
    return MasterDataKey.of(vocabulary, id);
  }

  /** What is said, in the order of the names; of one name in no order that means anything. */
  public List<Attribute> attributes() {
    var attributes = new ArrayList<Attribute>();
    for (JsonNode each : EpcisForm.parse(content).path("attributes")) {
      JsonNode value = each.path("attribute");
      attributes.add(
          new Attribute(
              each.path("id").stringValue(),
              value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value));
    }
    return attributes;
  }

  /** Whether anything but attributes is said of it, such as what its parts are. */
  public boolean saysMoreThanAttributes() {
    return EpcisForm.parse(content)
        .propertyStream()
        .anyMatch(each -> !each.getKey().equals("attributes"));
  }

  /** The identifiers of its parts, such as the rooms of a building. */
  public List<String> children() {
    return EpcisForm.parse(content)
        .path("children")
        .valueStream()
        .map(JsonNode::stringValue)
        .toList();
  }
}

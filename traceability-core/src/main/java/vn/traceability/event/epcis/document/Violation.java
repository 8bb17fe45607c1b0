package vn.traceability.event.epcis.document;

import java.io.Serializable;

/**
 * One place in a document, and the rule that it breaks.
 *
 * @param pointer the place as a JSON Pointer, such as {@code /epcisBody/eventList/3/action}; empty
 *     for the document as a whole
 * @param rule in plain English, continuing the sentence "/epcisBody/eventList/3/action …"
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</a>
 */
public record Violation(String pointer, String rule) implements Serializable {
  /** The same, where the document read so far was a part of another. */
  Violation under(String parent) {
    return new Violation(parent + pointer, rule);
  }

  /** The place of a member, by its name as it stands in the document. */
  static String member(String pointer, String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  @Override
  public String toString() {
    return (pointer.isEmpty() ? "the document" : pointer) + " " + rule;
  }
}

package vn.traceability.event.epcis.document;

import java.util.List;

/**
 * An event that was left out of what is captured.
 *
 * @param pointer where it stands in the document (RFC 6901)
 * @param violations what is wrong with it, seen from the document; at least one
 */
public record RefusedEvent(String pointer, List<Violation> violations) {
  public RefusedEvent {
    violations = List.copyOf(violations);
  }
}

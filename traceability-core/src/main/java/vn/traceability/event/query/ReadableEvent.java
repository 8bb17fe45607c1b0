package vn.traceability.event.query;

import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import vn.traceability.gs1.Gln;

/**
 * An event and who may read it, so that queries of several can be put to it.
 *
 * @param asked it as queries are put to it, with every name it has
 * @param readers the digits of those that captured it, and of those who own or possess at either
 *     end
 */
public record ReadableEvent(FoundEvent event, JsonNode asked, Set<String> readers) {
  public ReadableEvent {
    readers = Set.copyOf(readers);
  }

  /**
   * Whether one of these may read it.
   *
   * @param owners empty for one who reads all
   */
  public boolean isFor(Optional<Set<Gln>> owners) {
    return owners
        .map(some -> some.stream().map(Gln::digits).anyMatch(readers::contains))
        .orElse(true);
  }
}

package vn.traceability.event.query;

import java.util.List;
import java.util.Optional;

/**
 * A part of an answer.
 *
 * @param events in the order asked for; fewer than wanted, even none, where looking further would
 *     have taken too long
 * @param next where to go on; empty when this is all
 */
public record Page(List<FoundEvent> events, Optional<Position> next) {
  public Page {
    events = List.copyOf(events);
  }
}

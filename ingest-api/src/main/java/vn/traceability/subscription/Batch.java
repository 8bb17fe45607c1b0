package vn.traceability.subscription;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import vn.traceability.event.EventId;
import vn.traceability.event.query.EventSearch;
import vn.traceability.event.query.FoundEvent;
import vn.traceability.event.query.ReadableEvent;
import vn.traceability.subscription.Readers.Sight;

/**
 * What one message holds: the first of the events that wait, as many as fit.
 *
 * @param done those that need not be sent any more once it has arrived: its own, and between them
 *     those that the reader may not read any more
 */
record Batch(List<FoundEvent> events, List<EventId> done) {
  private static final int READ_AT_ONCE = 50;

  Batch {
    events = List.copyOf(events);
    done = List.copyOf(done);
  }

  /**
   * Reads it.
   *
   * @param full events are taken until there are so many characters of them, or one
   */
  static Batch of(EventSearch search, List<EventId> waiting, Sight sight, long full) {
    var byId = new HashMap<EventId, ReadableEvent>();
    var events = new ArrayList<FoundEvent>();
    var done = new ArrayList<EventId>();
    long characters = 0;
    for (int at = 0; at < waiting.size() && characters < full; at++) {
      if (at % READ_AT_ONCE == 0) {
        search
            .readable(waiting.subList(at, Math.min(waiting.size(), at + READ_AT_ONCE)))
            .forEach(event -> byId.put(event.event().id(), event));
      }
      var id = waiting.get(at);
      done.add(id);
      var event = byId.get(id);
      if (event != null && event.isFor(sight.owners())) {
        events.add(event.event());
        characters += event.event().json().length();
      }
    }
    return new Batch(events, done);
  }
}

package vn.traceability.rights;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.traceability.event.EventId;
import vn.traceability.event.TraceEvent;
import vn.traceability.refusal.Conflict;
import vn.traceability.trace.Link;
import vn.traceability.trace.Links;
import vn.traceability.trace.Processes;

/**
 * How many events a party has of one transformation (EPCIS 2.0, section 7.4.6, transformationID):
 * all of them are read wherever one of its lots is. Of one capture; not for many threads.
 */
final class ProcessParts {
  private static final int MOST_EVENTS = 500;

  /** A lot in an event is a row. */
  private static final int MOST_ROWS = 10_000;

  private final Links links;
  private final Map<String, Parts> known = new HashMap<>();

  ProcessParts(Links links) {
    this.links = links;
  }

  /**
   * Refuses one more event of a transformation that has many, whatever they are of.
   *
   * @param id its name
   * @throws Conflict when it has 500 events, or rows of 10,000 lots
   */
  void mustBeFew(TraceEvent event, EventId id) {
    Processes.key(event).ifPresent(key -> known.computeIfAbsent(key, this::of).mustTake(event, id));
  }

  private Parts of(String key) {
    var rows = links.ofProcesses(Set.of(key), MOST_ROWS);
    var events = rows.stream().map(Link::event).collect(Collectors.toCollection(HashSet::new));
    return new Parts(events, rows.size());
  }

  private static final class Parts {
    private final Set<EventId> events;
    private int rows;

    Parts(Set<EventId> events, int rows) {
      this.events = events;
      this.rows = rows;
    }

    void mustTake(TraceEvent event, EventId id) {
      if (events.contains(id)) {
        return;
      }
      if (events.size() >= MOST_EVENTS || rows >= MOST_ROWS) {
        throw new Conflict(
            "long-process",
            "party "
                + event.entry().party().digits()
                + " has recorded "
                + events.size()
                + " events of this transformation with "
                + rows
                + " lots; give what follows another transformationID");
      }
      events.add(id);
      rows += event.inputs().size() + event.outputs().size();
    }
  }
}

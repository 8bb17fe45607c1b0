package vn.traceability.trace;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.traceability.event.EventId;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;

/** The rows a trace reads. */
public interface TraceRows {

  /**
   * Rows that name these lots, those of corrected events among them, in no order.
   *
   * @param limit as many as this at most, 1 or more; fewer are all
   */
  List<Link> ofLots(Collection<LotId> lots, int limit);

  /** Rows of these events, in no order; {@code limit} as above. */
  List<Link> ofEvents(Collection<EventId> events, int limit);

  /** Rows of all events of these processes, in no order; {@code limit} as above. */
  default List<Link> ofProcesses(Collection<String> processes, int limit) {
    return List.of();
  }

  /**
   * Rows of lots that were treated with a plant-protection product at these places, those of
   * corrected events among them, in no order; {@code limit} as above.
   */
  List<Link> treatedAt(Collection<Gln> places, Window window, int limit);

  /**
   * What is known of the logistic units that these lots were on.
   *
   * @param direct rows of the lots
   * @param limit of rows to be read, 1 or more; when there are more it is cut
   */
  default Cargo cargo(Collection<LotId> lots, Collection<Link> direct, int limit) {
    return Cargo.NONE;
  }

  /** Which of these events a later declaration says did not hold. */
  default Set<EventId> voided(Collection<EventId> events) {
    return declarations(events).keySet();
  }

  /** The declarations that say so, by the event they speak of; each event has one at least. */
  Map<EventId, Set<EventId>> declarations(Collection<EventId> events);
}

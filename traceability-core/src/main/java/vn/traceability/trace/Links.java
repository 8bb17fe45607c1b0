package vn.traceability.trace;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import vn.traceability.event.EventId;
import vn.traceability.event.RecordedEvent;
import vn.traceability.lot.LotId;

/** The rows a trace reads: a projection of the events. */
public interface Links {

  /** Adds the rows of these events; those that are there already stay as they are. */
  void project(Collection<RecordedEvent> events);

  /** All rows of these lots, those of corrected events among them. */
  List<Link> ofLots(Collection<LotId> lots);

  /** All rows of these events. */
  List<Link> ofEvents(Collection<EventId> events);

  /** Which of these events a later declaration says did not hold. */
  Set<EventId> voided(Collection<EventId> events);
}

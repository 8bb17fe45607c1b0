package vn.traceability.trace;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import vn.traceability.event.EventId;
import vn.traceability.event.RecordedEvent;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Sscc;
import vn.traceability.trace.UnitRow.Thing;

/** All rows of logistic units: a projection of the events, those of corrected ones among them. */
public interface UnitRows {

  /** Adds the rows of these events; those that are there already stay as they are. */
  void project(Collection<RecordedEvent> events);

  /**
   * Rows about these lots and units, in no order.
   *
   * @param limit as many as this at most, 1 or more; fewer are all
   */
  List<UnitRow> of(Collection<Thing> things, int limit);

  /** Rows of what was put on these units or taken off; {@code limit} as above. */
  List<UnitRow> on(Collection<Sscc> units, int limit);

  /** Rows of these events; {@code limit} as above. */
  List<UnitRow> ofEvents(Collection<EventId> events, int limit);

  /**
   * Rows that a party recorded about these units, and of what it put on them or took off, each
   * once; {@code limit} as above.
   */
  List<UnitRow> with(Gln party, Collection<Sscc> units, int limit);

  /**
   * Units that a party said it sent, received or destroyed, the newest first.
   *
   * @param after where the page before ended; empty for the first
   */
  List<UnitRow> movedBy(Gln party, Window window, Optional<Position> after, int limit);

  /** The same of all that was sent to a party. */
  List<UnitRow> sentTo(Gln party, Window window, Optional<Position> after, int limit);
}

package vn.traceability.trace;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import vn.traceability.event.EventId;
import vn.traceability.event.RecordedEvent;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.gs1.Sscc;
import vn.traceability.lot.LotId;

/** All rows: a projection of the events. */
public interface Links extends TraceRows {

  /** Adds the rows of these events; those that are there already stay as they are. */
  void project(Collection<RecordedEvent> events);

  /** Whether anything was ever sown, tended or harvested at a place. */
  boolean hasGrownAt(Gln place);

  /** Rows of these events, and of the lots that were on units that went; in no order. */
  default List<Link> ofShipments(Collection<EventId> events, int limit) {
    return ofEvents(events, limit);
  }

  /**
   * Rows that a party recorded about these units, and of what it put on them or took off, each
   * once; {@code limit} as above.
   */
  default List<UnitRow> ofUnitsWith(Gln party, Collection<Sscc> units, int limit) {
    return List.of();
  }

  /**
   * Rows of a party's own entries, newest first, those of corrected events among them.
   *
   * @param after where the page before ended; empty for the first
   * @param limit 1 to 1,000
   */
  List<Link> ofParty(Gln party, Window window, Optional<Position> after, int limit);

  /** The same, looked through no further than one may wait for. */
  default Stretch someOfParty(Gln party, Window window, Optional<Position> after, int limit) {
    return Stretch.of(ofParty(party, window, after, limit), limit);
  }

  /** The same of all lots of a product, whoever recorded them. */
  List<Link> ofProduct(Gtin product, Window window, Optional<Position> after, int limit);

  /** The same of all that was sent to a party. */
  List<Link> sentTo(Gln party, Window window, Optional<Position> after, int limit);

  /** The same, looked through no further than one may wait for. */
  default Stretch someSentTo(Gln party, Window window, Optional<Position> after, int limit) {
    return Stretch.of(sentTo(party, window, after, limit), limit);
  }

  /**
   * Rows of these lots that a party recorded or that name it as the other side, those of corrected
   * events among them, in no order; {@code limit} as above.
   */
  List<Link> ofLotsWith(Gln party, Collection<LotId> lots, int limit);
}

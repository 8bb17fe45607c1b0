package vn.traceability.trace;

import java.util.ArrayList;
import java.util.List;
import vn.traceability.event.Corrected;
import vn.traceability.event.Destroyed;
import vn.traceability.event.Harvested;
import vn.traceability.event.Loaded;
import vn.traceability.event.LotQuantity;
import vn.traceability.event.Observed;
import vn.traceability.event.Packed;
import vn.traceability.event.Received;
import vn.traceability.event.RecordedEvent;
import vn.traceability.event.Shipped;
import vn.traceability.event.Sold;
import vn.traceability.event.Sown;
import vn.traceability.event.Tended;
import vn.traceability.event.TraceEvent;
import vn.traceability.event.Transformed;
import vn.traceability.event.Unloaded;
import vn.traceability.trace.Link.Role;

/**
 * The rows that follow from one event and nothing else, so that they can be made again at any time.
 */
public final class LinksOf implements TraceEvent.Cases<List<Link>> {
  private final RecordedEvent event;

  private LinksOf(RecordedEvent event) {
    this.event = event;
  }

  public static List<Link> event(RecordedEvent event) {
    return event.fact().match(new LinksOf(event));
  }

  @Override
  public List<Link> sown(Sown sown) {
    return rows(sown.lots(), Role.TENDED);
  }

  @Override
  public List<Link> tended(Tended tended) {
    return rows(tended.lots(), Role.TENDED);
  }

  @Override
  public List<Link> harvested(Harvested harvested) {
    return rows(harvested.lots(), Role.PRODUCED);
  }

  @Override
  public List<Link> transformed(Transformed transformed) {
    return consumedAndProduced(transformed);
  }

  @Override
  public List<Link> packed(Packed packed) {
    return consumedAndProduced(packed);
  }

  @Override
  public List<Link> shipped(Shipped shipped) {
    return rows(shipped.lots(), Role.SENT);
  }

  @Override
  public List<Link> received(Received received) {
    return rows(received.lots(), Role.RECEIVED);
  }

  @Override
  public List<Link> sold(Sold sold) {
    return rows(sold.lots(), Role.SENT);
  }

  /** On a unit, and still where they were; {@link UnitRowsOf} tells what is on which. */
  @Override
  public List<Link> loaded(Loaded loaded) {
    return rows(loaded.lots(), Role.TENDED);
  }

  @Override
  public List<Link> unloaded(Unloaded unloaded) {
    return rows(unloaded.lots(), Role.TENDED);
  }

  @Override
  public List<Link> destroyed(Destroyed destroyed) {
    return rows(destroyed.lots(), Role.CONSUMED);
  }

  @Override
  public List<Link> observed(Observed observed) {
    return rows(observed.lots(), Role.TENDED);
  }

  /** A declaration moves no lot; {@link Links#voided} tells what it takes back. */
  @Override
  public List<Link> corrected(Corrected corrected) {
    return List.of();
  }

  private List<Link> consumedAndProduced(TraceEvent fact) {
    var rows = new ArrayList<>(rows(fact.inputs(), Role.CONSUMED));
    rows.addAll(rows(fact.outputs(), Role.PRODUCED));
    return rows;
  }

  private List<Link> rows(List<LotQuantity> lots, Role role) {
    var fact = event.fact();
    var process = Processes.key(fact);
    return lots.stream()
        .map(
            each ->
                new Link(
                    each.lot(),
                    event.id(),
                    role,
                    each.quantity(),
                    fact.entry().occurredAt(),
                    fact.entry().party(),
                    fact.entry().place(),
                    fact.counterpart(),
                    event.author(),
                    process))
        .toList();
  }
}

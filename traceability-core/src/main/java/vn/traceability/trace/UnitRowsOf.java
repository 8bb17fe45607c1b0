package vn.traceability.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.traceability.event.Destroyed;
import vn.traceability.event.Loaded;
import vn.traceability.event.Received;
import vn.traceability.event.RecordedEvent;
import vn.traceability.event.Unloaded;
import vn.traceability.gs1.Sscc;
import vn.traceability.measure.Quantity;
import vn.traceability.trace.UnitRow.Role;
import vn.traceability.trace.UnitRow.Thing;

/** The rows of logistic units that follow from one event and nothing else. */
public final class UnitRowsOf {
  private final RecordedEvent event;
  private final List<UnitRow> rows = new ArrayList<>();

  private UnitRowsOf(RecordedEvent event) {
    this.event = event;
  }

  public static List<UnitRow> event(RecordedEvent event) {
    var of = new UnitRowsOf(event);
    of.read();
    return of.rows;
  }

  private void read() {
    var fact = event.fact();
    if (fact instanceof Loaded loaded) {
      var on = Optional.of(loaded.unit());
      loaded.lots().forEach(each -> add(Thing.of(each.lot()), Role.LOADED, on, each.quantity()));
      loaded.inner().forEach(each -> add(Thing.of(each), Role.LOADED, on, Quantity.UNSTATED));
    } else if (fact instanceof Unloaded unloaded && unloaded.isWhole()) {
      add(Thing.of(unloaded.unit()), Role.EMPTIED, Optional.empty(), Quantity.UNSTATED);
    } else if (fact instanceof Unloaded unloaded) {
      var off = Optional.of(unloaded.unit());
      unloaded
          .lots()
          .forEach(each -> add(Thing.of(each.lot()), Role.UNLOADED, off, each.quantity()));
      unloaded.inner().forEach(each -> add(Thing.of(each), Role.UNLOADED, off, Quantity.UNSTATED));
    } else {
      var role =
          fact instanceof Received
              ? Role.RECEIVED
              : fact instanceof Destroyed ? Role.DESTROYED : Role.SENT;
      for (Sscc unit : fact.units().ids()) {
        add(Thing.of(unit), role, Optional.empty(), Quantity.UNSTATED);
      }
    }
  }

  private void add(Thing thing, Role role, Optional<Sscc> on, Quantity quantity) {
    var fact = event.fact();
    rows.add(
        new UnitRow(
            thing,
            role,
            on,
            quantity,
            event.id(),
            fact.entry().occurredAt(),
            event.recordedAt(),
            fact.entry().party(),
            fact.entry().place(),
            fact.counterpart(),
            event.author()));
  }
}

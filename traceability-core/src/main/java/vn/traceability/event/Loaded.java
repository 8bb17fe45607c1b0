package vn.traceability.event;

import java.util.List;
import java.util.TreeSet;
import vn.traceability.gs1.Sscc;
import vn.traceability.refusal.InvalidValue;

/**
 * Lots, or smaller units, were put on a logistic unit. They stay what they are and where they were,
 * and go with the unit from now on.
 *
 * @param lots each once, with what of it was put there
 * @param inner units put on it as wholes
 */
public record Loaded(Entry entry, Sscc unit, List<LotQuantity> lots, List<Sscc> inner)
    implements TraceEvent {
  public Loaded {
    lots = lots.isEmpty() ? List.of() : LotQuantity.settle("lots", lots);
    inner = List.copyOf(new TreeSet<>(inner));
    if (lots.isEmpty() && inner.isEmpty()) {
      throw new InvalidValue("lots", "[]", "needs at least one lot or unit to be loaded");
    }
    if (inner.contains(unit)) {
      throw new InvalidValue("inner", unit.digits(), "cannot be loaded on itself");
    }
  }

  @Override
  public List<LotQuantity> passing() {
    return lots;
  }

  @Override
  public Units units() {
    return Units.of(inner);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.loaded(this);
  }
}

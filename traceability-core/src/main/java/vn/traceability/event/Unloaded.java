package vn.traceability.event;

import java.util.List;
import java.util.TreeSet;
import vn.traceability.gs1.Sscc;

/**
 * Lots, or smaller units, were taken off a logistic unit; all of them where none is named.
 *
 * @param lots each once, with what of it was taken off
 * @param inner units taken off as wholes, with what is on them
 */
public record Unloaded(Entry entry, Sscc unit, List<LotQuantity> lots, List<Sscc> inner)
    implements TraceEvent {
  public Unloaded {
    lots = lots.isEmpty() ? List.of() : LotQuantity.settle("lots", lots);
    inner = List.copyOf(new TreeSet<>(inner));
  }

  /** Whether nothing stays on the unit. */
  public boolean isWhole() {
    return lots.isEmpty() && inner.isEmpty();
  }

  @Override
  public List<LotQuantity> passing() {
    return lots;
  }

  @Override
  public Units units() {
    return Units.of(isWhole() ? List.of(unit) : inner);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.unloaded(this);
  }
}

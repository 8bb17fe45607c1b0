package vn.traceability.event;

import java.util.List;

/**
 * So much of some lots was destroyed, or taken out of use, and nobody has it any more.
 *
 * @param units that were destroyed as wholes, with what was on them; then no lot needs to be named
 */
public record Destroyed(Entry entry, List<LotQuantity> lots, Units units) implements TraceEvent {
  public Destroyed {
    lots = units.settle("lots", lots);
  }

  @Override
  public List<LotQuantity> passing() {
    return units.with(lots);
  }

  @Override
  public Destroyed carrying(List<LotQuantity> carried) {
    return new Destroyed(entry, lots, units.carrying(carried));
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.destroyed(this);
  }
}

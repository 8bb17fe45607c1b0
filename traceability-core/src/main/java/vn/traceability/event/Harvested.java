package vn.traceability.event;

import java.util.List;

/** These lots came into being at harvest. */
public record Harvested(Entry entry, List<LotQuantity> lots) implements TraceEvent {
  public Harvested {
    lots = LotQuantity.settle("lots", lots);
  }

  @Override
  public List<LotQuantity> outputs() {
    return lots;
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.harvested(this);
  }
}

package vn.traceability.event;

import java.util.List;

/** Seed or plants went into the ground; the quantities are of those. */
public record Sown(Entry entry, List<LotQuantity> lots) implements TraceEvent {
  public Sown {
    lots = LotQuantity.settle("lots", lots);
  }

  @Override
  public List<LotQuantity> passing() {
    return lots;
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.sown(this);
  }
}

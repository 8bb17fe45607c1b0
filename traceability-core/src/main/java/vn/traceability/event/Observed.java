package vn.traceability.event;

import java.util.List;

/**
 * Something that a partner's software says of lots and that changes nothing of them here: they were
 * looked at, stored or carried, and are still the same lots where they were.
 *
 * @param lots those it names, each once, with the amounts it gives; may be none
 */
public record Observed(Entry entry, List<LotQuantity> lots) implements TraceEvent {
  public Observed {
    lots = lots.isEmpty() ? List.of() : LotQuantity.settle("lots", lots);
  }

  @Override
  public List<LotQuantity> passing() {
    return lots;
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.observed(this);
  }
}

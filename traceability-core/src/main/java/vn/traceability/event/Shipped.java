package vn.traceability.event;

import java.util.List;
import java.util.Optional;
import vn.traceability.gs1.Gln;
import vn.traceability.refusal.InvalidValue;

/** Lots left for another party. */
public record Shipped(Entry entry, List<LotQuantity> lots, Gln receiver) implements TraceEvent {
  public Shipped {
    lots = LotQuantity.settle("lots", lots);
    if (receiver.equals(entry.party())) {
      throw new InvalidValue(
          "counterpartGln", receiver.digits(), "must be another party than the one who records");
    }
  }

  @Override
  public List<LotQuantity> passing() {
    return lots;
  }

  @Override
  public Optional<Gln> counterpart() {
    return Optional.of(receiver);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.shipped(this);
  }
}

package vn.traceability.event;

import java.util.List;
import java.util.Optional;
import vn.traceability.gs1.Gln;
import vn.traceability.refusal.InvalidValue;

/** Lots arrived from another party. */
public record Received(Entry entry, List<LotQuantity> lots, Gln sender) implements TraceEvent {
  public Received {
    lots = LotQuantity.settle("lots", lots);
    if (sender.equals(entry.party())) {
      throw new InvalidValue(
          "counterpartGln", sender.digits(), "must be another party than the one who records");
    }
  }

  @Override
  public List<LotQuantity> passing() {
    return lots;
  }

  @Override
  public Optional<Gln> counterpart() {
    return Optional.of(sender);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.received(this);
  }
}

package vn.traceability.event;

import java.util.List;
import java.util.Optional;
import vn.traceability.gs1.Gln;
import vn.traceability.refusal.InvalidValue;

/** Lots were sold; a retailer need not name the customer (Circular 17/2021/TT-BNNPTNT). */
public record Sold(Entry entry, List<LotQuantity> lots, Optional<Gln> customer)
    implements TraceEvent {
  public Sold {
    lots = LotQuantity.settle("lots", lots);
    customer
        .filter(entry.party()::equals)
        .ifPresent(
            itself -> {
              throw new InvalidValue(
                  "counterpartGln",
                  itself.digits(),
                  "must be another party than the one who records");
            });
  }

  @Override
  public List<LotQuantity> passing() {
    return lots;
  }

  @Override
  public Optional<Gln> counterpart() {
    return customer;
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.sold(this);
  }
}

package vn.traceability.event;

import java.util.List;
import java.util.Optional;
import vn.traceability.gs1.Gln;
import vn.traceability.refusal.InvalidValue;

/**
 * Lots were sold; a retailer need not name the customer (Circular 17/2021/TT-BNNPTNT).
 *
 * @param units that were sold as wholes, with what was on them
 */
public record Sold(Entry entry, List<LotQuantity> lots, Optional<Gln> customer, Units units)
    implements TraceEvent {
  public Sold {
    lots = units.settle("lots", lots);
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

  /** One that names no logistic units. */
  public Sold(Entry entry, List<LotQuantity> lots, Optional<Gln> customer) {
    this(entry, lots, customer, Units.NONE);
  }

  @Override
  public List<LotQuantity> passing() {
    return units.with(lots);
  }

  @Override
  public Sold carrying(List<LotQuantity> carried) {
    return new Sold(entry, lots, customer, units.carrying(carried));
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

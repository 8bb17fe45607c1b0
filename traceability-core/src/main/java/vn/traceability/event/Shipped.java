package vn.traceability.event;

import java.util.List;
import java.util.Optional;
import vn.traceability.gs1.Gln;
import vn.traceability.refusal.InvalidValue;

/**
 * Lots left for another party.
 *
 * @param receiver empty where a partner's software does not say who
 * @param units that left as wholes, with what was on them; then no lot needs to be named
 */
public record Shipped(Entry entry, List<LotQuantity> lots, Optional<Gln> receiver, Units units)
    implements TraceEvent {
  public Shipped {
    lots = units.settle("lots", lots);
    receiver
        .filter(entry.party()::equals)
        .ifPresent(
            itself -> {
              throw new InvalidValue(
                  "counterpartGln",
                  itself.digits(),
                  "must be another party than the one who records");
            });
  }

  /** A hand-over whose other side is known. */
  public Shipped(Entry entry, List<LotQuantity> lots, Gln receiver) {
    this(entry, lots, Optional.of(receiver));
  }

  /** One that names no logistic units. */
  public Shipped(Entry entry, List<LotQuantity> lots, Optional<Gln> receiver) {
    this(entry, lots, receiver, Units.NONE);
  }

  @Override
  public List<LotQuantity> passing() {
    return units.with(lots);
  }

  @Override
  public Shipped carrying(List<LotQuantity> carried) {
    return new Shipped(entry, lots, receiver, units.carrying(carried));
  }

  @Override
  public Optional<Gln> counterpart() {
    return receiver;
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.shipped(this);
  }
}

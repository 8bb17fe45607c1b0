package vn.traceability.event;

import java.util.List;
import java.util.Optional;
import vn.traceability.gs1.Gln;
import vn.traceability.refusal.InvalidValue;

/**
 * Lots arrived from another party.
 *
 * @param sender empty where a partner's software does not say who
 * @param units that arrived as wholes, with what was on them; then no lot needs to be named
 */
public record Received(Entry entry, List<LotQuantity> lots, Optional<Gln> sender, Units units)
    implements TraceEvent {
  public Received {
    lots = units.settle("lots", lots);
    sender
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
  public Received(Entry entry, List<LotQuantity> lots, Gln sender) {
    this(entry, lots, Optional.of(sender));
  }

  /** One that names no logistic units. */
  public Received(Entry entry, List<LotQuantity> lots, Optional<Gln> sender) {
    this(entry, lots, sender, Units.NONE);
  }

  @Override
  public List<LotQuantity> passing() {
    return units.with(lots);
  }

  @Override
  public Received carrying(List<LotQuantity> carried) {
    return new Received(entry, lots, sender, units.carrying(carried));
  }

  @Override
  public Optional<Gln> counterpart() {
    return sender;
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.received(this);
  }
}

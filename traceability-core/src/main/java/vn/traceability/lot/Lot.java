package vn.traceability.lot;

import java.time.LocalDate;
import java.util.Optional;
import vn.traceability.gs1.Gln;
import vn.traceability.measure.Quantity;
import vn.traceability.refusal.InvalidValue;

/**
 * A lot (lô/mẻ) as its owner registered it.
 *
 * @param place where it is grown or made
 * @param producedOn day of production, or of the planned harvest; in Vietnam's time
 * @param expiresOn last day of its shelf life; in Vietnam's time
 */
public record Lot(
    LotId id,
    Gln owner,
    Optional<Gln> place,
    Optional<Quantity> planned,
    Optional<LocalDate> producedOn,
    Optional<LocalDate> expiresOn) {

  public Lot {
    if (producedOn.isPresent()
        && expiresOn.isPresent()
        && expiresOn.get().isBefore(producedOn.get())) {
      throw new InvalidValue(
          "expiresOn",
          expiresOn.get().toString(),
          "must not lie before producedOn " + producedOn.get());
    }
  }
}

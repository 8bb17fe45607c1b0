package vn.traceability.finding;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import vn.traceability.lot.Lot;

/**
 * What the sprays recorded so far mean for the harvest of a lot: a warning for before it. Those on
 * other lots of its plot count too.
 *
 * @param earliestHarvestOn the first day on which all known isolation periods are over, in
 *     Vietnam's time; empty where none is known
 * @param unknown plant-protection products on the lot that the register does not know for this
 *     crop, each once; while there are any, no day is safe to name
 */
public record Isolation(Optional<LocalDate> earliestHarvestOn, List<String> unknown) {
  public Isolation {
    unknown = List.copyOf(unknown);
  }

  /** For the lot that was asked for; empty when no spray is recorded on it or on its plot. */
  public static Optional<Isolation> of(Assessment assessment) {
    var trace = assessment.trace();
    var known = assessment.known();
    var sprays =
        new Sprays(trace, known, assessment.custody(), Sprays.standing(trace, known))
            .on(trace.lot(), assessment.lot().flatMap(Lot::place), known.today());
    if (sprays.isEmpty()) {
      return Optional.empty();
    }
    var unknown = new LinkedHashMap<String, String>();
    for (var spray : sprays) {
      if (spray.days().isEmpty() && spray.onTheLot()) {
        unknown.putIfAbsent(spray.productKey(), spray.product());
      }
    }
    var earliest =
        sprays.stream()
            .filter(spray -> spray.days().isPresent())
            .map(Spray::over)
            .max(LocalDate::compareTo);
    return earliest.isEmpty() && unknown.isEmpty()
        ? Optional.empty()
        : Optional.of(new Isolation(earliest, List.copyOf(unknown.values())));
  }
}

package vn.traceability.finding;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * What the sprays recorded on a lot so far mean for its harvest: a warning for before it.
 *
 * @param earliestHarvestOn the first day on which all known isolation periods are over, in
 *     Vietnam's time; empty where none is known
 * @param unknown plant-protection products that the register does not know for this crop, each
 *     once; while there are any, no day is safe to name
 */
public record Isolation(Optional<LocalDate> earliestHarvestOn, List<String> unknown) {
  public Isolation {
    unknown = List.copyOf(unknown);
  }

  /** For the lot that was asked for; empty when no spray is recorded on it. */
  public static Optional<Isolation> of(Assessment assessment) {
    var sprays = Spray.byLot(assessment.trace(), assessment.known()).get(assessment.trace().lot());
    if (sprays == null) {
      return Optional.empty();
    }
    var unknown = new LinkedHashMap<String, String>();
    for (var spray : sprays) {
      if (spray.days().isEmpty()) {
        unknown.putIfAbsent(spray.productKey(), spray.product());
      }
    }
    var earliest =
        sprays.stream()
            .filter(spray -> spray.days().isPresent())
            .map(Spray::over)
            .max(LocalDate::compareTo);
    return Optional.of(new Isolation(earliest, List.copyOf(unknown.values())));
  }
}

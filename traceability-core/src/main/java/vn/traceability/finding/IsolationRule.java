package vn.traceability.finding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.traceability.event.Entry;
import vn.traceability.event.Harvested;
import vn.traceability.event.RecordedEvent;
import vn.traceability.finding.Assessment.Known;
import vn.traceability.finding.Finding.Rule;
import vn.traceability.lot.LotId;
import vn.traceability.trace.Trace;

/**
 * Whether the isolation periods were over when the lot asked for, or a lot it was made of, was
 * harvested.
 */
final class IsolationRule {
  private IsolationRule() {}

  /**
   * One finding for each spray that came too late for a harvest, and that is the first harvest
   * after it: all later ones are further away. A new spray before the next harvest is another
   * finding, which no release of the first one covers.
   */
  static List<Finding> findings(Trace trace, Known known) {
    var sprays = Spray.byLot(trace, known);
    Set<Spray> answered = Collections.newSetFromMap(new IdentityHashMap<>());
    var found = new ArrayList<Finding>();
    for (var step : trace.standing()) {
      if (step.fact() instanceof Harvested harvested) {
        for (var each : harvested.lots()) {
          if (trace.isUpstream(each.lot())) {
            latestBefore(step, sprays.getOrDefault(each.lot(), List.of())).stream()
                .filter(answered::add)
                .forEach(spray -> check(spray, each.lot(), step).ifPresent(found::add));
          }
        }
      }
    }
    return found;
  }

  private static Collection<Spray> latestBefore(RecordedEvent harvest, List<Spray> sprays) {
    var latest = new LinkedHashMap<String, Spray>();
    for (var spray : sprays) {
      if (!spray.at().isAfter(harvest.fact().entry().occurredAt())) {
        latest.put(spray.productKey(), spray);
      }
    }
    return latest.values();
  }

  private static Optional<Finding> check(Spray spray, LotId lot, RecordedEvent harvest) {
    var day = LocalDate.ofInstant(harvest.fact().entry().occurredAt(), Entry.VIETNAM);
    if (spray.days().isEmpty()) {
      return Optional.of(
          new Finding(
              Rule.ISOLATION_UNKNOWN,
              lot,
              Optional.of(harvest.id()),
              Map.of(
                  "product", spray.product(),
                  "sprayedOn", spray.on().toString(),
                  "harvestedOn", day.toString())));
    }
    if (!day.isBefore(spray.over())) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            Rule.ISOLATION,
            lot,
            Optional.of(harvest.id()),
            Map.of(
                "product", spray.product(),
                "days", Integer.toString(spray.days().getAsInt()),
                "sprayedOn", spray.on().toString(),
                "harvestedOn", day.toString(),
                "earliestOn", spray.over().toString())));
  }
}

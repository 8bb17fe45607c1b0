package vn.traceability.finding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.traceability.event.Entry;
import vn.traceability.event.EventId;
import vn.traceability.event.LotQuantity;
import vn.traceability.event.RecordedEvent;
import vn.traceability.finding.Assessment.Known;
import vn.traceability.finding.Finding.Rule;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;
import vn.traceability.trace.Trace;

/**
 * Whether the isolation periods were over when the lot asked for, or a lot it was made of, was
 * harvested. A spray counts for its lot and for every other lot that is harvested on the same plot.
 * Of a transformation in several events each part is looked at by itself, at its own time and
 * place.
 */
final class IsolationRule {
  private IsolationRule() {}

  /**
   * One finding for each spray that came too late for a harvest, and that is the first harvest
   * after it: all later ones are further away. A new spray before the next harvest is another
   * finding, which no release of the first one covers.
   */
  static List<Finding> findings(Trace trace, Known known, Custody custody) {
    var sprays = new Sprays(trace, known, custody, Sprays.standing(trace, known));
    var answered = new HashSet<String>();
    var found = new ArrayList<Finding>();
    for (var step : trace.harvests()) {
      if (trace.voided().contains(step.id())) {
        continue;
      }
      for (var lot : harvested(step, trace, custody)) {
        var before = sprays.before(lot, place(step), step.fact().entry().occurredAt());
        latest(before).stream()
            .filter(spray -> answered.add(lot + "|" + spray.event()))
            .forEach(spray -> check(spray, lot, step).ifPresent(found::add));
      }
    }
    return found;
  }

  /**
   * What would have been found if entries that were taken back had stood: a spray or a harvest that
   * disappears must not free a lot without anybody's looking at it.
   *
   * @return by the event that was taken back; what is found anyway is left out
   */
  static Map<EventId, List<Finding>> takenBack(Trace trace, Known known, Custody custody) {
    var standing = Sprays.standing(trace, known);
    var sprays = new Sprays(trace, known, custody, any -> true);
    var seen = new HashSet<Map<String, String>>();
    findings(trace, known, custody).forEach(each -> seen.add(each.evidence()));
    var found = new LinkedHashMap<EventId, List<Finding>>();
    for (var step : trace.harvests()) {
      for (var lot : harvested(step, trace, custody)) {
        for (var spray : sprays.before(lot, place(step), step.fact().entry().occurredAt())) {
          boolean sprayStands = standing.test(spray.event());
          if (!sprayStands || !standing.test(step.id())) {
            var taken = sprayStands ? step.id() : spray.event();
            check(spray, lot, step)
                .filter(each -> each.rule() == Rule.ISOLATION)
                .filter(each -> seen.add(each.evidence()))
                .ifPresent(
                    each -> found.computeIfAbsent(taken, any -> new ArrayList<>()).add(each));
          }
        }
      }
    }
    return found;
  }

  /** The lots that an event harvested and that matter, where it was for the writer to say. */
  private static List<LotId> harvested(RecordedEvent step, Trace trace, Custody custody) {
    return step.fact().outputs().stream()
        .map(LotQuantity::lot)
        .filter(trace::isUpstream)
        .filter(lot -> custody.isOfHouse(lot, step.fact().entry().party()))
        .toList();
  }

  private static Gln place(RecordedEvent step) {
    return step.fact().entry().place();
  }

  private static Collection<Spray> latest(List<Spray> sprays) {
    var latest = new LinkedHashMap<String, Spray>();
    for (var spray : sprays) {
      if (spray.onTheLot() || spray.days().isPresent()) {
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

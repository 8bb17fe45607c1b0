package vn.traceability.scanlog;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.traceability.scanlog.ScanPlace.Source;

/**
 * One code far apart: two persons' scans of it, among the twenty latest, 100 km or more apart along
 * the great circle, within 10 minutes. Scans without a place are passed over, and so are two of one
 * device, which shows that a place is wrong.
 *
 * <p>Where both places come from ranges of addresses the alarm is for offices alone: phone networks
 * lead people of the whole country over few addresses, so no page tells the public of a copy before
 * a person has said where one of the two was.
 */
final class FarApart {
  static final double KILOMETRES = 100;
  static final Duration WITHIN = Duration.ofMinutes(10);

  private FarApart() {}

  private record Pair(ScanEvent earlier, ScanEvent later, double kilometres) {
    Duration time() {
      return Duration.between(earlier.time(), later.time());
    }

    boolean told() {
      return List.of(earlier, later).stream()
          .anyMatch(scan -> scan.place().orElseThrow().source() == Source.TOLD);
    }

    boolean isOfOneDevice() {
      return earlier.device().isPresent() && earlier.device().equals(later.device());
    }
  }

  static Optional<Alarm> of(CodeScans code) {
    var placed = code.last().stream().filter(scan -> scan.place().isPresent()).toList();
    return placed.stream()
        .flatMap(
            earlier ->
                placed.stream()
                    .skip(placed.indexOf(earlier) + 1L)
                    .map(later -> new Pair(earlier, later, apart(earlier, later))))
        .filter(pair -> pair.kilometres() >= KILOMETRES)
        .filter(pair -> pair.time().compareTo(WITHIN) <= 0)
        .filter(pair -> !pair.isOfOneDevice())
        .max(Comparator.comparing(Pair::told).thenComparing(Pair::kilometres))
        .map(pair -> alarm(code, pair));
  }

  private static double apart(ScanEvent one, ScanEvent other) {
    return one.place().orElseThrow().kilometresTo(other.place().orElseThrow());
  }

  private static Alarm alarm(CodeScans code, Pair pair) {
    return Alarm.about(
        code,
        Alarm.Rule.FAR_APART,
        List.of(pair.earlier(), pair.later()),
        Map.of(
            "kilometres",
            Long.toString(Math.round(pair.kilometres())),
            "seconds",
            Long.toString(pair.time().toSeconds()),
            "leastKilometres",
            Long.toString(Math.round(KILOMETRES)),
            "mostSeconds",
            Long.toString(WITHIN.toSeconds()),
            "scans",
            Integer.toString(code.last().size()),
            "withPlace",
            Alarm.withPlace(code.last())),
        pair.told());
  }
}

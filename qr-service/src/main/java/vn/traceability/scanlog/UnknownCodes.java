package vn.traceability.scanlog;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Codes that are not ours, scanned by persons at one place on one day (in Vietnam): a stall with
 * forged labels. 30 different ones raise an alarm; what programs ask for counts nowhere, and
 * neither does what was typed or cut so that it is no Digital Link.
 *
 * @param scans the first of each code, at most {@link #MOST}, in no order
 */
public record UnknownCodes(ScanPlace place, LocalDate day, List<ScanEvent> scans) {
  /** How many different codes of a place and day are kept. */
  public static final int MOST = 100;

  static final int LEAST = 30;

  private static final Set<String> NOT_OURS =
      Set.of("NOT_ISSUED", "MISTYPED", "UNKNOWN_PRODUCT", "UNKNOWN_LOT");

  /** What a scan adds to. */
  static boolean concerns(ScanEvent scan) {
    return scan.kind() == ScanEvent.Kind.PERSON
        && scan.place().isPresent()
        && NOT_OURS.contains(scan.outcome().name());
  }

  /** The name of what a scan adds to: {@code place|day}. */
  public static String name(ScanEvent scan) {
    return scan.place().orElseThrow().key() + "|" + LotDays.day(scan.time());
  }

  Optional<Alarm> alarm() {
    if (scans.size() < LEAST) {
      return Optional.empty();
    }
    var inOrder =
        scans.stream()
            .sorted(Comparator.comparing(ScanEvent::time).thenComparing(ScanEvent::id))
            .toList();
    return Optional.of(
        new Alarm(
            Alarm.Rule.UNKNOWN_CODES.about(place.key() + "|" + day),
            Alarm.Rule.UNKNOWN_CODES,
            Optional.empty(),
            Optional.of(place),
            inOrder.get(0).time(),
            inOrder.get(inOrder.size() - 1).time(),
            inOrder.subList(0, LEAST),
            Map.of(
                "codes",
                scans.size() < MOST ? Integer.toString(scans.size()) : MOST + "+",
                "leastCodes",
                Integer.toString(LEAST),
                "day",
                day.toString(),
                "scans",
                Integer.toString(scans.size()),
                "withPlace",
                Alarm.withPlace(scans)),
            false,
            Optional.empty(),
            true,
            List.of()));
  }
}

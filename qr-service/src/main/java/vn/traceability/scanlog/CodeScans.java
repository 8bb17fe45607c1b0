package vn.traceability.scanlog;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known of the scans of one code of ours. It is worked out from its messages alone: a
 * message met again, or sent twice, changes nothing.
 *
 * @param code {@code gtin|serial}
 * @param version how often it was changed; 0 for one that was not kept yet
 * @param persons how many persons' scans there were
 * @param first of them the earliest
 * @param last of them the latest by time, at most {@link #KEPT}, oldest first
 * @param hours how many there were in each hour since 1970, as far as the day before the latest
 * @param alarms slugs of the alarms that were raised for it
 * @param applied the last message of each partition that is counted in
 */
public record CodeScans(
    String code,
    long version,
    long persons,
    Optional<ScanEvent> first,
    List<ScanEvent> last,
    Map<Long, Long> hours,
    Set<String> alarms,
    Map<Integer, Long> applied) {
  /** How many scans are kept with the code itself; all of them are rows besides. */
  static final int KEPT = 20;

  private static final int HOURS = 24;

  public CodeScans {
    last = List.copyOf(last);
    hours = Map.copyOf(hours);
    alarms = Set.copyOf(alarms);
    applied = Map.copyOf(applied);
  }

  static CodeScans none(String code) {
    return new CodeScans(code, 0, 0, Optional.empty(), List.of(), Map.of(), Set.of(), Map.of());
  }

  /** What is known after one more message, unless that is counted in already. */
  CodeScans with(Taken taken) {
    if (applied.getOrDefault(taken.partition(), -1L) >= taken.offset()) {
      return this;
    }
    var after = new HashMap<>(applied);
    after.put(taken.partition(), taken.offset());
    return taken
        .message()
        .match(
            new ScanMessage.Cases<CodeScans>() {
              @Override
              public CodeScans scan(ScanEvent scan) {
                boolean isNew = last.stream().noneMatch(each -> each.id().equals(scan.id()));
                return scan.counts() && isNew ? plus(scan, after) : noting(Optional.empty(), after);
              }

              @Override
              public CodeScans told(PlaceTold told) {
                return noting(Optional.of(told), after);
              }
            });
  }

  private CodeScans plus(ScanEvent scan, Map<Integer, Long> after) {
    var latest = new ArrayList<>(last);
    latest.add(scan);
    latest.sort(Comparator.comparing(ScanEvent::time).thenComparing(ScanEvent::id));
    var counted = new HashMap<>(hours);
    counted.merge(hour(scan.time()), 1L, Long::sum);
    long end = hour(latest.get(latest.size() - 1).time());
    counted.keySet().removeIf(hour -> hour <= end - HOURS);
    return new CodeScans(
        code,
        version + 1,
        persons + 1,
        first.filter(known -> !scan.time().isBefore(known.time())).or(() -> Optional.of(scan)),
        latest.subList(Math.max(0, latest.size() - KEPT), latest.size()),
        counted,
        alarms,
        after);
  }

  private CodeScans noting(Optional<PlaceTold> told, Map<Integer, Long> after) {
    return new CodeScans(
        code,
        version + 1,
        persons,
        first.map(scan -> noting(told, scan)),
        last.stream().map(scan -> noting(told, scan)).toList(),
        hours,
        alarms,
        after);
  }

  private static ScanEvent noting(Optional<PlaceTold> told, ScanEvent scan) {
    return told.filter(each -> each.id().equals(scan.id())).map(scan::with).orElse(scan);
  }

  /** With these alarms beside those it has. */
  CodeScans with(Set<String> raised) {
    var all = new TreeSet<>(alarms);
    return all.addAll(raised)
        ? new CodeScans(code, version + 1, persons, first, last, hours, all, applied)
        : this;
  }

  /** How many persons' scans there were in the hour of the latest and the 23 before it. */
  public long inADay() {
    return hours.values().stream().mapToLong(Long::longValue).sum();
  }

  private static long hour(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), Duration.ofHours(1).toSeconds());
  }
}

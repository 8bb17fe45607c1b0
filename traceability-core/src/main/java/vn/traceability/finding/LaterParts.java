package vn.traceability.finding;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.traceability.event.Corrected;
import vn.traceability.event.EventId;
import vn.traceability.event.RecordedEvent;
import vn.traceability.finding.Assessment.Known;
import vn.traceability.finding.Finding.Rule;
import vn.traceability.trace.Processes;
import vn.traceability.trace.Trace;

/**
 * Whether a part of a transformation that was recorded later made it look better. A transformation
 * that is held for its amounts is mended by one more event without anybody's taking anything back,
 * so whoever looks at it has to be told what it was before.
 */
final class LaterParts {
  private final Trace trace;
  private final Known known;
  private final Custody custody;
  private final Map<EventId, Instant> takenBack = new HashMap<>();

  private LaterParts(Trace trace, Known known, Custody custody) {
    this.trace = trace;
    this.known = known;
    this.custody = custody;
    trace
        .corrections()
        .forEach(
            each ->
                takenBack.putIfAbsent(
                    ((Corrected) each.fact()).corrects(), each.recordedAt())); // the first is first
  }

  /** What was found, by the part that made less of it. */
  static Map<EventId, List<Finding>> findings(Trace trace, Known known, Custody custody) {
    var found = new HashMap<EventId, List<Finding>>();
    var rule = new LaterParts(trace, known, custody);
    trace.processes().forEach(parts -> rule.look(parts, found));
    return found;
  }

  /**
   * Looks at a transformation before and after each moment at which a part was recorded. Where it
   * gets better again and again it counts as it was before the first time.
   */
  private void look(List<RecordedEvent> parts, Map<EventId, List<Finding>> found) {
    var byMoment = new TreeMap<Instant, List<RecordedEvent>>();
    parts.forEach(
        part -> byMoment.computeIfAbsent(part.recordedAt(), any -> new ArrayList<>()).add(part));
    var now = excess(parts.stream().filter(part -> !trace.voided().contains(part.id())).toList());
    var seen = BigDecimal.ZERO;
    var earlier = new ArrayList<RecordedEvent>();
    for (var moment : byMoment.entrySet()) {
      var before = earlier.stream().filter(part -> stood(part, moment.getKey())).toList();
      var after = new ArrayList<>(before);
      after.addAll(moment.getValue());
      var was = excess(before);
      var is = excess(after);
      if (is.compareTo(was) < 0) {
        if (was.compareTo(seen) > 0 && was.compareTo(now) > 0) {
          found
              .computeIfAbsent(moment.getValue().get(0).id(), any -> new ArrayList<>())
              .addAll(masses(before));
        }
        seen = was;
      } else {
        seen = BigDecimal.ZERO;
      }
      earlier.addAll(moment.getValue());
    }
  }

  private boolean stood(RecordedEvent part, Instant moment) {
    var taken = takenBack.get(part.id());
    return taken == null || taken.isAfter(moment);
  }

  private BigDecimal excess(List<RecordedEvent> parts) {
    return Processes.joined(parts).stream()
        .map(step -> MassRule.excess(step, known))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private List<Finding> masses(List<RecordedEvent> parts) {
    return Processes.joined(parts).stream()
        .flatMap(step -> MassRule.ofStep(step, trace, known, custody).stream())
        .filter(each -> each.rule() == Rule.MASS)
        .toList();
  }
}

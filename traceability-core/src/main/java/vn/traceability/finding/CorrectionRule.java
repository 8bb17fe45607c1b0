package vn.traceability.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.traceability.event.Corrected;
import vn.traceability.event.EventId;
import vn.traceability.event.RecordedEvent;
import vn.traceability.event.Sown;
import vn.traceability.event.Tended;
import vn.traceability.finding.Assessment.Known;
import vn.traceability.finding.Finding.Rule;
import vn.traceability.trace.Trace;

/**
 * Whether a correction, or one more part of a transformation, made a serious finding disappear. A
 * mistake may be corrected at any time; but whether it was one is not for the one to say whom the
 * finding accuses. So what was found before the correction stays, as corrected, until an officer
 * releases the lot for it.
 */
final class CorrectionRule {
  private CorrectionRule() {}

  static List<Finding> findings(Trace trace, Known known, Custody custody) {
    var found = new ArrayList<Finding>();
    IsolationRule.takenBack(trace, known, custody)
        .forEach((taken, would) -> would.forEach(each -> found.add(corrected(each, taken))));
    LaterParts.findings(trace, known, custody)
        .forEach((part, was) -> was.forEach(each -> found.add(corrected(each, part))));
    if (!trace.corrections().isEmpty()) {
      found.addAll(masses(trace, known, custody));
    }
    return found;
  }

  /**
   * Looks at the amounts as they stood just before corrections, and just after them. Those that
   * follow one another with no other entry between are one act.
   */
  private static List<Finding> masses(Trace trace, Known known, Custody custody) {
    var now = keys(MassRule.findings(trace, known, custody));
    var found = new ArrayList<Finding>();
    Set<EventId> taken = new HashSet<>();
    for (var act : acts(trace)) {
      var targets = new HashSet<EventId>();
      act.forEach(each -> targets.add(target(each)));
      if (isWeighed(trace, targets)) {
        var steps = stepsBefore(trace, act.get(0), targets);
        var before = trace.of(steps, taken);
        var after = trace.of(steps, with(taken, targets));
        var left = keys(MassRule.findings(after, known, custody));
        MassRule.findings(before, known, custody).stream()
            .filter(each -> each.rule() == Rule.MASS)
            .filter(each -> !left.contains(each.key()) && now.add(each.key()))
            .forEach(each -> found.add(corrected(each, target(act.get(0)))));
      }
      taken.addAll(targets);
    }
    return found;
  }

  private static EventId target(RecordedEvent correction) {
    return ((Corrected) correction.fact()).corrects();
  }

  private static List<List<RecordedEvent>> acts(Trace trace) {
    var entered = new TreeSet<>(trace.entered().stream().map(RecordedEvent::recordedAt).toList());
    var acts = new ArrayList<List<RecordedEvent>>();
    Optional<Instant> last = Optional.empty();
    for (var correction : trace.corrections()) {
      boolean goesOn =
          last.filter(
                  before -> entered.subSet(before, false, correction.recordedAt(), false).isEmpty())
              .isPresent();
      if (!goesOn) {
        acts.add(new ArrayList<>());
      }
      acts.get(acts.size() - 1).add(correction);
      last = Optional.of(correction.recordedAt());
    }
    return acts;
  }

  private static boolean isWeighed(Trace trace, Set<EventId> targets) {
    return trace.entered().stream()
        .filter(step -> targets.contains(step.id()))
        .map(RecordedEvent::fact)
        .anyMatch(fact -> !(fact instanceof Tended) && !(fact instanceof Sown));
  }

  /** What was there before, and what is taken back; what came in the same moment came instead. */
  private static List<RecordedEvent> stepsBefore(
      Trace trace, RecordedEvent moment, Set<EventId> targets) {
    return trace.entered().stream()
        .filter(
            step -> targets.contains(step.id()) || step.recordedAt().isBefore(moment.recordedAt()))
        .toList();
  }

  private static Set<EventId> with(Set<EventId> some, Set<EventId> others) {
    var more = new HashSet<>(some);
    more.addAll(others);
    return more;
  }

  private static Set<String> keys(List<Finding> findings) {
    return findings.stream().map(Finding::key).collect(Collectors.toCollection(HashSet::new));
  }

  private static Finding corrected(Finding gone, EventId target) {
    var evidence = new HashMap<>(gone.evidence());
    evidence.put("rule", gone.rule().slug());
    return new Finding(Rule.CORRECTED, gone.lot(), Optional.of(target), gone.article(), evidence);
  }
}

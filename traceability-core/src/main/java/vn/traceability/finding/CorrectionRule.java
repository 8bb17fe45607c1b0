package vn.traceability.finding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
 * Whether a correction made a serious finding disappear. A mistake may be corrected at any time;
 * but whether it was one is not for the one to say whom the finding accuses. So what was found
 * before the correction stays, as corrected, until an officer releases the lot for it.
 */
final class CorrectionRule {
  private CorrectionRule() {}

  static List<Finding> findings(Trace trace, Known known, Custody custody) {
    var found = new ArrayList<Finding>();
    IsolationRule.takenBack(trace, known, custody)
        .forEach((taken, would) -> would.forEach(each -> found.add(corrected(each, taken))));
    if (!trace.corrections().isEmpty()) {
      found.addAll(masses(trace, known, custody));
    }
    return found;
  }

  /** Looks at the amounts as they stood just before each correction, and just after it. */
  private static List<Finding> masses(Trace trace, Known known, Custody custody) {
    var now = keys(MassRule.findings(trace, known, custody));
    var found = new ArrayList<Finding>();
    Set<EventId> taken = new HashSet<>();
    for (var correction : trace.corrections()) {
      var target = ((Corrected) correction.fact()).corrects();
      if (isWeighed(trace, target)) {
        var before = asOf(trace, correction, taken);
        var after = asOf(trace, correction, with(taken, target));
        var left = keys(MassRule.findings(after, known, Custody.of(after, known)));
        MassRule.findings(before, known, Custody.of(before, known)).stream()
            .filter(each -> each.rule() == Rule.MASS)
            .filter(each -> !left.contains(each.key()) && now.add(each.key()))
            .forEach(each -> found.add(corrected(each, target)));
      }
      taken.add(target);
    }
    return found;
  }

  private static boolean isWeighed(Trace trace, EventId target) {
    return trace.steps().stream()
        .filter(step -> step.id().equals(target))
        .map(RecordedEvent::fact)
        .anyMatch(fact -> !(fact instanceof Tended) && !(fact instanceof Sown));
  }

  private static Trace asOf(Trace trace, RecordedEvent moment, Set<EventId> voided) {
    return trace.of(
        trace.steps().stream()
            .filter(step -> !step.recordedAt().isAfter(moment.recordedAt()))
            .toList(),
        voided);
  }

  private static Set<EventId> with(Set<EventId> some, EventId one) {
    var more = new HashSet<>(some);
    more.add(one);
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

package vn.traceability.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.traceability.event.Corrected;
import vn.traceability.event.RecordedEvent;
import vn.traceability.finding.Assessment.Known;
import vn.traceability.finding.Finding.Severity;
import vn.traceability.trace.Plots;

/**
 * What a chain showed at an earlier moment, by what was recorded by then. Amounts and isolation
 * periods are looked at; what was found because of a correction is not, and neither is how long the
 * chain was.
 */
public final class Hindsight {
  private Hindsight() {}

  /**
   * The serious findings as the chain stood just before a moment. What somebody did not know then
   * is not held against him: an entry that was recorded later is not there yet.
   */
  public static List<Finding> seriousBefore(Assessment assessment, Instant moment) {
    var trace = assessment.trace();
    var taken =
        trace.corrections().stream()
            .filter(each -> each.recordedAt().isBefore(moment))
            .map(each -> ((Corrected) each.fact()).corrects())
            .collect(Collectors.toSet());
    var then = trace.of(before(trace.entered(), moment), taken);
    var known = before(assessment.known(), moment);
    var custody = assessment.custody();
    var found = new ArrayList<>(MassRule.findings(then, known, custody));
    found.addAll(IsolationRule.findings(then, known, custody));
    found.removeIf(each -> each.rule().severity() != Severity.SERIOUS);
    return found;
  }

  private static Known before(Known known, Instant moment) {
    var plots = known.plots();
    return new Known(
        known.lots(),
        known.products(),
        known.parties(),
        known.places(),
        new Plots(before(plots.entries(), moment), plots.voided(), plots.cut()),
        known.certificates(),
        known.isolation(),
        known.profile(),
        known.today());
  }

  private static List<RecordedEvent> before(List<RecordedEvent> entries, Instant moment) {
    return entries.stream().filter(each -> each.recordedAt().isBefore(moment)).toList();
  }
}

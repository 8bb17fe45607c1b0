package vn.traceability.scan;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.traceability.event.RecordedEvent;
import vn.traceability.finding.Finding;
import vn.traceability.trace.Gap;
import vn.traceability.trace.OnTheWay;
import vn.traceability.trace.Trace;

/**
 * How a lot came to be and where it went. What became of other parts of the lots it was made of is
 * left out: that is other people's trade.
 *
 * @param steps those that hold, oldest first
 * @param findings what the rules say beyond the gaps
 * @param corrected how many entries were taken back, which are not shown
 * @param cut whether the chain is longer than we walked
 */
public record Journey(
    List<RecordedEvent> steps, List<Gap> gaps, List<Finding> findings, int corrected, boolean cut) {

  public Journey {
    steps = List.copyOf(steps);
    gaps = List.copyOf(gaps);
    findings = List.copyOf(findings);
  }

  static Journey of(Trace trace, List<Finding> findings) {
    var way = OnTheWay.of(trace);
    return new Journey(
        trace.standing().stream().filter(step -> way.contains(step.id())).toList(),
        trace.gaps().stream().filter(gap -> gap.event().map(way::contains).orElse(true)).toList(),
        findings.stream()
            .filter(finding -> isShown(finding, trace))
            .filter(finding -> finding.event().map(way::contains).orElse(true))
            .toList(),
        trace.voided().size(),
        trace.cut());
  }

  /** The gaps say two of the rules better; a chain that was cut cannot be weighed. */
  private static boolean isShown(Finding finding, Trace trace) {
    return switch (finding.rule()) {
      case NO_ORIGIN, ONE_SIDED -> false;
      case MASS -> !trace.cut();
      default -> true;
    };
  }

  /** When the last thing in it happened. */
  public Optional<Instant> lastEntry() {
    return steps.stream()
        .map(step -> step.fact().entry().occurredAt())
        .max(Comparator.naturalOrder());
  }
}

package vn.traceability.coverage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vn.traceability.event.RecordedEvent;
import vn.traceability.finding.Finding;
import vn.traceability.trace.Link;
import vn.traceability.trace.Trace;

/** Whether a lot is complete, and if not, the first step that is missing. */
public enum Verdict {
  COMPLETE,
  /** Still fresh and unsold: counts neither for nor against. */
  STILL_OPEN,
  NOT_REGISTERED,
  NO_LOT,
  NO_ORIGIN,
  NO_HAND_OVER,
  ONE_SIDED,
  FIELD,
  MASS,
  STALE;

  /** The window in which a lot's last entry has to lie where the list names no season. */
  public static final Duration WINDOW = Duration.ofDays(90);

  /**
   * Judges one lot.
   *
   * @param trace the whole chain of the lot, both ways
   * @param findings what the rules found in it
   */
  public static Verdict of(Trace trace, List<Finding> findings, Instant now) {
    var own = trace.links().stream().filter(link -> link.lot().equals(trace.lot())).toList();
    if (own.isEmpty()) {
      return NO_LOT;
    }
    if (trace.cut() || has(findings, Finding.Rule.NO_ORIGIN)) {
      return NO_ORIGIN;
    }
    Instant last =
        trace.standing().stream()
            .map(RecordedEvent::recordedAt)
            .max(Instant::compareTo)
            .orElse(Instant.EPOCH);
    boolean left =
        own.stream()
            .anyMatch(link -> link.role() == Link.Role.SENT || link.role() == Link.Role.CONSUMED);
    if (!left) {
      return last.plus(WINDOW).isBefore(now) ? NO_HAND_OVER : STILL_OPEN;
    }
    if (has(findings, Finding.Rule.ONE_SIDED)) {
      return ONE_SIDED;
    }
    if (has(findings, Finding.Rule.MISSING_FIELD)) {
      return FIELD;
    }
    if (has(findings, Finding.Rule.MASS)) {
      return MASS;
    }
    return last.plus(WINDOW).isBefore(now) ? STALE : COMPLETE;
  }

  private static boolean has(List<Finding> findings, Finding.Rule rule) {
    return findings.stream().anyMatch(finding -> finding.rule() == rule);
  }
}

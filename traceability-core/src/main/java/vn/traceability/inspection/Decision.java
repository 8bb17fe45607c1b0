package vn.traceability.inspection;

import java.time.Instant;
import java.util.List;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.text.Text;

/**
 * What an office decided about a party or a lot. Never changed: a later decision answers an earlier
 * one.
 *
 * @param id made once, so that a retry is one decision
 * @param reason 5 to 500 characters
 * @param findings keys of the findings that a release answers for; empty for all other kinds
 */
public record Decision(
    String id,
    Subject subject,
    Kind kind,
    String reason,
    List<String> findings,
    String account,
    Instant decidedAt) {

  /** What can be decided. */
  public enum Kind {
    APPROVED,
    REFUSED,
    APPROVAL_WITHDRAWN,
    RELEASED,
    RECALLED,
    RECALL_LIFTED
  }

  public Decision {
    reason = Text.line("reason", reason, 500);
    if (reason.length() < 5) {
      throw new InvalidValue("reason", reason, "needs at least 5 characters");
    }
    findings = List.copyOf(findings);
    if ((kind == Kind.RELEASED) == findings.isEmpty()) {
      throw new InvalidValue(
          "findings",
          findings.toString(),
          kind == Kind.RELEASED ? "needs one at least" : "belongs to a release only");
    }
    boolean aboutParty =
        kind == Kind.APPROVED || kind == Kind.REFUSED || kind == Kind.APPROVAL_WITHDRAWN;
    if (aboutParty != subject.isParty()) {
      throw new InvalidValue("kind", kind.name(), "is not decided about a " + subject.text());
    }
  }
}

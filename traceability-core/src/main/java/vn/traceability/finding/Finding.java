package vn.traceability.finding;

import java.util.Optional;
import vn.traceability.event.EventId;
import vn.traceability.lot.LotId;

/**
 * Something wrong in a chain, with what shows it.
 *
 * @param event the event that shows it, where one does
 * @param evidence figures and names for people, such as "out 120 KGM, in 100 KGM"
 */
public record Finding(Rule rule, LotId lot, Optional<EventId> event, String evidence) {

  /** How much it weighs. */
  public enum Severity {
    /** The lot is not complete. */
    INCOMPLETE,
    /** The lot is held until an officer releases it. */
    SERIOUS
  }

  /** The rules, each with a name that never changes and the article it rests on. */
  public enum Rule {
    MISSING_FIELD("missing-field", Severity.INCOMPLETE, "Circular 02/2024/TT-BKHCN"),
    NO_ORIGIN("no-origin", Severity.INCOMPLETE, "Circular 17/2021/TT-BNNPTNT"),
    ONE_SIDED("one-sided", Severity.INCOMPLETE, "Circular 17/2021/TT-BNNPTNT"),
    MASS("mass", Severity.SERIOUS, "Circular 17/2021/TT-BNNPTNT");

    private final String slug;
    private final Severity severity;
    private final String article;

    Rule(String slug, Severity severity, String article) {
      this.slug = slug;
      this.severity = severity;
      this.article = article;
    }

    public String slug() {
      return slug;
    }

    public Severity severity() {
      return severity;
    }

    public String article() {
      return article;
    }
  }
}

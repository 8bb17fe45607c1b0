package vn.traceability.event.epcis.document;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.traceability.refusal.Refusal;

/** A document that is not captured, with the places where it breaks a rule. */
public final class DocumentRefused extends Refusal {
  private static final long serialVersionUID = 1L;

  /** Which protocol answer the no deserves; also the slug, in lower case with hyphens. */
  public enum Kind {
    /** The bytes are no JSON text, or one that two readers would take differently. */
    MALFORMED_JSON,
    /** It is JSON, and breaks the schema or a rule of EPCIS. */
    INVALID_EPCIS,
    /** It is longer, or an event in it is, than what is read here. */
    TOO_LARGE
  }

  private final Kind kind;
  private final List<Violation> violations;

  private DocumentRefused(Kind kind, List<Violation> violations) {
    super(
        Reason.MALFORMED,
        kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        violations.get(0) + others(violations.size() - 1));
    this.kind = kind;
    this.violations = List.copyOf(violations);
  }

  /** No more are looked for than are reported, so of so many there may be others yet. */
  private static String others(int count) {
    boolean areAll = count + 1 < Limits.STANDARD.violations();
    return count == 0 ? "" : " (and " + (areAll ? "" : "at least ") + count + " more)";
  }

  static DocumentRefused malformed(String pointer, String rule) {
    return new DocumentRefused(Kind.MALFORMED_JSON, List.of(new Violation(pointer, rule)));
  }

  static DocumentRefused tooLarge(String pointer, String rule) {
    return new DocumentRefused(Kind.TOO_LARGE, List.of(new Violation(pointer, rule)));
  }

  static DocumentRefused invalid(String pointer, String rule) {
    return invalid(List.of(new Violation(pointer, rule)));
  }

  static DocumentRefused invalid(List<Violation> violations) {
    return new DocumentRefused(Kind.INVALID_EPCIS, violations);
  }

  public Kind kind() {
    return kind;
  }

  /** At least one; no more than the limit that the document was read under. */
  public List<Violation> violations() {
    return violations;
  }

  /** Of the first violation; empty where that is the whole document. */
  @Override
  public Optional<String> field() {
    return Optional.of(violations.get(0).pointer()).filter(pointer -> !pointer.isEmpty());
  }
}

package vn.traceability.finding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.traceability.event.EventId;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;

/**
 * Something wrong in a chain, with what shows it.
 *
 * @param event the event that shows it, where one does
 * @param article the rule of law it rests on
 * @param evidence figures and names: a quantity is a number, a blank and the unit's code, a day is
 *     ISO 8601. {@link Rule} says which there are
 */
public record Finding(
    Rule rule, LotId lot, Optional<EventId> event, String article, Map<String, String> evidence) {

  public Finding {
    evidence = Collections.unmodifiableMap(new TreeMap<>(evidence));
  }

  Finding(Rule rule, LotId lot, Optional<EventId> event, Map<String, String> evidence) {
    this(rule, lot, event, rule.article(), evidence);
  }

  /**
   * Names the finding with its evidence, so that another amount is another finding: rule, lot, 16
   * hexadecimal digits of the event's hash (a hyphen where no event shows it) and 32 of the
   * evidence's SHA-256, with strokes between. At most 120 characters, and the same at any time.
   */
  public String key() {
    return String.join(
        "|",
        rule.slug(),
        lot.toString(),
        event.map(Finding::hashStart).orElse("-"),
        sha256(written()).substring(0, 32));
  }

  private static String hashStart(EventId event) {
    int start = event.value().indexOf(';') + 1;
    return event.value().substring(start, start + 16);
  }

  /** Sorted by name, a line each; no value holds a line break. */
  private String written() {
    var lines = new StringBuilder();
    evidence.forEach((name, value) -> lines.append(name).append('=').append(value).append('\n'));
    return lines.toString();
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing); // every Java platform has SHA-256
    }
  }

  /**
   * Whose amounts of its lot do not fit, where they are one's: of a lot that went through many
   * hands it says something of him and of those after him.
   */
  public Optional<Gln> accused() {
    boolean amounts =
        rule == Rule.MASS
            || rule == Rule.MASS_UNKNOWN
            || (rule == Rule.CORRECTED && Rule.MASS.slug().equals(evidence.get("rule")));
    return Optional.of(evidence)
        .filter(any -> amounts)
        .map(each -> each.get("party"))
        .map(Gln::new);
  }

  /** How much it weighs. */
  public enum Severity {
    /** The lot is not complete. */
    INCOMPLETE,
    /** The lot is held until an officer releases it. */
    SERIOUS
  }

  /** The rules, each with a name that never changes and the article it rests on. */
  public enum Rule {
    /** {@code field}. */
    MISSING_FIELD("missing-field", Severity.INCOMPLETE, "Circular 02/2024/TT-BKHCN"),
    /** No evidence but the lot. */
    NO_ORIGIN("no-origin", Severity.INCOMPLETE, "Circular 17/2021/TT-BNNPTNT"),
    /** Harvested where no plot of the house is registered: {@code place}, {@code party}. */
    NO_PLOT("no-plot", Severity.INCOMPLETE, "Circular 17/2021/TT-BNNPTNT"),
    /** {@code party} made something of a lot that nobody says ever came to it. */
    NOT_RECEIVED("not-received", Severity.INCOMPLETE, "Circular 17/2021/TT-BNNPTNT"),
    /** {@code party}, who should have recorded its half itself. */
    ONE_SIDED("one-sided", Severity.INCOMPLETE, "Circular 17/2021/TT-BNNPTNT"),
    /** More out than in: {@code out}, {@code in}, and {@code party} where the amounts are one's. */
    MASS("mass", Severity.SERIOUS, "Circular 17/2021/TT-BNNPTNT"),
    /**
     * What went in and what came out cannot be weighed against each other: {@code party} as above.
     */
    MASS_UNKNOWN("mass-unknown", Severity.INCOMPLETE, "Circular 17/2021/TT-BNNPTNT"),
    /**
     * Harvested before the isolation period was over: {@code product}, {@code days}, {@code
     * sprayedOn}, {@code harvestedOn}, {@code earliestOn}.
     */
    ISOLATION("isolation", Severity.SERIOUS, "Law on Plant Protection and Quarantine, Article 72"),
    /** Nobody knows how long to wait: {@code product}, {@code sprayedOn}, {@code harvestedOn}. */
    ISOLATION_UNKNOWN(
        "isolation-unknown",
        Severity.INCOMPLETE,
        "Law on Plant Protection and Quarantine, Article 72"),
    /**
     * A correction made a serious finding disappear: {@code rule} and the evidence of that one. The
     * event is the one taken back, or a part of a transformation that was recorded later.
     */
    CORRECTED("corrected", Severity.SERIOUS, "Circular 17/2021/TT-BNNPTNT"),
    /**
     * The chain is longer than anybody walked: so many {@code lots} were looked at, and {@code
     * checked} is the SHA-256 of their names.
     */
    NOT_FULLY_CHECKED("not-fully-checked", Severity.SERIOUS, "Circular 17/2021/TT-BNNPTNT"),
    /**
     * {@code party} shipped or sold the lot while it was held, and no officer had released it by
     * then: {@code rules} are the names of those that held it.
     */
    LEFT_HELD("left-held", Severity.INCOMPLETE, "Circular 17/2021/TT-BNNPTNT"),
    /**
     * A claimed certificate did not hold on the day of production: {@code scheme}, {@code number},
     * {@code validUntil}, {@code producedOn}.
     */
    CERTIFICATE("certificate", Severity.INCOMPLETE, "Decree 37/2026/ND-CP, Article 32");

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

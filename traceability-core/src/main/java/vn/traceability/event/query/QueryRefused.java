package vn.traceability.event.query;

import java.util.Optional;
import vn.traceability.refusal.Refusal;

/**
 * A parameter of a query that does not exist or whose value may not stand there; in the words of
 * the standard a {@code QueryParameterException}.
 *
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0, section 8.2.6</a>
 */
public final class QueryRefused extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 60;
  private final String parameter;

  /**
   * @param parameter its name as it was sent
   * @param value what was given; shown cut to 60 characters
   * @param rule the rule it breaks, continuing the sentence "perPage '0': …"
   */
  public QueryRefused(String parameter, String value, String rule) {
    this(parameter, shortened(parameter) + " '" + shortened(value) + "': " + rule);
  }

  private QueryRefused(String parameter, String sentence) {
    super(Reason.MALFORMED, "invalid-query-parameter", sentence);
    this.parameter = parameter;
  }

  /** Where it is the name itself, or its standing beside another, that is wrong. */
  public static QueryRefused named(String parameter, String rule) {
    return new QueryRefused(parameter, shortened(parameter) + ": " + rule);
  }

  @Override
  public Optional<String> field() {
    return Optional.of(parameter);
  }

  private static String shortened(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}

package vn.traceability.event.query;

import java.util.Optional;
import vn.traceability.refusal.Refusal;

/**
 * A query whose answer is larger than the one who asks allows ({@code maxEventCount}), or than can
 * be sorted; in the words of the standard a {@code QueryTooLargeException}.
 *
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0, section 8.2.6</a>
 */
public final class QueryTooLarge extends Refusal {
  private static final long serialVersionUID = 1L;
  private final String parameter;

  /**
   * @param parameter which asks for too much, such as {@code maxEventCount}
   * @param sentence what is too large, for people, continuing the sentence "maxEventCount: …"
   */
  public QueryTooLarge(String parameter, String sentence) {
    super(Reason.MALFORMED, "query-too-large", parameter + ": " + sentence);
    this.parameter = parameter;
  }

  @Override
  public Optional<String> field() {
    return Optional.of(parameter);
  }
}

package vn.traceability.refusal;

import java.util.Locale;
import java.util.Optional;

/** A value that breaks a rule of its own type. */
public final class InvalidValue extends Refusal {
  private static final long serialVersionUID = 1L;
  private final String field;
  private final String value;
  private final String rule;

  /**
   * @param field name of the member as the contract spells it
   * @param value what was given; shown cut to 60 characters
   * @param rule the rule it breaks, continuing the sentence "gtin '123': …"
   */
  public InvalidValue(String field, String value, String rule) {
    this("invalid-" + hyphenated(field), field, shortened(value), rule);
  }

  private InvalidValue(String slug, String field, String value, String rule) {
    super(Reason.MALFORMED, slug, field + " '" + value + "': " + rule);
    this.field = field;
    this.value = value;
    this.rule = rule;
  }

  /**
   * The same no, where the value stood under another name.
   *
   * @param path as the contract has it, such as {@code lots[0].gtin}
   */
  public InvalidValue at(String path) {
    return new InvalidValue(slug(), path, value, rule);
  }

  @Override
  public Optional<String> field() {
    return Optional.of(field);
  }

  private static String hyphenated(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  private static String shortened(String value) {
    return value.length() <= 60 ? value : value.substring(0, 60) + "…";
  }
}

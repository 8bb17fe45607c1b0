package vn.traceability.refusal;

import java.util.Optional;

/** A value that breaks a rule of its own type. */
public final class InvalidValue extends Refusal {
  private static final long serialVersionUID = 1L;
  private final String field;

  /**
   * @param field name of the member as the contract spells it
   * @param value what was given; shown cut to 60 characters
   * @param rule the rule it breaks, continuing the sentence "gtin '123': …"
   */
  public InvalidValue(String field, String value, String rule) {
    super(
        Reason.MALFORMED,
        "invalid-" + hyphenated(field),
        field + " '" + shortened(value) + "': " + rule);
    this.field = field;
  }

  @Override
  public Optional<String> field() {
    return Optional.of(field);
  }

  private static String hyphenated(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(java.util.Locale.ROOT);
  }

  private static String shortened(String value) {
    return value.length() <= 60 ? value : value.substring(0, 60) + "…";
  }
}

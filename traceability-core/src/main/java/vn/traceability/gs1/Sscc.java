package vn.traceability.gs1;

import java.util.regex.Pattern;
import vn.traceability.refusal.InvalidValue;

/**
 * Serial Shipping Container Code, the number of a logistic unit such as a pallet or a carton:
 * always 18 digits, the last a check digit that holds.
 *
 * @see <a href="https://ref.gs1.org/standards/genspecs/">GS1 General Specifications, section 3.2.1
 *     (AI 00)</a>
 */
public record Sscc(String digits) implements Comparable<Sscc> {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{18}");

  public Sscc {
    if (!DIGITS.matcher(digits).matches()) {
      throw new InvalidValue("sscc", digits, "needs 18 digits");
    }
    if (!CheckDigit.matches(digits)) {
      throw new InvalidValue("sscc", digits, "the check digit does not match");
    }
  }

  @Override
  public int compareTo(Sscc other) {
    return digits.compareTo(other.digits);
  }
}

package vn.traceability.gs1;

import java.util.regex.Pattern;
import vn.traceability.refusal.InvalidValue;

/** The number of a party or a place: always 13 digits, the last a check digit that holds. */
public record Gln(String digits) {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{13}");

  public Gln {
    if (!DIGITS.matcher(digits).matches()) {
      throw new InvalidValue("gln", digits, "needs 13 digits");
    }
    if (!CheckDigit.matches(digits)) {
      throw new InvalidValue("gln", digits, "the check digit does not match");
    }
  }

  /**
   * Whether it is an internal number (mã nội bộ), in use on our own host only and no GLN to anyone
   * else.
   */
  public boolean isInternal() {
    return Prefixes.restricted(digits);
  }

  /**
   * The internal number for use on our own host: GS1 Prefix 290.
   *
   * @param sequence 0 to 999,999,999
   */
  public static Gln internal(long sequence) {
    return new Gln(Prefixes.internal("290", sequence));
  }
}

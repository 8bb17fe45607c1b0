package vn.traceability.gs1;

import java.util.regex.Pattern;
import vn.traceability.refusal.InvalidValue;

/** The number of a trade item: always 14 digits, the last a check digit that holds. */
public record Gtin(String digits) {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{14}");

  public Gtin {
    if (!DIGITS.matcher(digits).matches()) {
      throw new InvalidValue("gtin", digits, "needs 14 digits");
    }
    if (!CheckDigit.matches(digits)) {
      throw new InvalidValue("gtin", digits, "the check digit does not match");
    }
  }

  /**
   * Whether it is an internal number (mã nội bộ), in use on our own host only and no GTIN to anyone
   * else.
   */
  public boolean isInternal() {
    return Prefixes.restricted(digits.substring(1));
  }

  /**
   * The internal number for use on our own host: GS1 Prefix 291, apart from those of places.
   *
   * @param sequence 0 to 999,999,999
   */
  public static Gtin internal(long sequence) {
    return new Gtin("0" + Prefixes.internal("291", sequence));
  }
}

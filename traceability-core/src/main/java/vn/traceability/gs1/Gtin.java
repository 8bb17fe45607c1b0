package vn.traceability.gs1;

import vn.traceability.refusal.InvalidValue;

/** The number of a trade item: always 14 digits, the last a check digit that holds. */
public record Gtin(String digits) {
  public Gtin {
    if (!digits.matches("[0-9]{14}")) {
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
}

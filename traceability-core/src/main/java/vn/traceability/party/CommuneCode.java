package vn.traceability.party;

import vn.traceability.refusal.InvalidValue;

/**
 * The official five-digit code of a commune or ward as valid since 1 July 2025. Codes were reused
 * then: one without its date would be ambiguous, so older codes have no place here.
 */
public record CommuneCode(String digits) implements Comparable<CommuneCode> {
  public CommuneCode {
    if (!digits.matches("[0-9]{5}")) {
      throw new InvalidValue("communeCode", digits, "needs 5 digits");
    }
  }

  @Override
  public int compareTo(CommuneCode other) {
    return digits.compareTo(other.digits);
  }
}

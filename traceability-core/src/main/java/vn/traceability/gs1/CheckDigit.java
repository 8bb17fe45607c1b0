package vn.traceability.gs1;

/**
 * The check digit of fixed-length numeric GS1 keys.
 *
 * @see <a href="https://ref.gs1.org/standards/genspecs/">GS1 General Specifications, section
 *     7.9.1</a>
 */
public final class CheckDigit {
  private CheckDigit() {}

  /**
   * Whether a key ends in the digit that its other digits ask for.
   *
   * @param digits the whole key, decimal digits, its check digit last
   */
  static boolean matches(String digits) {
    int last = digits.length() - 1;
    return digits.charAt(last) - '0' == of(digits.substring(0, last));
  }

  /**
   * The digit that completes a key; weights 3 and 1 alternate from the right.
   *
   * @param digits the key without its check digit, decimal digits
   * @return 0 to 9
   */
  public static int of(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int weight = (digits.length() - i) % 2 == 1 ? 3 : 1;
      sum += weight * (digits.charAt(i) - '0');
    }
    return (10 - sum % 10) % 10;
  }
}

package vn.traceability.gs1;

import java.util.Locale;

/**
 * Which numbers GS1 leaves for use within one system, so that they mean nothing outside.
 *
 * @see <a href="https://ref.gs1.org/standards/genspecs/">GS1 General Specifications, section 1.4
 *     (GS1 Prefixes)</a>
 */
final class Prefixes {
  private Prefixes() {}

  /**
   * Whether a number of 13 digits lies in restricted circulation: GS1 Prefixes 020 to 029, 040 to
   * 049, 200 to 299.
   */
  static boolean restricted(String thirteenDigits) {
    return thirteenDigits.startsWith("02")
        || thirteenDigits.startsWith("04")
        || thirteenDigits.startsWith("2");
  }

  /** Thirteen digits: three of prefix, nine of sequence, one of check. */
  static String internal(String prefix, long sequence) {
    if (sequence < 0 || sequence > 999_999_999) {
      throw new IllegalArgumentException("the internal numbers are used up: " + sequence);
    }
    String digits = prefix + String.format(Locale.ROOT, "%09d", sequence);
    return digits + CheckDigit.of(digits);
  }
}

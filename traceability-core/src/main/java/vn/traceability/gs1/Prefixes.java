package vn.traceability.gs1;

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
}

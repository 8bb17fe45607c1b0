package vn.traceability.gs1;

import vn.traceability.refusal.InvalidValue;

/**
 * The lot or batch number of AI (10): 1 to 20 characters of the GS1 set 82; upper and lower case
 * differ.
 *
 * @see <a href="https://ref.gs1.org/standards/genspecs/">GS1 General Specifications, figure
 *     7.11-1</a>
 */
public record LotNumber(String text) {
  public LotNumber {
    if (!text.matches("[!\"%&'()*+,\\-./0-9:;<=>?A-Z_a-z]{1,20}")) {
      throw new InvalidValue("lotNumber", text, "needs 1 to 20 characters of the GS1 set 82");
    }
  }
}

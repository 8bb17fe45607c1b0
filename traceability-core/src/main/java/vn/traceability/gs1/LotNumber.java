package vn.traceability.gs1;

import java.util.regex.Pattern;
import vn.traceability.refusal.InvalidValue;

/**
 * The lot or batch number of AI (10): 1 to 20 characters of the GS1 set 82; upper and lower case
 * differ.
 *
 * @see <a href="https://ref.gs1.org/standards/genspecs/">GS1 General Specifications, figure
 *     7.11-1</a>
 */
public record LotNumber(String text) {
  private static final Pattern CHARACTERS =
      Pattern.compile("[!\"%&'()*+,\\-./0-9:;<=>?A-Z_a-z]{1,20}");

  public LotNumber {
    if (!CHARACTERS.matcher(text).matches()) {
      throw new InvalidValue("lotNumber", text, "needs 1 to 20 characters of the GS1 set 82");
    }
  }
}

package vn.traceability.measure;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.traceability.refusal.InvalidValue;

/**
 * A unit of measure, two or three characters of UN/ECE Recommendation 20.
 *
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0, section 7.3.3.3 (uom)</a>
 */
public record UnitCode(String code) {
  private static final Pattern CODE = Pattern.compile("[A-Z0-9]{2,3}");

  public static final UnitCode KILOGRAM = new UnitCode("KGM");
  public static final UnitCode PIECE = new UnitCode("EA");

  /** Mutually defined: here, of an amount that nobody stated. */
  static final UnitCode UNSTATED = new UnitCode("ZZ");

  private static final Map<String, BigDecimal> KILOGRAMS =
      Map.of(
          "KGM", BigDecimal.ONE,
          "GRM", new BigDecimal("0.001"),
          "TNE", new BigDecimal("1000"),
          "DTN", new BigDecimal("100"));

  public UnitCode {
    if (!CODE.matcher(code).matches()) {
      throw new InvalidValue("unit", code, "needs 2 or 3 characters of UN/ECE Recommendation 20");
    }
  }

  /** How many kilograms one of this is; empty where it does not measure mass. */
  Optional<BigDecimal> kilograms() {
    return Optional.ofNullable(KILOGRAMS.get(code));
  }
}

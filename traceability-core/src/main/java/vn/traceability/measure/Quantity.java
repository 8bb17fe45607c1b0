package vn.traceability.measure;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.traceability.refusal.InvalidValue;

/** A positive amount in a unit. {@code 1.50 kg} and {@code 1.5 kg} are the same value. */
public record Quantity(BigDecimal value, UnitCode unit) {
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,9})?");

  private static final BigDecimal TOO_LARGE = new BigDecimal("1e12");

  /** So much that nobody said how much; it equals itself alone and adds up to nothing known. */
  public static final Quantity UNSTATED = new Quantity(BigDecimal.ONE, UnitCode.UNSTATED);

  public Quantity {
    if (value.signum() <= 0) {
      throw new InvalidValue("quantity.value", value.toString(), "needs to be more than 0");
    }
    // compared before the number is written out in full: 1e999999999 would fill the memory
    if (value.precision() > 30
        || Math.abs((long) value.scale()) > 30
        || value.compareTo(TOO_LARGE) >= 0) {
      throw new InvalidValue(
          "quantity.value",
          value.toString(),
          "needs at most 12 digits before and 9 after the point");
    }
    value = value.stripTrailingZeros();
    if (value.scale() > 9) {
      throw new InvalidValue(
          "quantity.value",
          value.toString(),
          "needs at most 12 digits before and 9 after the point");
    }
    if (value.scale() < 0) {
      value = value.setScale(0);
    }
  }

  /**
   * Reads a decimal number.
   *
   * @param value such as {@code 12.5}, no exponent, point as the decimal mark
   * @param unit UN/ECE Recommendation 20
   */
  public static Quantity of(String value, String unit) {
    if (!DECIMAL.matcher(value).matches()) {
      throw new InvalidValue("quantity.value", value, "needs a decimal number such as 12.5");
    }
    return new Quantity(new BigDecimal(value), new UnitCode(unit));
  }

  public static Quantity kilograms(String value) {
    return of(value, "KGM");
  }

  /** Whether somebody said how much it is. */
  public boolean isStated() {
    return !unit.equals(UnitCode.UNSTATED);
  }

  /** Its mass in kilograms; empty where the unit does not measure mass, and never a guess. */
  public Optional<BigDecimal> mass() {
    return unit.kilograms().map(value::multiply).map(BigDecimal::stripTrailingZeros);
  }

  @Override
  public String toString() {
    return value.toPlainString() + " " + unit.code();
  }
}

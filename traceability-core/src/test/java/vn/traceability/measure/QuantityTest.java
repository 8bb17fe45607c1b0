package vn.traceability.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.traceability.refusal.InvalidValue;

class QuantityTest {
  @Test
  void twoSpellingsOfOneAmountAreOneValue() {
    assertThat(Quantity.kilograms("1.50")).isEqualTo(Quantity.kilograms("1.5"));
    assertThat(new Quantity(new BigDecimal("1E+2"), UnitCode.KILOGRAM))
        .isEqualTo(Quantity.kilograms("100"));
  }

  @Test
  void massIsCountedInKilogramsAndNeverGuessed() {
    assertThat(Quantity.of("2", "TNE").mass())
        .hasValueSatisfying(kg -> assertThat(kg).isEqualByComparingTo("2000"));
    assertThat(Quantity.of("250", "GRM").mass())
        .hasValueSatisfying(kg -> assertThat(kg).isEqualByComparingTo("0.25"));
    assertThat(Quantity.of("12", "H87").mass()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-1", "0", "0.0", "1e3", "1,5", "NaN", "1234567890123", "0.1234567891"})
  void anAmountIsAPlainPositiveDecimal(String value) {
    assertThatThrownBy(() -> Quantity.kilograms(value))
        .isInstanceOfSatisfying(
            InvalidValue.class, no -> assertThat(no.field()).contains("quantity.value"));
  }

  @Test
  void aNumberThatWouldFillTheMemoryIsRefusedUnwritten() {
    assertThatThrownBy(() -> new Quantity(new BigDecimal("1e999999999"), UnitCode.KILOGRAM))
        .isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> new Quantity(new BigDecimal("1e-999999999"), UnitCode.KILOGRAM))
        .isInstanceOf(InvalidValue.class);
  }
}

package vn.traceability.gs1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.refusal.Refusal;

class KeysTest {
  @ParameterizedTest
  @ValueSource(strings = {"09506000134352", "04012345111118", "09528765123457"})
  void aTradeItemNumberWithItsCheckDigitExists(String digits) {
    assertThat(new Gtin(digits).digits()).isEqualTo(digits);
  }

  @Test
  void theStandardsOwnExamplesHold() {
    assertThat(new Gtin("09506000134352").digits()).hasSize(14);
    assertThat(new Gln("6291041500213").digits()).hasSize(13);
    assertThat(CheckDigit.of("629104150021")).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "9506000134352", "095060001343520", "0950600013435x", "०९५०६०००१३४३५२"})
  void aTradeItemNumberIsFourteenDigitsAndNothingElse(String digits) {
    assertThatThrownBy(() -> new Gtin(digits))
        .isInstanceOf(InvalidValue.class)
        .hasMessageContaining("14 digits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"09506000134353", "09506000134325"})
  void aWrongOrSwappedDigitIsFound(String digits) {
    assertThatThrownBy(() -> new Gtin(digits))
        .isInstanceOfSatisfying(
            InvalidValue.class,
            no -> {
              assertThat(no.field()).contains("gtin");
              assertThat(no.slug()).isEqualTo("invalid-gtin");
              assertThat(no.reason()).isEqualTo(Refusal.Reason.MALFORMED);
            })
        .hasMessageContaining("check digit");
  }

  @Test
  void theNumberOfALogisticUnitIsEighteenDigitsTheLastOfWhichHolds() {
    assertThat(new Sscc("095060001343500019").digits()).hasSize(18);
    for (String wrong :
        new String[] {"095060001343500018", "95060001343500019", "", "0९5060001343500019"}) {
      assertThatThrownBy(() -> new Sscc(wrong))
          .as(wrong)
          .isInstanceOfSatisfying(
              InvalidValue.class, no -> assertThat(no.field()).contains("sscc"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "HANH-2026/11-25", "12345678901234567890", "a+b(c)%;"})
  void aLotNumberTakesTheGs1Set(String text) {
    assertThat(new LotNumber(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "123456789012345678901", "lô 1", "A#1", "A\n"})
  void aLotNumberTakesNothingElse(String text) {
    assertThatThrownBy(() -> new LotNumber(text))
        .isInstanceOfSatisfying(
            InvalidValue.class, no -> assertThat(no.slug()).isEqualTo("invalid-lot-number"));
  }
}

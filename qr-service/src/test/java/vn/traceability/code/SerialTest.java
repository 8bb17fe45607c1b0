package vn.traceability.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import vn.traceability.refusal.InvalidValue;

class SerialTest {
  @Test
  void holdsKeySequenceAndSignatureFromLeftToRight() {
    assertThat(Serial.of(0, 1, 0).text()).isEqualTo("0000000100000000");
    assertThat(Serial.of(31, Serial.LAST_SEQUENCE, (1L << 40) - 1).text())
        .isEqualTo("Z".repeat(16));
    assertThat(Serial.of(15, 33, 1).text()).isEqualTo("F000001100000001");
  }

  @Test
  void givesItsPartsBack() {
    var serial = Serial.of(7, 31_234_567_890L, 987_654_321_012L);
    assertThat(serial.key()).isEqualTo(7);
    assertThat(serial.sequence()).isEqualTo(31_234_567_890L);
  }

  @Test
  void needsSixteenCharactersOfTheAlphabet() {
    for (var wrong :
        new String[] {"", "000000010000000", "00000001000000000", "0000000I00000000"}) {
      assertThatThrownBy(() -> new Serial(wrong)).isInstanceOf(InvalidValue.class);
    }
  }

  @Test
  void lowerCaseAndTheLettersThatLookLikeDigitsAreFolded() {
    assertThat(Serial.meantBy("oOiIlL0abcdefghj").orElseThrow().text())
        .isEqualTo("0011110ABCDEFGHJ");
    assertThat(Serial.meantBy("U000000000000000")).isEmpty();
    assertThat(Serial.meantBy("0000-0001-0000-0000")).isEmpty();
  }
}

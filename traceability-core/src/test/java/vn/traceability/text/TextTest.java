package vn.traceability.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class TextTest {
  @Test
  void wordsHaveNoAccentsAndNoSigns() {
    assertThat(Text.words("Hợp tác xã Đông Dư – 2 (mẫu)"))
        .containsExactly("hop", "tac", "xa", "dong", "du", "2", "mau");
    assertThat(Text.words("ƯỚC Ư Ơ Đ ỹ")).containsExactly("uoc", "u", "o", "d", "y");
    assertThat(Text.words(" –?! ")).isEmpty();
  }

  @Test
  void bothSpellingsOfAVowelAreTheSameWord() {
    String name = "Hành lá";

    assertThat(Text.words(Normalizer.normalize(name, Normalizer.Form.NFD)))
        .isEqualTo(Text.words(name));
  }
}

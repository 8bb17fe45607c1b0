package vn.traceability.scanpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.traceability.refusal.InvalidValue;

class PageOfCodeTest {
  private static final String PATH = "/01/08930000000019/10/A%2FB/21/0400000015W7V9PQ";

  @Test
  void whatAnAlteredLabelSaysGoesAlong() {
    var page = PageOfCode.read(PATH + "?17=280101&240=A%26B&lang=vi");
    assertThat(page.code()).isEqualTo(PATH + "?17=280101&240=A%26B");
    assertThat(PageOfCode.read(page.code())).isEqualTo(page);
    assertThat(page.address(Texts.ENGLISH, Optional.of("T")))
        .isEqualTo(PATH + "?17=280101&240=A%26B&lang=en&scan=T");
  }

  @Test
  void anotherLabelIsItsPathAlone() {
    var page = PageOfCode.read(PATH);
    assertThat(page.code()).isEqualTo(PATH);
    assertThat(page.address(Texts.VIETNAMESE, Optional.empty())).isEqualTo(PATH + "?lang=vi");
    assertThatThrownBy(() -> PageOfCode.read("?17=280101")).isInstanceOf(InvalidValue.class);
  }
}

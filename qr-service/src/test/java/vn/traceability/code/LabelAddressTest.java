package vn.traceability.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import vn.traceability.lot.LotId;

class LabelAddressTest {
  private static final Serial SERIAL = new Serial("0400000015W7V9PQ");

  @Test
  void isAGs1DigitalLink() {
    var labels = new LabelAddress(URI.create("https://example.org"));
    assertThat(labels.of(LotId.of("08930000000019", "HANH-2026-001"), SERIAL))
        .hasToString("https://example.org/01/08930000000019/10/HANH-2026-001/21/0400000015W7V9PQ");
  }

  @Test
  void encodesWhatALotMayHoldAndAPathMayNot() {
    var labels = new LabelAddress(URI.create("http://localhost:8080/"));
    assertThat(labels.of(LotId.of("08930000000019", "A/B;C%?\"<>&+"), SERIAL))
        .hasToString(
            "http://localhost:8080/01/08930000000019/10/A%2FB%3BC%25%3F%22%3C%3E%26%2B/21/0400000015W7V9PQ");
  }

  @Test
  void needsAnOriginAndNothingElse() {
    for (var wrong :
        new String[] {
          "example.org",
          "ftp://example.org",
          "https://example.org/qr",
          "https://e.org?x",
          "https:/x"
        }) {
      assertThatThrownBy(() -> new LabelAddress(URI.create(wrong)))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(wrong);
    }
  }
}

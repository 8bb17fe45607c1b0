package vn.traceability.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.traceability.lot.LotId;
import vn.traceability.refusal.InvalidValue;

class LabelAddressTest {
  private static final Serial SERIAL = new Serial("0400000015W7V9PQ");

  @Test
  void isAGs1DigitalLink() {
    var labels = new LabelAddress(URI.create("https://example.org"));
    assertThat(labels.of(code("HANH-2026-001", DataAttributes.NONE)))
        .hasToString("https://example.org/01/08930000000019/10/HANH-2026-001/21/0400000015W7V9PQ");
  }

  @Test
  void encodesWhatALotMayHoldAndAPathMayNot() {
    var labels = new LabelAddress(URI.create("http://localhost:8080/"));
    assertThat(labels.of(code("A/B;C%?\"<>&+", DataAttributes.NONE)))
        .hasToString(
            "http://localhost:8080/01/08930000000019/10/A%2FB%3BC%25%3F%22%3C%3E%26%2B/21/0400000015W7V9PQ");
  }

  @Test
  void holdsPlaceAndTimeInTheOrderOfTheirNumbers() {
    var labels = new LabelAddress(URI.create("https://example.org"));
    var attributes = new DataAttributes(Map.of("7007", "260312", "416", "2900000001015"));
    assertThat(labels.of(code("CU-1", attributes)))
        .hasToString(
            "https://example.org/01/08930000000019/10/CU-1/21/0400000015W7V9PQ"
                + "?416=2900000001015&7007=260312");
    assertThatThrownBy(() -> new DataAttributes(Map.of("7007", "261332")))
        .isInstanceOf(InvalidValue.class);
  }

  private static Code code(String lot, DataAttributes attributes) {
    return new Code(LotId.of("08930000000019", lot), SERIAL, CodeState.ISSUED, attributes);
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

package vn.traceability.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.traceability.code.DataAttributes;

class ScannedAttributesTest {
  private static final Optional<DataAttributes> ISSUED =
      Optional.of(new DataAttributes(Map.of("416", "8930000000002", "8008", "26031207")));

  @Test
  void readsWhatStandsUnderNumbersAndNothingElse() {
    assertThat(ScannedAttributes.read("").values()).isEmpty();
    assertThat(ScannedAttributes.read("lang=vi&17=270131&utm_1=x&240=A%2FB").values())
        .containsOnly(Map.entry("17", "270131"), Map.entry("240", "A/B"));
    assertThat(ScannedAttributes.read("17=1&17=2").values()).containsEntry("17", "1,2");
  }

  @Test
  void whatIsBrokenIsReadAsItStands() {
    var broken = ScannedAttributes.read("8008=%ZZ&416=");
    assertThat(broken.values()).containsEntry("8008", "%ZZ").containsEntry("416", "");
    assertThat(broken.agreeWith(ISSUED)).isFalse();
  }

  @Test
  void agreesWithWhatWasIssuedOrAPartOfIt() {
    assertThat(ScannedAttributes.read("8008=26031207").agreeWith(ISSUED)).isTrue();
    assertThat(ScannedAttributes.read("lang=en").agreeWith(ISSUED)).isTrue();
    assertThat(ScannedAttributes.read("8008=26031208").agreeWith(ISSUED)).isFalse();
    assertThat(ScannedAttributes.read("17=270131").agreeWith(ISSUED)).isFalse();
    assertThat(ScannedAttributes.read("17=270131").agreeWith(Optional.empty())).isTrue();
  }

  @Test
  void goesOnAsAQueryThatReadsTheSame() {
    var said = ScannedAttributes.read("8008=%ZZ&240=A%2FB%26C&lang=vi");
    assertThat(said.query()).isEqualTo("240=A%2FB%26C&8008=%25ZZ");
    assertThat(ScannedAttributes.read(said.query())).isEqualTo(said);
  }
}

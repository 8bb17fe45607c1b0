package vn.traceability.gs1.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.traceability.embedded.testing.SharedCases;
import vn.traceability.refusal.InvalidValue;

class CompressedLinkTest {
  private static final String STEM = "https://id.gs1.org";
  private static final String ROUNDED = "AAjowQ8qP5yA";

  /** As GS1's toolkit compresses them. */
  static Stream<JsonNode> cases() throws IOException {
    var json = new JsonMapper();
    return Files.readAllLines(
            SharedCases.folder().resolve("digital-link/legacy_compression_optional.jsonl"))
        .stream()
        .map(json::readTree)
        .filter(sample -> !sample.path("compressed").asString().endsWith(ROUNDED));
  }

  /**
   * The toolkit counts in floating point, which has no odd numbers above 2⁵³: an SSCC that ends in
   * 110 was written as one that ends in 112, whose check digit is wrong.
   */
  @Test
  void aNumberThatTheToolkitRoundedIsNotGuessed() {
    assertThatThrownBy(() -> CompressedLink.read(STEM, "", ROUNDED))
        .isInstanceOf(InvalidValue.class)
        .hasMessageContaining("check digit");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsWhatGs1Compresses(JsonNode sample) {
    var compressed = sample.path("compressed").asString().substring(STEM.length() + 1);

    assertThat(CompressedLink.read(STEM, "", compressed))
        .hasToString(sample.path("uri").asString());
  }

  /**
   * 01, 14 digits in 47 bits; 10, digits (encoding 0), length 5 in 5 bits, 00123 in 17 bits: by the
   * rules of the standard, worked out by hand.
   */
  @Test
  void zerosAtTheFrontOfAValueAreKept() {
    var bits =
        "00000001"
            + "%47s".formatted(Long.toBinaryString(9_506_000_134_352L)).replace(' ', '0')
            + "00010000"
            + "000"
            + "00101"
            + "%17s".formatted(Integer.toBinaryString(123)).replace(' ', '0');

    assertThat(CompressedLink.read(STEM, "", letters(bits)))
        .hasToString(STEM + "/01/09506000134352/10/00123");
  }

  @Test
  void twoIdentifiersUnderOneNumberAreBothRead() {
    var bits =
        "00001101" // 0D: 01 and 17
            + "%47s".formatted(Long.toBinaryString(9_506_000_134_352L)).replace(' ', '0')
            + "%20s".formatted(Integer.toBinaryString(270131)).replace(' ', '0');

    assertThat(CompressedLink.read(STEM, "", letters(bits)))
        .hasToString(STEM + "/01/09506000134352?17=270131");
  }

  @Test
  void whatStandsBeforeItIsRead() {
    var bits = "00100001" + "010" + "00011" + "1010" + "1011" + "0000"; // 21, upper hexadecimal

    assertThat(CompressedLink.read(STEM, "/01/09506000134352", letters(bits)))
        .hasToString(STEM + "/01/09506000134352/21/AB0");
  }

  private static String letters(String bits) {
    var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    var text = new StringBuilder();
    for (int at = 0; at < bits.length(); at += 6) {
      var six = (bits + "00000").substring(at, at + 6);
      text.append(alphabet.charAt(Integer.parseInt(six, 2)));
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "foo",
        "registrations",
        "dashboard-of-all",
        "AQdMZM_FA",
        "AQdMZM_FAB",
        "A",
        "",
        "Aö",
        "AQdMZM_FAAf",
        "________________"
      })
  void whatSaysNothingIsRefused(String text) {
    assertThatThrownBy(() -> CompressedLink.read(STEM, "", text)).isInstanceOf(InvalidValue.class);
  }

  @ParameterizedTest
  @CsvSource({"/02/09506000134352, foo", "/01/09506000134353, AQdMZM_FAA"})
  void soIsWhatStandsBeforeItAndIsNoKey(String before, String text) {
    assertThatThrownBy(() -> CompressedLink.read(STEM, before, text))
        .isInstanceOf(InvalidValue.class);
  }
}

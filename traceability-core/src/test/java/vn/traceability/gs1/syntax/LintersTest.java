package vn.traceability.gs1.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class LintersTest {
  @TestFactory
  Stream<DynamicNode> theCasesOfGs1Hold() {
    return SyntaxCases.bundled("linters.jsonl", LintersTest::holds);
  }

  @TestFactory
  Stream<DynamicNode> theCasesBesideTheRepositoryHold() {
    return SyntaxCases.shared("gs1-syntax/linters.jsonl", LintersTest::holds);
  }

  private static void holds(JsonNode one) {
    String name = one.path("linter").stringValue();
    if (name.startsWith("coupon")) {
      return; // in use in North America alone, and not judged here
    }
    assertThat(Linters.named(name).flaw(one.path("input").stringValue()).isEmpty())
        .isEqualTo(one.path("valid").booleanValue());
  }

  /** From the text of the standards, not from an implementation. */
  @ParameterizedTest
  @CsvSource({
    "csum, 09506000134352, true",
    "csum, 09506000134353, false",
    "csum, '', false",
    "csumalpha, 1987654Ad4X4bL5ttr2310c2K, true",
    "csumalpha, 1987654Ad4X4bL5ttr2310c2L, false",
    "yymmd0, 261100, true",
    "yymmdd, 261100, false",
    "yymmdd, 261131, false",
    "yymmdd, 000229, true",
    "yymmd0, 001300, false",
    "yyyymmdd, 19000229, false",
    "hh, 24, false",
    "hhmi, 2359, true",
    "hhmi, 2400, false",
    "mi, 60, false",
    "ss, 59, true",
    "iso3166, 704, true",
    "iso3166, 000, false",
    "iso3166alpha2, VN, true",
    "iso3166alpha2, vn, false",
    "iso4217, 704, true",
    "iban, GB82WEST12345698765432, true",
    "iban, GB82WEST12345698765431, false",
    "iban, gb82WEST12345698765432, false",
    "latitude, 1800000001, false",
    "longitude, 3600000000, true",
    "longitude, 3600000001, false",
    "pieceoftotal, 0102, true",
    "pieceoftotal, 0002, false",
    "pieceoftotal, 102, false",
    "posinseqslash, 10/9, false",
    "packagetype, CT, true",
    "hyphen, -, true",
    "hyphen, '', false",
    "cset64, 12=, true",
    "cset64, 123=, false",
    "pcenc, %C3%A9, true",
    "pcenc, %C, false",
  })
  void aRuleHoldsOrNot(String name, String text, boolean holds) {
    assertThat(Linters.named(name).flaw(text).isEmpty()).isEqualTo(holds);
  }

  @Test
  void digitsOfOtherScriptsAreNone() {
    assertThat(Linters.named("csum").flaw("०९५०६०००१३४३५२")).isPresent();
    assertThat(Linters.named("yymmdd").flaw("٢٦١١٠١")).isPresent();
  }

  @Test
  void aDictionaryThatNamesAnUnknownRuleIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Component.read("N6,tomorrow"));
  }
}

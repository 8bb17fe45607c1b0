package vn.traceability.gs1.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import vn.traceability.refusal.InvalidValue;

class ScanDataTest {
  private static final Map<String, Symbology> NAMES =
      Map.ofEntries(
          Map.entry("QR", Symbology.QR),
          Map.entry("DM", Symbology.DATA_MATRIX),
          Map.entry("DotCode", Symbology.DOT_CODE),
          Map.entry("GS1_128_CCA", Symbology.GS1_128),
          Map.entry("GS1_128_CCC", Symbology.GS1_128),
          Map.entry("DataBarExpanded", Symbology.DATA_BAR_EXPANDED),
          Map.entry("DataBarOmni", Symbology.DATA_BAR),
          Map.entry("DataBarTruncated", Symbology.DATA_BAR),
          Map.entry("DataBarStacked", Symbology.DATA_BAR),
          Map.entry("DataBarStackedOmni", Symbology.DATA_BAR),
          Map.entry("DataBarLimited", Symbology.DATA_BAR),
          Map.entry("EAN13", Symbology.EAN_13),
          Map.entry("EAN8", Symbology.EAN_8),
          Map.entry("UPCA", Symbology.UPC),
          Map.entry("UPCE", Symbology.UPC));

  @TestFactory
  Stream<DynamicNode> theCasesOfGs1Hold() {
    return SyntaxCases.bundled("scan_data.jsonl", ScanDataTest::holds);
  }

  @TestFactory
  Stream<DynamicNode> theCasesBesideTheRepositoryHold() {
    return SyntaxCases.shared("gs1-syntax/scan_data.jsonl", ScanDataTest::holds);
  }

  private static void holds(JsonNode one) {
    String input = one.path("input").stringValue();
    String symbology = one.path("symbology").stringValue();
    String expected = SyntaxCases.text(one, "expect");
    if (one.path("fn").stringValue().equals("generateScanData")) {
      var data = new ScanData(NAMES.get(symbology), input);
      if (expected == null) {
        assertThatThrownBy(data::scanned).isInstanceOf(InvalidValue.class);
      } else {
        assertThat(data.scanned()).isEqualTo(expected);
      }
    } else if (one.path("valid").booleanValue()) {
      assertThat(ScanData.read(input)).isEqualTo(new ScanData(NAMES.get(symbology), expected));
    } else {
      assertThatThrownBy(() -> ScanData.read(input)).isInstanceOf(InvalidValue.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "]Q3010950600013435210ABC\u001d17270131",
        "]Q1https://id.gs1.org/01/09506000134352/10/ABC",
        "]Q1xin chào",
        "]Q1^ABC",
        "]d2010950600013435210ABC",
        "]C1010950600013435210ABC",
        "]E09506000134352",
        "]E02112345678900|]e010ABC\u001d17270131",
      })
  void whatAScannerHandsOnIsReadAndWrittenAlike(String scanned) {
    assertThat(ScanData.read(scanned).scanned()).isEqualTo(scanned);
  }

  @Test
  void theElementsOfAScanAreThereInEitherForm() {
    var expected = ElementString.bracketed("(01)09506000134352(10)ABC");

    assertThat(ScanData.read("]Q3010950600013435210ABC").elements()).contains(expected);
    assertThat(ScanData.read("]Q1https://a.vn/01/09506000134352/10/ABC").elements())
        .contains(expected);
    assertThat(ScanData.read("]Q1ABC").elements()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "]Q1https://a.vn/01/09506000134353",
        "]Q301095060001343^52",
        "]C1",
        "]E09506000134353",
        "]X1ABC",
      })
  void whatIsWrongIsRefused(String scanned) {
    assertThatThrownBy(() -> ScanData.read(scanned)).isInstanceOf(InvalidValue.class);
  }
}

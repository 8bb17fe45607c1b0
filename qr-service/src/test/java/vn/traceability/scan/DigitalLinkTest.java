package vn.traceability.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import vn.traceability.refusal.InvalidValue;

class DigitalLinkTest {
  @Test
  void namesAProductALotAPackage() {
    assertThat(DigitalLink.read("/01/08930000000019").lot()).isEmpty();
    var lot = DigitalLink.read("/01/08930000000019/10/HANH-1/");
    assertThat(lot.lotId().orElseThrow()).hasToString("08930000000019/HANH-1");
    assertThat(lot.serial()).isEmpty();
    var code = DigitalLink.read("/01/08930000000019/10/HANH-1/21/0400000015W7V9PQ");
    assertThat(code.serial()).contains("0400000015W7V9PQ");
    assertThat(DigitalLink.read("/01/08930000000019/21/ABC").serial()).contains("ABC");
  }

  @Test
  void aLotKeepsItsSlashesSemicolonsAndPercentSigns() {
    var link = DigitalLink.read("/01/08930000000019/10/A%2FB;C%3B%25+%2e%2E/21/X%2f1");
    assertThat(link.lot().orElseThrow().text()).isEqualTo("A/B;C;%+..");
    assertThat(link.serial()).contains("X/1");
    assertThat(link.path()).isEqualTo("/01/08930000000019/10/A%2FB%3BC%3B%25%2B../21/X%2F1");
    assertThat(DigitalLink.read(link.path())).isEqualTo(link);
  }

  @Test
  void aVariantOfTheProductLeadsToTheProductAndItsLot() {
    assertThat(DigitalLink.read("/01/08930000000019/22/2A/10/HANH-1/21/B"))
        .isEqualTo(DigitalLink.read("/01/08930000000019/10/HANH-1/21/B"));
    assertThat(DigitalLink.read("/01/08930000000019/235/XYZ"))
        .isEqualTo(DigitalLink.read("/01/08930000000019"));
    wrong("/01/08930000000019/22/123456789012345678901", "(22)");
    wrong("/01/08930000000019/10/A/22/B", "path");
    wrong("/01/08930000000019/235/XYZ/10/A", "path");
  }

  @Test
  void attributesInTheQueryKeepTheirRules() {
    DigitalLink.check("/01/08930000000019/10/A", "17=270131&lang=en&3103=000195");
    assertThatThrownBy(() -> DigitalLink.check("/01/08930000000019", "lang=en&17=991332"))
        .isInstanceOf(InvalidValue.class)
        .hasMessageContaining("(17)");
    assertThatThrownBy(() -> DigitalLink.check("/01/08930000000019", "10=A"))
        .isInstanceOf(InvalidValue.class)
        .hasMessageContaining("needs to stand in the path");
  }

  @Test
  void belongsToItsLotAndItsProduct() {
    assertThat(DigitalLink.read("/01/08930000000019/10/A/21/B").upwards())
        .extracting(DigitalLink::path)
        .containsExactly(
            "/01/08930000000019/10/A/21/B", "/01/08930000000019/10/A", "/01/08930000000019");
    assertThat(DigitalLink.read("/01/08930000000019/21/B").upwards()).hasSize(2);
    assertThat(DigitalLink.read("/01/08930000000019").upwards()).hasSize(1);
  }

  @Test
  void whatIsWrongIsNamed() {
    wrong("/01/08930000000018", "gtin");
    wrong("/01/8930000000019", "gtin");
    wrong("/01/08930000000019/10/", "path");
    wrong("/01/08930000000019/10//21/A", "lotNumber");
    wrong("/01/08930000000019/10/h%C3%A0nh", "lotNumber");
    wrong("/01/08930000000019/10/123456789012345678901", "lotNumber");
    wrong("/01/08930000000019/10/A/21/%3Cscript%3E%00", "serial");
    wrong("/01/08930000000019/10/A%2", "path");
    wrong("/01/08930000000019/21/A/10/B", "path");
    wrong("/01/08930000000019/99/B", "path");
    wrong("/01", "path");
    wrong("/01/", "path");
  }

  private static void wrong(String path, String field) {
    assertThatThrownBy(() -> DigitalLink.read(path))
        .as(path)
        .isInstanceOfSatisfying(InvalidValue.class, no -> assertThat(no.field()).contains(field));
  }
}

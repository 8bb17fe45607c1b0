package vn.traceability.event.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import vn.traceability.embedded.testing.SharedCases;

class EpcUriTest {
  @TestFactory
  List<DynamicTest> theReferenceCasesHold() {
    return cases(HashCases.bundled().resolve("epc_to_constrained_dl.jsonl"));
  }

  @TestFactory
  List<DynamicTest> theCasesBesideTheRepositoryHold() {
    return cases(SharedCases.folder().resolve("identifiers/epc_to_constrained_dl.jsonl"));
  }

  private static List<DynamicTest> cases(Path file) {
    List<JsonNode> cases = HashCases.lines(file);
    assertThat(cases).isNotEmpty();
    return cases.stream().map(EpcUriTest::one).toList();
  }

  private static DynamicTest one(JsonNode line) {
    String input = line.path("input").stringValue();
    JsonNode expected = line.path("expect");
    return dynamicTest(
        input,
        () ->
            assertThat(EpcUri.toDigitalLink(input))
                .isEqualTo(
                    expected.isNull() ? Optional.empty() : Optional.of(expected.stringValue())));
  }

  @ParameterizedTest
  @CsvSource({
    "urn:epc:id:sgtin:8930000.012345.a.b-c, 01/08930000123459/21/a.b-c",
    "urn:epc:id:sgtin:893000012345.0.1, 01/08930000123459/21/1",
    "urn:epc:id:sgln:8930000.00001.0, 414/8930000000019",
    "urn:epc:id:sgln:893000000001..x, 414/8930000000019/254/x",
    "urn:epc:id:grai:8930000.00001.A%2FB, 8003/08930000000019A%2FB",
    "urn:epc:id:giai:8930000.nhiet-ke.2, 8004/8930000nhiet-ke.2",
    "urn:epc:id:gsrn:8930000.0000000001, 8018/893000000000000015",
    "urn:epc:id:gdti:8930000.00001.ME-12, 253/8930000000019ME-12",
    "urn:epc:id:sgcn:8930000.00001.12, 255/893000000001912",
    "urn:epc:id:ginc:8930000.xyz, 401/8930000xyz",
    "urn:epc:id:upui:8930000.012345.x(y), 01/08930000123459/235/x%28y%29",
    "urn:epc:class:lgtin:8930000.012345.XOAI, 01/08930000123459/10/XOAI",
    "urn:epc:idpat:sgtin:8930000.012345.*, 01/08930000123459",
    "urn:epc:idpat:itip:8930000.012345.01.02.*, 8006/089300001234590102",
    "urn:epc:idpat:gdti:8930000.00001.*, 253/8930000000019",
  })
  void aUrnBecomesTheLinkOfItsKey(String urn, String path) {
    assertThat(EpcUri.toDigitalLink(urn)).contains("https://id.gs1.org/" + path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://id.gs1.org/01/08930000123459/10/XOAI%2F1",
        "https://qr.example:8443/a/b/01/08930000123459/10/XOAI%2f1?17=270502#top",
        "HTTP://qr.example/gtin/8930000123459/lot/XOAI%2F1/",
        "https://qr.example/01/08930000123459/22/2A/10/XOAI%2F1",
        "urn:epc:class:lgtin:8930000.012345.XOAI%2F1",
      })
  void aLotHasOneLinkWhateverTheHost(String form) {
    assertThat(EpcUri.toDigitalLink(form))
        .contains("https://id.gs1.org/01/08930000123459/10/XOAI%2F1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "12",
        "urn:epc:id:sgtin:8930000.12345.1",
        "urn:epc:id:sgtin:89300.01234567.1",
        "urn:epc:id:sgtin:8930000.012345.",
        "urn:epc:id:sgtin:8930000.012345.123456789012345678901",
        "urn:epc:id:sgtin:8930000.012345.%4",
        "urn:epc:id:sgtin:8930000.012345.xoài",
        "urn:epc:idpat:sgtin:8930000.*.*",
        "urn:epc:idpat:cpi:8930000.AB.12",
        "urn:epc:id:cpi:8930000.AB.*",
        "urn:epc:id:adi:W81X9C.3KL984PX1.2WMA52",
        "urn:epc:id:usdod:CJ8932.0000001",
        "urn:uuid:374d95fc-9457-4a51-bd6a-0bba133845a8",
        "https://example.com/",
        "https://example.com/orders/9",
        "https://example.com/01/893/21/1",
        "https://example.com/01/08930000123459/21",
        "https://example.com/01/08930000123459/21/1/10/L",
        "https://example.com/01/08930000123459/21/",
        "ftp://example.com/01/08930000123459",
        "geo:10.3759,106.0",
      })
  void whatIsNoKeyStaysWhatItIs(String text) {
    assertThat(EpcUri.toDigitalLink(text)).isEmpty();
  }
}

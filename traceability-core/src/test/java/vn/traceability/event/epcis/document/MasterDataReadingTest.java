package vn.traceability.event.epcis.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static vn.traceability.event.epcis.document.CaptureCases.stream;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.traceability.event.epcis.MasterDataElement;
import vn.traceability.event.epcis.MasterDataElement.Attribute;
import vn.traceability.event.epcis.MasterDataKey;
import vn.traceability.event.epcis.MasterDataKey.Kind;

class MasterDataReadingTest {
  private static final String VTYPE = "urn:epcglobal:epcis:vtype:";

  @Test
  void theExampleOfTheStandardIsRead() throws IOException {
    var read =
        read(
            """
            {"type": "urn:epcglobal:epcis:vtype:BusinessLocation", "vocabularyElementList": [
              {"id": "urn:epc:id:sgln:0037000.00729.0",
               "attributes": [
                 {"id": "http://epcis.example.com/mda/latitude", "attribute": "+18.0000"},
                 {"id": "cbvmda:name", "attribute": "Kho số 1"},
                 {"id": "cbvmda:streetAddressOne", "attribute": "Đường 1"},
                 {"id": "cbvmda:countryCode", "attribute": "VN"}],
               "children": ["urn:epc:id:sgln:0037000.00729.8202",
                            "urn:epc:id:sgln:0037000.00729.8201"]},
              {"id": "urn:epc:id:sgln:0037000.00729.8201",
               "attributes": [{"id": "urn:epcglobal:cbv:mda:sslt", "attribute": 201}]}]},
            {"type": "epcis:EPCClass", "vocabularyElementList": [
              {"id": "urn:epc:idpat:sgtin:0614141.107346.*",
               "attributes": [
                 {"id": "urn:epcglobal:cbv:mda#descriptionShort", "attribute": "Hành lá"},
                 {"id": "ex:grade", "attribute": {"b": 1.50, "a": ["x"]}}]}]}
            """);

    assertThat(read)
        .extracting(MasterDataElement::vocabulary, MasterDataElement::id, MasterDataElement::key)
        .containsExactly(
            tuple(
                VTYPE + "BusinessLocation",
                "https://id.gs1.org/414/0037000007296",
                new MasterDataKey(Kind.PLACE, "0037000007296")),
            tuple(
                VTYPE + "BusinessLocation",
                "https://id.gs1.org/414/0037000007296/254/8201",
                new MasterDataKey(Kind.OTHER, "https://id.gs1.org/414/0037000007296/254/8201")),
            tuple(
                VTYPE + "EPCClass",
                "https://id.gs1.org/01/10614141073464",
                new MasterDataKey(Kind.PRODUCT, "10614141073464")));
    assertThat(said(read.get(0)))
        .containsExactly(
            "cbvmda:countryCode=VN",
            "cbvmda:name=Kho số 1",
            "cbvmda:streetAddressOne=Đường 1",
            "http://epcis.example.com/mda/latitude=+18.0000");
    assertThat(read.get(0).content())
        .contains(
            "\"children\":[\"https://id.gs1.org/414/0037000007296/254/8201\","
                + "\"https://id.gs1.org/414/0037000007296/254/8202\"]");
    assertThat(said(read.get(1))).containsExactly("cbvmda:sslt=201");
    assertThat(said(read.get(2)))
        .containsExactly(
            "cbvmda:descriptionShort=Hành lá",
            "https://example.org/ns/grade={\"a\":[\"x\"],\"b\":1.5}");
  }

  @ParameterizedTest
  @CsvSource({
    "EPCClass, urn:epc:class:lgtin:0614141.107346.A%2F1, LOT, 10614141073464/A/1",
    "EPCClass, https://example.com/01/10614141073464/10/A%2F1?x=1, LOT, 10614141073464/A/1",
    "EPCClass, https://id.gs1.org/01/614141073467, PRODUCT, 00614141073467",
    "SourceDest, urn:epc:id:pgln:0614141.00001, PARTY, 0614141000012",
    "SourceDest, urn:epc:id:sgln:0614141.00001.0, PARTY, 0614141000012",
    "Location, https://id.gs1.org/414/0614141000012, PLACE, 0614141000012",
    "ReadPoint, urn:x-traceability:place:2900000000018, PLACE, 2900000000018",
    "EPCClass, urn:x-traceability:product:02910000000017, PRODUCT, 02910000000017",
    "EPCClass, urn:x-traceability:lot:02910000000017:A-1, LOT, 02910000000017/A-1",
    "SourceDest, urn:x-traceability:party:2900000000018, PARTY, 2900000000018",
    "EPCClass, https://trace.example/01/02910000000017, PRODUCT, 02910000000017",
    "EPCClass, https://trace.example/01/02910000000017/10/A-1, LOT, 02910000000017/A-1",
    "Location, https://id.gs1.org/414/2900000000018, PLACE, 2900000000018",
    "SourceDest, https://id.gs1.org/417/2900000000018, PARTY, 2900000000018"
  })
  void everySpellingOfAnIdentifierNamesWhatIsRegistered(
      String type, String id, Kind kind, String key) throws IOException {
    assertThat(read(vocabulary(VTYPE + type, id)))
        .extracting(MasterDataElement::key)
        .containsExactly(new MasterDataKey(kind, key));
  }

  @ParameterizedTest
  @CsvSource({
    "urn:epcglobal:epcis:vtype:EPCClass, urn:epc:idpat:sgtin:0614141.*.*",
    "urn:epcglobal:epcis:vtype:EPCClass, urn:epc:id:gid:952056.2718.1414",
    "urn:epcglobal:epcis:vtype:EPCClass, https://example.com/classes/7",
    "urn:epcglobal:epcis:vtype:EPCClass, urn:x-traceability:product:09506000134352",
    "https://example.com/vtype/Recipe, https://example.com/recipes/1"
  })
  void whatIsNotRegisteredHereIsKeptAsItWasSent(String type, String id) throws IOException {
    assertThat(read(vocabulary(type, id)))
        .extracting(MasterDataElement::vocabulary, MasterDataElement::id, MasterDataElement::key)
        .containsExactly(tuple(type, id, new MasterDataKey(Kind.OTHER, id)));
  }

  /** They are URIs, which is all that the standard asks for; events may name them as well. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "urn:epc:idpat:sgtin:0614141.10734.*",
        "urn:epc:class:lgtin:0614141.107346",
        "urn:epc:id:sgln:0614141",
        "https://id.gs1.org/01/10614141073465",
        "https://id.gs1.org/414/0614141000013",
        "urn:x-traceability:party:2900000000019"
      })
  void anIdentifierThatIsNoneIsKeptAsItWasSent(String id) throws IOException {
    assertThat(read(vocabulary(VTYPE + "EPCClass", id)))
        .extracting(MasterDataElement::id, MasterDataElement::key)
        .containsExactly(tuple(id, new MasterDataKey(Kind.OTHER, id)));
  }

  @Test
  void whatIsSaidTwiceInOtherOrderAndSpellingIsOneElement() throws IOException {
    var read =
        read(
            """
            {"type": "urn:epcglobal:epcis:vtype:EPCClass", "vocabularyElementList": [
              {"id": "urn:epc:idpat:sgtin:0614141.107346.*", "attributes": [
                {"id": "cbvmda:descriptionShort", "attribute": "Hành"},
                {"id": "cbvmda:netWeight", "attribute": {"value": 1.0, "uom": "KGM"}}]}]},
            {"type": "https://ref.gs1.org/epcis/EPCClass", "vocabularyElementList": [
              {"attributes": [
                {"attribute": {"uom": "KGM", "value": 1}, "id": "cbvmda:netWeight"},
                {"id": "urn:epcglobal:cbv:mda:descriptionShort", "attribute": "Hành"}],
               "children": [],
               "id": "https://example.com/01/10614141073464"}]}
            """);

    assertThat(read).hasSize(1);
  }

  @Test
  void aNameAloneSaysNothing() throws IOException {
    assertThat(
            read(
                "{\"type\": \"urn:epcglobal:epcis:vtype:EPCClass\", \"vocabularyElementList\":"
                    + " [{\"id\": \"https://example.com/classes/7\", \"attributes\": []}]}"))
        .isEmpty();
  }

  @Test
  void theHeaderMayStandBehindTheBodyAndTheBodyMayHoldNoEvent() throws IOException {
    String header = header(vocabulary(VTYPE + "EPCClass", "https://example.com/classes/7"));
    String body = "\"epcisBody\": {\"eventList\": []}";

    for (String members : List.of(header + "," + body, body + "," + header)) {
      try (var document = new EpcisReader(Limits.STANDARD).document(stream(whole(members)))) {
        assertThat(document.size()).isZero();
        assertThat(document.masterData()).hasSize(1);
      }
    }
  }

  @Test
  void whatAnAnswerToAQueryHoldsIsReadToo() throws IOException {
    String document =
        """
        {"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"],
         "type": "EPCISQueryDocument", "schemaVersion": "2.0",
         "creationDate": "2026-03-02T08:00:00Z",
         "epcisBody": {"queryResults": {"queryName": "SimpleEventQuery",
           "resultsBody": {"eventList": [], "vocabularyList": [%s]}}}}
        """
            .formatted(vocabulary(VTYPE + "EPCClass", "https://example.com/classes/7"));

    try (var read = new EpcisReader(Limits.STANDARD).document(stream(document))) {
      assertThat(read.masterData()).hasSize(1);
    }
  }

  @Test
  void moreElementsThanEventsMayBeAreTooMany() {
    var limits = new Limits(10, 1 << 20, 1 << 20, 1 << 20, 1 << 20, 64, 20);
    String many =
        IntStream.range(0, 11)
            .mapToObj(i -> vocabulary(VTYPE + "EPCClass", "https://example.com/classes/" + i))
            .collect(Collectors.joining(","));

    var no =
        catchThrowableOfType(
            DocumentRefused.class,
            () -> new EpcisReader(limits).document(stream(document(many))).close());

    assertThat(no.kind()).isEqualTo(DocumentRefused.Kind.TOO_LARGE);
  }

  @Test
  void oneElementIsNoBook() {
    var no =
        catchThrowableOfType(
            DocumentRefused.class,
            () ->
                read(
                    "{\"type\": \"ex:Books\", \"vocabularyElementList\": [{\"id\":"
                        + " \"ex:book\", \"attributes\": [{\"id\": \"ex:text\", \"attribute\": \""
                        + "a".repeat(64 * 1024)
                        + "\"}]}]}"));

    assertThat(no.kind()).isEqualTo(DocumentRefused.Kind.TOO_LARGE);
    assertThat(no.violations().get(0).pointer())
        .isEqualTo("/epcisHeader/epcisMasterData/vocabularyList/0/vocabularyElementList/0");
  }

  private static List<String> said(MasterDataElement element) {
    return element.attributes().stream()
        .map((Attribute each) -> each.name() + "=" + each.text())
        .toList();
  }

  private static String vocabulary(String type, String id) {
    return """
    {"type": "%s", "vocabularyElementList": [
      {"id": "%s", "attributes": [{"id": "cbvmda:descriptionShort", "attribute": "Hành"}]}]}
    """
        .formatted(type, id);
  }

  private static List<MasterDataElement> read(String vocabularies) throws IOException {
    try (var document = new EpcisReader(Limits.STANDARD).document(stream(document(vocabularies)))) {
      return document.masterData();
    }
  }

  private static String document(String vocabularies) {
    return whole(header(vocabularies) + ", \"epcisBody\": {\"eventList\": []}");
  }

  private static String header(String vocabularies) {
    return "\"epcisHeader\": {\"epcisMasterData\": {\"vocabularyList\": [" + vocabularies + "]}}";
  }

  private static String whole(String members) {
    return """
    {"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",
                  {"ex": "https://example.org/ns/"}],
     "type": "EPCISDocument", "schemaVersion": "2.0", "creationDate": "2026-03-02T08:00:00Z", %s}
    """
        .formatted(members);
  }
}

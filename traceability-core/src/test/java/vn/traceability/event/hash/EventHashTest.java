package vn.traceability.event.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import vn.traceability.refusal.InvalidValue;

class EventHashTest {
  private static final JsonNode NO_CONTEXT = HashCases.JSON.nullNode();

  private static JsonNode json(String text) {
    return HashCases.JSON.readTree(text.replace('\'', '"'));
  }

  private static String preHash(String event) {
    return EventHash.preHash(json(event), NO_CONTEXT);
  }

  private static String preHash(String event, String context) {
    return EventHash.preHash(json(event), json(context));
  }

  @Test
  void theNameIsTheSha256OfThePreHash() {
    assertThat(EventHash.of(json("{}"), NO_CONTEXT))
        .isEqualTo(
            "ni:///sha-256;e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
                + "?ver=CBV2.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "'text'", "1"})
  void onlyAnObjectIsAnEvent(String text) {
    assertThatThrownBy(() -> EventHash.of(json(text), NO_CONTEXT)).isInstanceOf(InvalidValue.class);
  }

  @Nested
  class Times {
    @ParameterizedTest
    @CsvSource({
      "2026-05-02T08:15:30+07:00, 2026-05-02T01:15:30.000Z",
      "2026-05-02T08:15:30.1+07:00, 2026-05-02T01:15:30.100Z",
      "2026-05-02T01:15:30.1234Z, 2026-05-02T01:15:30.123Z",
      "2026-05-02T01:15:30.1235Z, 2026-05-02T01:15:30.124Z",
      "2026-05-02T01:15:30.123499999999999Z, 2026-05-02T01:15:30.123Z",
      "2026-12-31T23:59:59.9995Z, 2027-01-01T00:00:00.000Z",
      "1969-12-31T23:59:59.9994Z, 1969-12-31T23:59:59.999Z",
      "yesterday, yesterday",
    })
    void areInUtcToTheMillisecond(String written, String canonical) {
      assertThat(preHash("{'eventTime':'" + written + "'}")).isEqualTo("eventTime=" + canonical);
    }

    @Test
    void inAnExtensionStayAsTheyAre() {
      assertThat(preHash("{'x:time':'2026-05-02T08:15:30+07:00'}"))
          .isEqualTo("x:time=2026-05-02T08:15:30+07:00");
    }
  }

  @Nested
  class Numbers {
    @ParameterizedTest
    @CsvSource({
      "1, 1",
      "1.0, 1",
      "1e0, 1",
      "1E+3, 1000",
      "0.3434000, 0.3434",
      "0, 0",
      "-0.0, 0",
      "-1.50, -1.5",
      "100, 100",
      "12345678901234567890.123456789012345678900, 12345678901234567890.1234567890123456789",
      "1e999999, 1E+999999",
    })
    void haveOneSpelling(String written, String canonical) {
      assertThat(preHash("{'quantityList':[{'epcClass':'x:1','quantity':" + written + "}]}"))
          .isEqualTo("quantityListquantityElementepcClass=x:1quantity=" + canonical);
    }

    @ParameterizedTest
    @CsvSource({
      "1.0, 1",
      "+1, 1",
      "007, 7",
      ".5, 0.5",
      "5., 5",
      "1E5, 1E5",
      "1.2.3, 1.2.3",
      "., .",
      "-, -",
      "0x10, 0x10",
      "٣, ٣",
    })
    void areNumbersAlsoAsText(String written, String canonical) {
      assertThat(preHash("{'x:a':'" + written + "'}")).isEqualTo("x:a=" + canonical);
    }
  }

  @Nested
  class Names {
    @Test
    void ofExtensionsCarryTheirNamespace() {
      String context =
          "['https://ref.gs1.org/standards/epcis/epcis-context.jsonld',{'f':'https://f.example/'}]";

      assertThat(preHash("{'f:b':{'f:d':'2','f:c':true},'f:a':[3,1]}", context))
          .isEqualTo(
              "{https://f.example/}a=1{https://f.example/}a=3{https://f.example/}b"
                  + "{https://f.example/}c=true{https://f.example/}d=2");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{'@context':{'f':'https://f.example/'},'f:a':'x'}",
          "{'@context':[{'f':'https://other.example/'},{'f':'https://f.example/'}],'f:a':'x'}",
          "{'@context':{'g':'https://f.example/'},'g:a':'x'}",
          "{'@context':{'f':{'@id':'https://f.example/','@prefix':true}},'f:a':'x'}",
          "{'@context':{'e':'https://f.','f':'e:example/'},'f:a':'x'}",
          "{'@context':{'a':'https://f.example/a'},'a':'x'}",
          "{'@context':{'f':'https://f.example/','a':{'@id':'f:a'}},'a':'x'}",
          "{'https://f.example/a':'x'}",
        })
    void areTheSameHoweverTheContextSaysThem(String event) {
      assertThat(preHash(event)).isEqualTo("{https://f.example/}a=x");
    }

    @Test
    void areResolvedWhereTheyStand() {
      assertThat(
              preHash(
                  "{'f:a':{'@context':{'f':'https://g.example/'},'f:b':'1'},'f:c':'2'}",
                  "{'f':'https://f.example/'}"))
          .isEqualTo("{https://f.example/}a{https://g.example/}b=1{https://f.example/}c=2");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{'ilmd':{'cbvmda:lotNumber':'L'}}",
          "{'@context':{'m':'urn:epcglobal:cbv:mda:'},'ilmd':{'m:lotNumber':'L'}}",
          "{'@context':{'cbvmda':'urn:epcglobal:cbv:mda'},'ilmd':{'cbvmda:lotNumber':'L'}}",
          "{'ilmd':{'urn:epcglobal:cbv:mda:lotNumber':'L'}}",
        })
    void ofMasterDataAreThoseOfXml(String event) {
      assertThat(preHash(event)).isEqualTo("ilmd{urn:epcglobal:cbv:mda}lotNumber=L");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{'@type':'ObjectEvent','readPoint':{'@id':'x:1'},'bizStep':'shipping'}",
          "{'type':'epcis:ObjectEvent','epcis:readPoint':{'id':'x:1'},'bizStep':'cbv:BizStep-shipping'}",
          "{'type':'ObjectEvent','readPoint':{'id':'x:1'},'bizStep':'urn:epcglobal:cbv:bizstep:shipping'}",
          "{'type':'ObjectEvent','readPoint':{'id':' x:1 '},'https://ref.gs1.org/epcis/bizStep':'https://ref.gs1.org/cbv/BizStep-shipping'}",
        })
    void ofTheStandardHaveAliases(String event) {
      assertThat(preHash(event))
          .isEqualTo(
              "eventType=ObjectEventbizStep=https://ref.gs1.org/cbv/BizStep-shippingreadPointid=x:1");
    }

    @Test
    void withoutAnExplanationStayAsTheyAre() {
      assertThat(preHash("{'f:a':'x','b':'y'}")).isEqualTo("b=yf:a=x");
    }

    @Test
    void areForgottenAfterNull() {
      assertThat(preHash("{'f:a':'x'}", "[{'f':'https://f.example/'},null]")).isEqualTo("f:a=x");
    }

    @Test
    void thatExplainEachOtherInACircleComeToAnEnd() {
      assertThat(preHash("{'f:a':'x'}", "{'f':'g:','g':'f:'}")).endsWith("a=x");
    }

    @Test
    void areNotRepeatedWhenTheyAreVeryLong() {
      String context = "{'f':'https://" + "f".repeat(500) + ".example/'}";

      assertThatThrownBy(() -> preHash("{'f:a':'x'}", context))
          .isInstanceOf(InvalidValue.class)
          .hasMessageContaining("500 characters");
    }

    @Test
    void ofTheStandardCannotBeTakenOver() {
      assertThat(preHash("{'action':'ADD'}", "{'action':'https://f.example/a'}"))
          .isEqualTo("action=ADD");
    }
  }

  @Nested
  class Vocabulary {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "Temperature",
          "gs1:Temperature",
          "https://gs1.org/voc/Temperature",
          "https://ref.gs1.org/voc/Temperature"
        })
    void ofMeasurementsHasMovedAndIsStillTheSame(String type) {
      assertThat(
              preHash(
                  "{'sensorElementList':[{'sensorReport':[{'type':'" + type + "'}]}]}",
                  "{'gs1':'https://gs1.org/voc/'}"))
          .isEqualTo("sensorElementsensorReporttype=https://ref.gs1.org/voc/Temperature");
    }

    @Test
    void ofOthersKeepsItsPrefix() {
      assertThat(preHash("{'disposition':'f:dried'}", "{'f':'https://f.example/'}"))
          .isEqualTo("disposition=f:dried");
    }
  }

  @Nested
  class Identifiers {
    /** As the reference implementation has them in 2026, and OpenEPCIS. */
    @ParameterizedTest
    @ValueSource(
        strings = {
          "urn:epc:id:sgtin:8930000.012345.a%22!()*+,:;='b%2F%3C",
          "https://id.gs1.org/01/08930000123459/21/a%22!()*+,:;='b%2F%3C",
          "https://id.gs1.org/01/08930000123459/21/a%22%21%28%29%2A%2B%2C%3A%3B%3D%27b%2f%3c",
        })
    void haveNoMorePercentEncodingThanAnEpcUrnHas(String written) {
      var event = HashCases.JSON.createObjectNode();
      event.putArray("epcList").add(written);

      assertThat(EventHash.preHash(event, NO_CONTEXT))
          .isEqualTo("epcListepc=https://id.gs1.org/01/08930000123459/21/a%22!()*+,:;='b%2F%3C");
    }
  }

  @Nested
  class Order {
    @Test
    void isThatOfBytesAndNotOfUtf16() {
      assertThat(preHash("{'x:a':['\uFF5E','\uD83C\uDF3E','z','Z']}"))
          .isEqualTo("x:a=Zx:a=zx:a=\uFF5Ex:a=\uD83C\uDF3E");
    }

    @Test
    void ofIdentifiersIsThatOfTheirLinks() {
      assertThat(
              preHash(
                  "{'epcList':['urn:epc:id:sgtin:8930000.012345.1','https://a.example/00/189300000000000178']}"))
          .isEqualTo(
              "epcListepc=https://id.gs1.org/00/189300000000000178"
                  + "epc=https://id.gs1.org/01/08930000123459/21/1");
    }

    @Test
    void putsMasterDataThenExtensionsOfFieldsThenThoseOfTheEvent() {
      assertThat(
              preHash(
                  "{'a:e':1,'ilmd':{'a:m':2},'readPoint':{'id':'x:1','a:r':3},"
                      + "'sensorElementList':[{'a:s':4,'sensorReport':[{'a:t':5,'value':6},{'a:t':7}]}],"
                      + "'action':'ADD'}"))
          .isEqualTo(
              "action=ADDreadPointid=x:1sensorElementsensorReportvalue=6ilmda:m=2readPointa:r=3"
                  + "sensorElementsensorReporta:t=5sensorReporta:t=7a:s=4a:e=1");
    }

    @Test
    void losesNothingThatStandsInAnUnexpectedPlace() {
      assertThat(
              preHash(
                  "{'sensorElementList':[{'sensorReport':{'bizRules':'x:1'}}],'action':{'y':'1'}}"))
          .isEqualTo("actiony=1sensorElementsensorReportbizRules=x:1");
    }
  }

  @Nested
  class Absence {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "{}",
          "{'epcList':[],'bizStep':'','readPoint':{},'disposition':null,'x:a':null,'x:b':[]}",
          "{'eventID':'x:1','recordTime':'2026-05-02T01:15:30Z','errorDeclaration':{'x:a':1}}",
          "{'@id':'x:1','id':'x:2'}",
          "{'certificationInfo':['x:1']}",
          "{'rdfs:comment':'c','comment':'c','readPoint':{'rdfs:comment':'c'}}",
        })
    void isNotWritten(String event) {
      assertThat(preHash(event)).isEmpty();
    }

    @Test
    void ofContentIsNotAbsenceOfAnExtension() {
      assertThat(preHash("{'x:a':{},'x:b':'  '}")).isEqualTo("x:ax:b");
    }
  }
}

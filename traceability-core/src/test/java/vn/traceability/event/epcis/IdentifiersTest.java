package vn.traceability.event.epcis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.event.epcis.document.EpcisSchema;
import vn.traceability.event.hash.EventHash;

class IdentifiersTest {
  /** GS1 leaves these numbers for use within one system, and labels have them in their address. */
  @ParameterizedTest
  @CsvSource({
    "https://id.gs1.org/01/02910000000017, urn:x-traceability:product:02910000000017",
    "https://id.gs1.org/01/02910000000017/10/A%2F1=x, urn:x-traceability:lot:02910000000017:A%2F1%3Dx",
    "https://id.gs1.org/414/2900000000018, urn:x-traceability:place:2900000000018",
    "https://id.gs1.org/417/2900000000018, urn:x-traceability:party:2900000000018"
  })
  void anInternalNumberHasTwoSpellings(String link, String own) {
    assertThat(Identifiers.spellings(link)).containsExactlyInAnyOrder(link, own);
    assertThat(Identifiers.spellings(own)).containsExactlyInAnyOrder(link, own);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://id.gs1.org/01/09506000134352",
        "https://id.gs1.org/01/09506000134352/10/A",
        "https://id.gs1.org/01/02910000000017/21/7",
        "https://id.gs1.org/414/2900000000018/254/gate",
        "https://id.gs1.org/00/290000000000000016",
        "https://id.gs1.org/01/02910000000018",
        "urn:x-traceability:lot:09506000134352:A",
        "urn:x-traceability:product:09506000134352",
        "https://example.com/about",
        ""
      })
  void anythingElseHasOne(String identifier) {
    assertThat(Identifiers.spellings(identifier)).containsExactly(identifier);
  }

  @ParameterizedTest
  @CsvSource({
    "urn:epc:id:sgtin:0614141.107346.2017, https://id.gs1.org/01/10614141073464/21/2017",
    "https://example.com/some/01/614141073464/21/2017, "
        + "https://id.gs1.org/01/00614141073464/21/2017",
    "https://example.com/01/10614141073464/22/2A/10/AB%2F1/21/7?17=261130, "
        + "https://id.gs1.org/01/10614141073464/22/2A/10/AB%2F1/21/7",
    "urn:epc:class:lgtin:4012345.012345.998877, "
        + "https://id.gs1.org/01/04012345123456/10/998877",
    "urn:epc:id:sgln:0614141.07346.1234, https://id.gs1.org/414/0614141073467/254/1234",
    "urn:epc:id:pgln:4012345.00000, https://id.gs1.org/417/4012345000009",
    "urn:epcglobal:cbv:bt:0614141073467:1152, urn:epcglobal:cbv:bt:0614141073467:1152",
    "https://example.com/about, https://example.com/about"
  })
  void eachHasOneForm(String sent, String kept) {
    assertThat(Identifiers.canonical(sent)).isEqualTo(kept);
    assertThat(Identifiers.canonical(kept)).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({
    "urn:epc:id:sscc:0614141.1234567890, https://id.gs1.org/00/106141412345678908",
    "https://example.com/00/106141412345678908, urn:epc:id:sscc:0614141.1234567890"
  })
  void oneThatIsSentInTwoSpellingsStaysInTwo(String one, String other) {
    for (var list : List.of(List.of(one, other), List.of(other, one))) {
      ObjectNode event =
          EpcisForm.parse(
                  """
                  {"@context": "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",
                   "type": "ObjectEvent", "eventTime": "2026-03-02T07:30:00Z",
                   "eventTimeZoneOffset": "+07:00", "action": "OBSERVE",
                   "epcList": ["%s", "%s"]}
                  """
                      .formatted(list.get(0), list.get(1)))
              .asObject();
      String hash = EventHash.of(event, event.path("@context"));

      Identifiers.canonicalise(event);

      assertThat(EpcisSchema.violations(event, 9)).isEmpty();
      assertThat(event.path("epcList").values())
          .extracting(JsonNode::stringValue)
          .contains("https://id.gs1.org/00/106141412345678908");
      assertThat(EventHash.of(event, event.path("@context"))).isEqualTo(hash);
      ObjectNode again = event.deepCopy();
      Identifiers.canonicalise(again);
      assertThat(again).isEqualTo(event);
    }
  }

  @Test
  void extensionsStayAsTheyWereSent() {
    ObjectNode event =
        EpcisForm.parse(
                """
                {"type":"ObjectEvent","epcList":["urn:epc:id:sgtin:0614141.107346.2017"],
                 "example:of":{"epcList":["urn:epc:id:sgtin:0614141.107346.2017"]},
                 "ilmd":{"example:id":"urn:epc:id:sgtin:0614141.107346.2017"}}
                """)
            .asObject();

    Identifiers.canonicalise(event);

    assertThat(event.toString())
        .isEqualTo(
            "{\"type\":\"ObjectEvent\","
                + "\"epcList\":[\"https://id.gs1.org/01/10614141073464/21/2017\"],"
                + "\"example:of\":{\"epcList\":[\"urn:epc:id:sgtin:0614141.107346.2017\"]},"
                + "\"ilmd\":{\"example:id\":\"urn:epc:id:sgtin:0614141.107346.2017\"}}");
  }

  @ParameterizedTest
  @MethodSource("vn.traceability.event.epcis.document.CaptureCases#events")
  void theirHashStaysTheSame(ObjectNode event) {
    String before = EventHash.of(event, event.path("@context"));

    Identifiers.canonicalise(event);

    assertThat(EventHash.of(event, event.path("@context"))).isEqualTo(before);
  }
}

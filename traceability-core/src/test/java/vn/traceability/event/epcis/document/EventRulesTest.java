package vn.traceability.event.epcis.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.event.epcis.document.DocumentRefused.Kind;

/** What the standard asks and its JSON schema lets pass. */
class EventRulesTest {
  private static final String WHEN =
      "\"eventTime\": \"2026-03-02T07:30:00Z\", \"eventTimeZoneOffset\": \"+07:00\"";
  private static final String SENSOR =
      "{\"sensorReport\": [{\"type\": \"Temperature\", \"value\": 4}]}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "type": "ObjectEvent", "action": "ADD", "epcList": []                              | ''   | needs an entry in its epcList, its quantityList or its sensorElementList
          "type": "AggregationEvent", "action": "ADD", "childEPCs": ["urn:x:1"]              | ''   | needs the member parentID, since its action is ADD
          "type": "AggregationEvent", "action": "DELETE"                                     | ''   | needs the member parentID, since its action is DELETE
          "type": "TransactionEvent", "action": "ADD", "epcList": [], "bizTransactionList": [{"bizTransaction": "urn:x:1"}] | '' | needs an entry in its epcList or its quantityList
          "type": "ObjectEvent", "action": "ADD", "quantityList": [{"epcClass": "urn:x:1"}, {"epcClass": "urn:x:2", "uom": "KGM"}] | /quantityList/1/uom | needs a quantity that it is of
          """)
  void isRefusedThoughTheSchemaHolds(String members, String pointer, String rule) {
    JsonNode event = event(members);

    assertThat(EpcisSchema.violationsOfEvent(event, 9)).isEmpty();
    assertThat(EventRules.violations(event)).containsExactly(new Violation(pointer, rule));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "type": "ObjectEvent", "action": "ADD", "epcList": [], "quantityList": [{"epcClass": "urn:x:1"}]
          "type": "ObjectEvent", "action": "OBSERVE", "epcList": [], "readPoint": {"id": "urn:x:1"}, "sensorElementList": [SENSOR]
          "type": "AggregationEvent", "action": "OBSERVE", "childEPCs": ["urn:x:1"]
          "type": "AggregationEvent", "action": "DELETE", "parentID": "urn:x:2"
          "type": "TransactionEvent", "action": "DELETE", "bizTransactionList": [{"bizTransaction": "urn:x:1"}]
          "type": "ObjectEvent", "action": "ADD", "quantityList": [{"epcClass": "urn:x:2", "quantity": 2.5, "uom": "KGM"}]
          "type": "https://example.org/ns/Harvest", "https://example.org/ns/yield": 5
          """)
  void holds(String members) {
    JsonNode event = event(members.replace("SENSOR", SENSOR));

    assertThat(EpcisSchema.violationsOfEvent(event, 9)).isEmpty();
    assertThat(EventRules.violations(event)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-30T23:59:60Z, 'needs a moment that was, with its offset'",
    "1066-10-14T09:00:00Z, needs a year from 1900 to 9999",
    "2026-02-30T09:00:00Z, 'needs a moment that was, with its offset'"
  })
  void aTimeHasToBeAMomentThatWas(String time, String rule) {
    ObjectNode event =
        event("\"type\": \"ObjectEvent\", \"action\": \"ADD\", \"epcList\": [\"urn:x:1\"]")
            .asObject();
    event.put("eventTime", time);
    assertThat(EventRules.violations(event)).containsExactly(new Violation("/eventTime", rule));

    event.put("eventTime", "2026-03-02T07:30:00Z");
    event.putObject("errorDeclaration").put("declarationTime", time);
    assertThat(EventRules.violations(event))
        .containsExactly(new Violation("/errorDeclaration/declarationTime", rule));
  }

  @Test
  void anEventIdStandsOnceInADocumentButForTheDeclarationThatTheEventWasAnError()
      throws IOException {
    String id = ", \"eventID\": \"urn:uuid:00000000-0000-0000-0000-000000000001\"";
    String declaration =
        id + ", \"errorDeclaration\": {\"declarationTime\": \"2026-03-03T07:30:00Z\"}";
    var reader = new EpcisReader(Limits.STANDARD);
    String declared =
        CaptureCases.document(
            CaptureCases.event(1, declaration),
            CaptureCases.event(1, id),
            CaptureCases.event(1, declaration));
    try (var document = reader.document(CaptureCases.stream(declared))) {
      assertThat(document.size()).isEqualTo(3);
    }

    String twice =
        CaptureCases.document(
            CaptureCases.event(1, id), CaptureCases.event(2), CaptureCases.event(3, id));
    DocumentRefused no =
        catchThrowableOfType(
            DocumentRefused.class, () -> reader.document(CaptureCases.stream(twice)));
    assertThat(no.kind()).isEqualTo(Kind.INVALID_EPCIS);
    assertThat(no.violations())
        .isEqualTo(
            List.of(
                new Violation(
                    "/epcisBody/eventList/2/eventID", "is that of /epcisBody/eventList/0 too")));
  }

  @Test
  void theSameEventAgainIsNoOther() throws IOException {
    String id = ", \"eventID\": \"urn:uuid:0c4e0f62-8a51-4d3c-9a0b-7f1f6f1f0a02\"";
    String recorded = ", \"recordTime\": \"2026-03-02T08:00:00Z\"" + id;

    assertThat(sizeOf(CaptureCases.event(1, id), CaptureCases.event(1, recorded))).isEqualTo(2);
  }

  @Test
  void nobodyIsHeldToAnEventIdThatIsAHash() throws IOException {
    String id = ", \"eventID\": \"ni:///sha-256;%s?ver=CBV2.0\"".formatted("0a".repeat(32));

    assertThat(sizeOf(CaptureCases.event(1, id), CaptureCases.event(2, id))).isEqualTo(2);
  }

  private static int sizeOf(String... events) throws IOException {
    var reader = new EpcisReader(Limits.STANDARD);
    try (var document = reader.document(CaptureCases.stream(CaptureCases.document(events)))) {
      return document.size();
    }
  }

  private static JsonNode event(String members) {
    return CaptureCases.JSON.readTree("{" + WHEN + ", " + members + "}");
  }
}

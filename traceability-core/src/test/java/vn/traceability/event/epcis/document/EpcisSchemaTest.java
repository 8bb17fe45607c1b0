package vn.traceability.event.epcis.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One sentence for each thing that is wrong, at its place. */
class EpcisSchemaTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"action": "EAT"}               | /action              | needs one of ADD, DELETE, OBSERVE
          {"action": null}                | /action              | needs a text
          {"eventTime": "yesterday"}      | /eventTime           | needs a time with its offset, such as 2026-03-02T07:30:00+07:00 (RFC 3339)
          {"eventTime": "2026-02-30T00:00:00Z"} | /eventTime     | needs a time with its offset, such as 2026-03-02T07:30:00+07:00 (RFC 3339)
          {"eventTime": "2026-03-02T07:30:00"}  | /eventTime     | needs a time with its offset, such as 2026-03-02T07:30:00+07:00 (RFC 3339)
          {"eventTime": 5}                | /eventTime           | needs a text
          {"eventTimeZoneOffset": "7"}    | /eventTimeZoneOffset | needs an offset from UTC such as +07:00, from -14:00 to +14:00
          {"eventTimeZoneOffset": "+14:30"} | /eventTimeZoneOffset | needs an offset from UTC such as +07:00, from -14:00 to +14:00
          {"note": 1}                     | /note                | is no member known here; an extension is named by a URI or under a prefix
          {"a/b~c d": 1}                  | /a~1b~0c d           | is no member known here; an extension is named by a URI or under a prefix
          {"epcList": ["urn:x:1", "2"]}   | /epcList/1           | needs a URI (RFC 3986)
          {"epcList": ["urn:x:1", "urn:x:1"]} | /epcList         | needs entries that differ from each other
          {"quantityList": [{"epcClass": "urn:x:1", "quantity": "3"}]} | /quantityList/0/quantity | needs a number
          {"quantityList": [{"epcClass": "urn:x:1", "quantity": 3, "uom": "kilo"}]} | /quantityList/0/uom | needs a unit code of two or three capital letters or digits, such as KGM
          {"quantityList": [{"epcClass": "urn:x:1", "lot": 3}]} | /quantityList/0/lot | is no member that may stand here
          {"ilmd": {"urn:x:1": "3"}}      | ''                   | may hold ilmd only where the action is ADD
          {"persistentDisposition": {}}   | /persistentDisposition | needs set or unset
          {"persistentDisposition": {"set": []}} | /persistentDisposition/set | needs an entry
          {"readPoint": "urn:x:1"}        | /readPoint           | needs an object
          {"readPoint": {}}               | /readPoint           | needs the member id
          {"certificationInfo": "a b"}    | /certificationInfo   | needs an array, or needs a URI (RFC 3986)
          {"certificationInfo": ["a b"]}  | /certificationInfo/0 | needs a URI (RFC 3986)
          {"eventID": "7"}                | /eventID             | needs a URI (RFC 3986)
          {"sourceList": [{"source": "urn:x:1"}]} | /sourceList/0 | needs the member type
          {"type": "Harvest"}             | /type                | needs a URI (RFC 3986)
          {"type": 3}                     | /type                | needs a text
          {"type": null}                  | /type                | needs a text
          {"bizStep": "urn:epcglobal:cbv:bizstep:shipping"} | /bizStep | needs the bare word of a standard term, not its URI, or needs one of …
          {"bizStep": "eating"}           | /bizStep             | needs a URI (RFC 3986), or needs one of …
          {"disposition": "eaten"}        | /disposition         | needs a URI (RFC 3986), or needs one of …
          """)
  void saysInOneSentenceWhatIsWrong(String change, String pointer, String rule) {
    JsonNode event = event(change);

    List<Violation> violations = EpcisSchema.violationsOfEvent(event, 9);

    assertThat(violations).hasSize(1);
    assertThat(violations.get(0).pointer()).isEqualTo(pointer);
    assertThat(violations.get(0).rule()).startsWith(rule.replace("…", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ObjectEvent         | needs an epcList, a quantityList with an entry, or a sensorElementList with a readPoint
          AggregationEvent    | needs childEPCs or a childQuantityList with an entry, unless the action is DELETE
          TransformationEvent | needs inputs and outputs with an entry each, or a transformationID and one of them
          """)
  void anEventOfNothingIsTold(String type, String rule) {
    ObjectNode event = event("{\"type\": \"" + type + "\"}");
    event.remove("epcList");
    if (type.equals("TransformationEvent")) {
      event.remove("action");
    }

    assertThat(EpcisSchema.violationsOfEvent(event, 9)).containsExactly(new Violation("", rule));
  }

  @Test
  void withoutATypeNothingElseIsSaid() {
    ObjectNode event = event("{}");
    event.remove("type");

    assertThat(EpcisSchema.violationsOfEvent(event, 99))
        .containsExactly(new Violation("", "needs the member type"));
    assertThat(EpcisSchema.violationsOfEvent(CaptureCases.JSON.readTree("[1]"), 99))
        .containsExactly(new Violation("", "needs an object"));
    assertThat(EpcisSchema.violations(CaptureCases.JSON.readTree("{}"), 99))
        .containsExactly(new Violation("", "needs the member type"));
  }

  @Test
  void noMoreAreReportedThanAskedFor() {
    ObjectNode event = event("{\"eventTime\": 1, \"eventTimeZoneOffset\": 1, \"eventID\": 1}");

    assertThat(EpcisSchema.violationsOfEvent(event, 2)).hasSize(2);
    assertThat(EpcisSchema.violationsOfEvent(event, 9)).hasSize(3);
  }

  @Test
  void manyThreadsReadTheSame() {
    Set<List<Violation>> answers =
        IntStream.range(0, 400)
            .parallel()
            .mapToObj(i -> EpcisSchema.violationsOfEvent(event("{\"action\": \"EAT\"}"), 9))
            .collect(Collectors.toSet());

    assertThat(answers).hasSize(1);
  }

  private static ObjectNode event(String change) {
    ObjectNode event = CaptureCases.JSON.readTree(CaptureCases.event(1)).asObject();
    CaptureCases.JSON
        .readTree(change)
        .properties()
        .forEach(m -> event.set(m.getKey(), m.getValue()));
    return event;
  }
}

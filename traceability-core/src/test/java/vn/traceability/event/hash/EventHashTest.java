package vn.traceability.event.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class EventHashTest {
  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest
  @MethodSource("vectors")
  void theHashAndItsTextAreThoseOfOtherImplementations(JsonNode vector) {
    JsonNode document = JSON.readTree(resource(fileName(vector.path("document").stringValue())));
    JsonNode event = events(document).get(vector.path("eventIndex").intValue());

    assertThat(EventHash.preHash(event, document.path("@context")))
        .isEqualTo(vector.path("prehash").stringValue());
    assertThat(EventHash.of(event, document.path("@context")))
        .isEqualTo(vector.path("hash").stringValue());
  }

  @ParameterizedTest
  @MethodSource("identifiers")
  void anIdentifierHasOneSpelling(JsonNode identifier) {
    String expected =
        identifier.path("expect").isNull() ? null : identifier.path("expect").stringValue();

    assertThat(EpcUri.toDigitalLink(identifier.path("input").stringValue()).orElse(null))
        .isEqualTo(expected);
  }

  @Test
  void orderOffsetSpellingAndWhatTheHashLeavesOutChangeNothing() {
    String hash = hash(SHIPPED);

    assertThat(hash(reversed(SHIPPED))).isEqualTo(hash);
    assertThat(hash(SHIPPED.replace("2026-03-02T08:00:00+07:00", "2026-03-02T01:00:00.000Z")))
        .isEqualTo(hash);
    assertThat(hash(SHIPPED.replace("12.5", "12.50"))).isEqualTo(hash);
    assertThat(
            hash(
                SHIPPED.replace(
                    "urn:epc:id:sgln:0614141.07346.1234",
                    "https://example.org/414/0614141073467/254/1234")))
        .isEqualTo(hash);
    assertThat(hash(SHIPPED.replace("\"shipping\"", "\"urn:epcglobal:cbv:bizstep:shipping\"")))
        .isEqualTo(hash);
    assertThat(
            hash(
                SHIPPED.replace(
                    "\"action\"",
                    "\"eventID\": \"urn:uuid:1\", \"recordTime\": \"2026-01-01T00:00:00Z\","
                        + " \"errorDeclaration\": {\"declarationTime\": \"2026-01-01T00:00:00Z\"}, \"action\"")))
        .isEqualTo(hash);
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.CsvSource(
      delimiter = '|',
      value = {
        "08:00:00|08:00:01",
        "OBSERVE|DELETE",
        "12.5|12.51",
        "KGM|TNE",
        "shipping|receiving",
        "1234|1235",
        "LOT-1|LOT-2",
        "\"first\"|\"second\"",
        "tv:entry|tv:other",
        "urn:x:voc:|urn:y:voc:"
      })
  void anythingElseChangesIt(String part, String other) {
    assertThat(SHIPPED).contains(part);
    assertThat(hash(SHIPPED.replace(part, other))).isNotEqualTo(hash(SHIPPED));
  }

  private static final String SHIPPED =
      """
      {"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", {"tv": "urn:x:voc:"}],
       "type": "ObjectEvent", "eventTime": "2026-03-02T08:00:00+07:00", "eventTimeZoneOffset": "+07:00",
       "action": "OBSERVE", "bizStep": "shipping", "readPoint": {"id": "urn:epc:id:sgln:0614141.07346.1234"},
       "quantityList": [{"epcClass": "https://id.gs1.org/01/09506000134352/10/LOT-1", "quantity": 12.5, "uom": "KGM"}],
       "tv:entry": "first"}
      """;

  private static String hash(String json) {
    return EventHash.of(JSON.readTree(json), JSON.missingNode());
  }

  private static String reversed(String json) {
    JsonNode event = JSON.readTree(json);
    ObjectNode reversed = JSON.createObjectNode();
    var names = new ArrayList<>(event.propertyNames());
    java.util.Collections.reverse(names);
    names.forEach(name -> reversed.set(name, event.get(name)));
    return reversed.toString();
  }

  static List<JsonNode> vectors() {
    return lines("vectors.jsonl");
  }

  static List<JsonNode> identifiers() {
    return lines("epc_to_constrained_dl.jsonl");
  }

  private static List<JsonNode> lines(String file) {
    return resource(file)
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> (JsonNode) JSON.readTree(line))
        .toList();
  }

  private static JsonNode events(JsonNode document) {
    JsonNode body = document.path("epcisBody");
    return body.has("eventList")
        ? body.path("eventList")
        : body.path("queryResults").path("resultsBody").path("eventList");
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String resource(String file) {
    try (var stream = EventHashTest.class.getResourceAsStream("/epcis-hash/" + file)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

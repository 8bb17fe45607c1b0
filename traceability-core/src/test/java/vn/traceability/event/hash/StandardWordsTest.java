package vn.traceability.event.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StandardWordsTest {
  private static final Map<String, Set<String>> BY_DEFINITION =
      Map.of(
          "eventType", StandardWords.EVENT_TYPE,
          "bizStep", StandardWords.BIZ_STEP,
          "disposition", StandardWords.DISPOSITION,
          "bizTransaction-type", StandardWords.BIZ_TRANSACTION_TYPE,
          "source-dest-type", StandardWords.SOURCE_DESTINATION_TYPE,
          "error-reason", StandardWords.ERROR_REASON,
          "component", StandardWords.COMPONENT,
          "measurementType", StandardWords.MEASUREMENT,
          "sensorAlertType", StandardWords.SENSOR_ALERT);

  @Test
  void theyAreThoseThatTheSchemaTakes() throws IOException {
    var definitions = schema().path("definitions");

    BY_DEFINITION.forEach(
        (definition, words) ->
            assertThat(words)
                .as(definition)
                .isEqualTo(
                    definitions.path(definition).path("anyOf").values().stream()
                        .flatMap(each -> each.path("enum").values().stream())
                        .map(JsonNode::stringValue)
                        .collect(Collectors.toSet())));
  }

  @Test
  void whoeverHasWordsOfHisOwnWritesThemAsUris() {
    assertThat(Vocabulary.BIZ_STEP.has("shipping")).isTrue();
    assertThat(Vocabulary.BIZ_STEP.has("shiping")).isFalse();
    assertThat(Vocabulary.BIZ_STEP.has("ex:shiping")).isTrue();
    assertThat(Vocabulary.DISPOSITION.has("shipping")).isFalse();
  }

  private static JsonNode schema() throws IOException {
    try (var in =
        Objects.requireNonNull(
            StandardWords.class.getResourceAsStream(
                "/vn/traceability/event/epcis/document/epcis-json-schema-2.0.1.json"))) {
      return JsonMapper.shared().readTree(in);
    }
  }
}

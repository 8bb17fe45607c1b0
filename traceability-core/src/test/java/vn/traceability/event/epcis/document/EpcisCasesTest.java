package vn.traceability.event.epcis.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.event.epcis.document.CaptureCases.Case;
import vn.traceability.event.hash.EventHash;

/** What other implementations accept and refuse, we do; the manifest says which. */
class EpcisCasesTest {
  private final EpcisReader reader = new EpcisReader(Limits.STANDARD);

  static List<Case> accepted() {
    return CaptureCases.all().stream().filter(Case::isAccepted).toList();
  }

  static List<Case> refused() {
    return CaptureCases.all().stream().filter(each -> !each.isAccepted()).toList();
  }

  /** Reported as skipped where there is no such folder, which tests without parameters are not. */
  @Test
  void thereAreCasesOfBothKinds() {
    assertThat(accepted()).isNotEmpty();
    assertThat(refused()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void isAcceptedWithAllItsEventsUnderTheirHashes(Case file) throws IOException {
    JsonNode whole = file.json();
    List<JsonNode> expected = eventsOf(whole);

    List<ObjectNode> events = read(file);

    assertThat(events).isNotEmpty().hasSameSizeAs(expected);
    for (int i = 0; i < events.size(); i++) {
      JsonNode context = file.isBareEvent() ? CaptureCases.JSON.nullNode() : whole.path("@context");
      assertThat(EpcisForm.identify(events.get(i)).original().value())
          .isEqualTo(EventHash.of(expected.get(i), context));
      assertThat(EpcisSchema.violations(events.get(i), 9)).as("it stands alone").isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("refused")
  void isRefusedAtAPlaceInTheDocument(Case file) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOfSatisfying(
            DocumentRefused.class,
            no -> {
              assertThat(no.kind()).isEqualTo(DocumentRefused.Kind.INVALID_EPCIS);
              assertThat(no.violations()).isNotEmpty();
              for (Violation each : no.violations()) {
                assertThat(file.json().at(each.pointer()).isMissingNode())
                    .as(each.toString())
                    .isFalse();
              }
            });
  }

  private List<ObjectNode> read(Case file) throws IOException {
    try (var in = CaptureCases.stream(file.file())) {
      if (file.isBareEvent()) {
        return List.of(reader.event(in));
      }
      try (EpcisDocument document = reader.document(in)) {
        var events = new ArrayList<ObjectNode>();
        document.forEach(events::add);
        assertThat(events).hasSize(document.size());
        return events;
      }
    }
  }

  private static List<JsonNode> eventsOf(JsonNode whole) {
    return Stream.of("/epcisBody/eventList", "/epcisBody/queryResults/resultsBody/eventList")
        .map(whole::at)
        .filter(JsonNode::isArray)
        .findFirst()
        .map(list -> List.copyOf(list.values()))
        .orElse(List.of(whole));
  }
}

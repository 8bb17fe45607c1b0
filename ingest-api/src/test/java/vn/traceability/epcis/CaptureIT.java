package vn.traceability.epcis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.event.epcis.Identifiers;
import vn.traceability.event.epcis.document.EpcisSchema;
import vn.traceability.event.hash.EventHash;
import vn.traceability.ingest.Answer;
import vn.traceability.ingest.Caller;
import vn.traceability.ingest.InTheVillage;
import vn.traceability.ingest.Village;

/**
 * What partners' software sends comes back as it was sent, and what breaks a rule leaves nothing.
 */
@ExtendWith(InTheVillage.class)
class CaptureIT {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Reported as skipped where there is no such folder, which tests without parameters are not. */
  @Test
  void thereAreCasesOfBothKinds() {
    assertThat(EpcisCases.accepted()).isNotEmpty();
    assertThat(EpcisCases.refused()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("vn.traceability.epcis.EpcisCases#accepted")
  void whatOthersAcceptIsCapturedAndReadBack(EpcisCases.Case file, Village village) {
    var partner = village.shop.caller();

    if (file.isBareEvent()) {
      var answer = post(partner, "/epcis/events", file.text()).is(201);
      String location = answer.header("Location").orElseThrow();
      assertThat(location).startsWith("/epcis/events/");
      partner.get(location).is(200);
    } else {
      capture(partner, file.text());
    }

    for (JsonNode event : file.events()) {
      var context = file.isBareEvent() ? EpcisCases.JSON.nullNode() : file.context();
      String hash = EventHash.of(event, context);
      String name = event.path("eventID").asString(hash);
      var kept =
          eventsIn(awaitEvent(partner, name)).stream()
              .filter(each -> EventHash.of(each, each.path("@context")).equals(hash))
              .filter(each -> each.has("errorDeclaration") == event.has("errorDeclaration"))
              .toList();
      assertThat(kept).as(name).hasSize(1);
      assertThat(normalised(kept.get(0))).isEqualTo(normalised(event));
      if (event.has("eventID")) {
        assertThat(kept.get(0).path("eventID").stringValue()).isEqualTo(name);
      }
      assertThat(kept.get(0).path("recordTime").isString()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("vn.traceability.epcis.EpcisCases#refused")
  void whatOthersRefuseIsRefusedAndLeavesNothing(EpcisCases.Case file, Village village) {
    var partner = village.shop.caller();
    var counted = village.api().bean(vn.traceability.event.Events.class).count();

    var answer =
        post(partner, file.isBareEvent() ? "/epcis/events" : "/epcis/capture", file.text());

    isProblem(answer, 400, "ValidationException");
    assertThat(answer.json().path("errors").size()).isPositive();
    assertThat(village.api().bean(vn.traceability.event.Events.class).count()).isEqualTo(counted);
  }

  @Test
  void whatTheHashDoesNotCountComesBackAsItWasSentFirst(Village village) {
    var partner = village.shop.caller();
    String event =
        """
        {"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",
                      {"rdfs": "http://www.w3.org/2000/01/rdf-schema#"}],
         "eventID": "urn:uuid:0c4e0f62-8a51-4d3c-9a0b-7f1f6f1f0a01",
         "type": "ObjectEvent", "action": "OBSERVE", "eventTime": "2026-02-01T08:00:00.000+07:00",
         "eventTimeZoneOffset": "+07:00", "epcList": ["urn:epc:id:sgtin:0614141.107346.%s"],
         "rdfs:comment": "\\"quoted\\" \\\\ phở", "certificationInfo": ["urn:x:1", "urn:x:2"]}
        """
            .formatted(village.shop.gln().digits());

    post(partner, "/epcis/events", event).is(201);

    var kept =
        eventsIn(awaitEvent(partner, "urn:uuid:0c4e0f62-8a51-4d3c-9a0b-7f1f6f1f0a01")).get(0);
    assertThat(kept.path("rdfs:comment").stringValue()).isEqualTo("\"quoted\" \\ phở");
    assertThat(kept.path("certificationInfo").size()).isEqualTo(2);
  }

  /** Of two events that differ in no more than this, the first is kept. */
  private static ObjectNode normalised(JsonNode event) {
    ObjectNode same = event.deepCopy().asObject();
    same.remove(List.of("@context", "eventID", "recordTime"));
    same.remove(List.of("rdfs:comment", "certificationInfo"));
    Identifiers.canonicalise(same);
    return same;
  }

  static Answer post(Caller caller, String path, String json) {
    return caller.send("POST", path, "application/json", json);
  }

  /** Captures a document, and waits until its job is done. */
  static String capture(Caller caller, String json) {
    String job = post(caller, "/epcis/capture", json).is(202).header("Location").orElseThrow();
    await()
        .atMost(PATIENCE)
        .until(() -> !caller.get(job).is(200).json().path("running").booleanValue());
    assertThat(caller.get(job).json().path("success").booleanValue()).isTrue();
    return job;
  }

  static Answer awaitEvent(Caller caller, String name) {
    String path = "/epcis/events/" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    await().atMost(PATIENCE).until(() -> caller.get(path).status() == 200);
    return caller.get(path);
  }

  static List<JsonNode> eventsIn(Answer answer) {
    JsonNode document = EpcisForm.parse(answer.text());
    assertThat(EpcisSchema.violations(document, 5)).as(answer.text()).isEmpty();
    var events = new ArrayList<JsonNode>();
    document.at("/epcisBody/queryResults/resultsBody/eventList").forEach(events::add);
    return events;
  }

  static void isProblem(Answer answer, int status, String exception) {
    answer.is(status);
    assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
    JsonNode problem = answer.json();
    assertThat(problem.path("type").asString("")).isEqualTo("epcisException:" + exception);
    assertThat(problem.path("title").asString("")).isNotBlank();
    assertThat(problem.path("status").asInt(0)).isEqualTo(status);
    assertThat(problem.path("detail").asString(""))
        .isNotBlank()
        .doesNotContainPattern("(vn|org|java|jakarta|tools|com)\\.[a-z]+\\.[a-zA-Z.]+");
  }
}

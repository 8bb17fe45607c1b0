package vn.traceability.epcis;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.traceability.epcis.CaptureIT.isProblem;
import static vn.traceability.epcis.CaptureIT.post;

import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.traceability.ingest.Answer;
import vn.traceability.ingest.Caller;
import vn.traceability.ingest.InTheVillage;
import vn.traceability.ingest.Village;
import vn.traceability.pipeline.Recorder;

/** What is valid and seldom, or made to do harm: it is kept or refused, and holds nobody up. */
@ExtendWith(InTheVillage.class)
class OddEventsIT {
  private static final String CONTEXT =
      "\"@context\": [\"https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld\","
          + " {\"e\": \"https://ns.example.com/a%s/\"}]";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-01t10:00:00z",
        "2026-02-01T10:00:00.1234567890123456789012345678901234567890123456789Z",
        "9999-12-31T23:59:59Z",
        "1900-01-01T00:00:00Z"
      })
  void aTimeHoweverItIsWrittenIsKeptAndRead(String time, Village village) {
    String event = event("\"e:odd\": 1", "").replace("2026-02-01T10:00:00Z", time);

    var answer = post(village.farm.caller(), "/epcis/events", event).is(201);

    village.farm.caller().get(answer.header("Location").orElseThrow()).is(200);
    goesOn(village);
  }

  @ParameterizedTest
  @ValueSource(strings = {"eventID", "transformationID"})
  void aNameOfEndlessLengthIsRefused(String member, Village village) {
    String name = "urn:x:" + "n".repeat(2_000);
    String event =
        event("\"e:odd\": 2", "")
            .replace("\"type\"", "\"" + member + "\": \"" + name + "\", \"type\"");

    var answer = post(village.farm.caller(), "/epcis/events", event);

    isProblem(answer, 400, "ValidationException");
    assertThat(answer.text()).contains(member);
  }

  @Test
  void aContextInACommentIsLookedAtToo(Village village) {
    String comment =
        "\"rdfs:comment\": {\"@context\": {\"x\": \"https://e.example/%s/\"}, \"e:a\": 1}"
            .formatted("c".repeat(600));

    isProblem(
        post(village.farm.caller(), "/epcis/events", event(comment, "")),
        400,
        "ValidationException");
  }

  @Test
  void moreNamesThanCanBeFoundAgainAreRefused(Village village) {
    String values =
        IntStream.range(0, 40_000)
            .mapToObj(number -> "\"v" + number + "\"")
            .collect(Collectors.joining(","));

    isProblem(
        post(
            village.farm.caller(),
            "/epcis/events",
            event("\"e:many\": [" + values + "]", "n".repeat(280))),
        413,
        "CaptureLimitExceededException");
    goesOn(village);
  }

  @Test
  void anAmountThatNobodyHasSpoilsNoChain(Village village) {
    var lot = village.registered(village.onions("ODD-1"));
    String uri = "https://id.gs1.org/01/" + lot.gtin().digits() + "/10/" + lot.number().text();
    for (String amount : new String[] {"1000000000000", "999999999999.999999999", "0", "1e-30"}) {
      String event =
          event("\"e:odd\": 3", "")
              .replace(
                  "\"epcList\": [\"urn:e:1\"]",
                  "\"quantityList\": [{\"epcClass\": \""
                      + uri
                      + "\", \"quantity\": "
                      + amount
                      + ", \"uom\": \"KGM\"}]");
      var answer = post(village.farm.caller(), "/epcis/events", event);
      assertThat(answer.status()).as(amount + ": " + answer.text()).isIn(201, 400);
    }

    village.farm.caller().get(Caller.pathOf(lot) + "/trace").is(200);
    goesOn(village);
  }

  @Test
  void masterDataOfAWeightThatNobodyHasHoldsNobodyUp(Village village) {
    var gtin = village.registered(village.onions("ODD-2")).gtin();
    for (String weight : new String[] {"0.0000001", "9999999999999", "0.0125"}) {
      for (String unit : new String[] {"GRM", "TNE", "KGM"}) {
        String document =
            ("{%s, \"type\": \"EPCISDocument\", \"schemaVersion\": \"2.0\","
                    + " \"creationDate\": \"2026-02-01T10:00:00Z\", \"epcisHeader\":"
                    + " {\"epcisMasterData\": {\"vocabularyList\": [{\"type\":"
                    + " \"urn:epcglobal:epcis:vtype:EPCClass\", \"vocabularyElementList\":"
                    + " [{\"id\": \"https://id.gs1.org/01/%s\", \"attributes\": [{\"id\":"
                    + " \"cbvmda:netWeight\", \"attribute\": {\"value\": %s,"
                    + " \"measurementUnitCode\": \"%s\"}}]}]}]}},"
                    + " \"epcisBody\": {\"eventList\": []}}")
                .formatted(CONTEXT.formatted("w"), gtin.digits(), weight, unit);
        CaptureIT.capture(village.farm.caller(), document);
      }
    }

    village.farm.caller().get("/offers").is(200);
    goesOn(village);
  }

  @Test
  void whatNoServerGaveOrSpeaksIsRefused(Village village) {
    var partner = village.farm.caller();
    String many = String.join(", ", Collections.nCopies(60, "text/plain"));

    isProblem(partner.with("Accept", many).get("/epcis/events"), 406, "NotAcceptableException");
    assertThat(
            partner
                .get("/epcis/capture?nextPageToken=%2B1000000000-12-31T23:59:59Z%20job")
                .status())
        .isEqualTo(400);
  }

  /** The recorder does, and without dead letters. */
  private static void goesOn(Village village) {
    long before = village.api().bean(Recorder.class).deadLetters();
    Answer answer =
        post(village.farm.caller(), "/epcis/events", event("\"e:after\": 1", "")).is(201);
    village.farm.caller().get(answer.header("Location").orElseThrow()).is(200);
    assertThat(village.api().bean(Recorder.class).deadLetters()).isEqualTo(before);
  }

  private static String event(String more, String namespace) {
    return ("{%s, \"type\": \"ObjectEvent\", \"eventTime\": \"2026-02-01T10:00:00Z\","
            + " \"eventTimeZoneOffset\": \"+07:00\", \"action\": \"OBSERVE\","
            + " \"epcList\": [\"urn:e:1\"], %s}")
        .formatted(CONTEXT.formatted(namespace), more);
  }
}

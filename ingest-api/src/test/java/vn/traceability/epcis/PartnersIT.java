package vn.traceability.epcis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.traceability.account.Role;
import vn.traceability.event.Events;
import vn.traceability.ingest.Caller;
import vn.traceability.ingest.InTheVillage;
import vn.traceability.ingest.Member;
import vn.traceability.ingest.Village;
import vn.traceability.lot.LotId;
import vn.traceability.trace.Link;
import vn.traceability.trace.Links;

/** Partners' software beside the workspace: their events are in the chains like our own. */
@ExtendWith(InTheVillage.class)
class PartnersIT {
  @Test
  void aChainOfPartnersEventsIsAChain(Village village) {
    var grown = village.registered(village.onions("EP-1"));
    var packed = village.registered(village.bags("EP-2"));

    send(village.farm, harvested(village.farm, grown));
    send(village.farm, handOver("shipping", grown, village.farm, village.cooperative));
    send(village.cooperative, handOver("receiving", grown, village.farm, village.cooperative));
    send(village.cooperative, packed(grown, packed));
    send(village.cooperative, handOver("shipping", packed, village.cooperative, village.shop));
    send(village.shop, handOver("receiving", packed, village.cooperative, village.shop));

    var trace = village.shop.caller().get(Caller.pathOf(packed) + "/trace").is(200).json();
    assertThat(trace.path("steps").values())
        .extracting(step -> step.path("kind").stringValue())
        .containsExactlyInAnyOrder(
            "harvested", "shipped", "received", "packed", "shipped", "received");
    assertThat(trace.path("gaps").isEmpty()).as(trace.path("gaps").toString()).isTrue();
    assertThat(trace.path("findings").values())
        .as(trace.path("findings").toString())
        .extracting(finding -> finding.path("rule").stringValue())
        .doesNotContain("no-origin", "no-plot", "one-sided", "mass", "mass-unknown");
  }

  @Test
  void aPartnerAndTheDiaryConfirmEachOther(Village village) {
    var lot = village.registered(village.onions("EP-3"));
    village.farm.enters(village.farm.harvested(lot, "100"));
    village.farm.enters(village.farm.shipped(lot, "100", village.cooperative));

    send(
        village.cooperative,
        handOver("receiving", lot, village.farm, village.cooperative)
            .replace("2026-02-01T10:00:00.000+07:00", village.api().clock().instant().toString()));

    var trace = village.farm.caller().get(Caller.pathOf(lot) + "/trace").is(200).json();
    assertThat(trace.path("gaps").isEmpty()).as(trace.path("gaps").toString()).isTrue();
  }

  @Test
  void whatTheDiaryRecordedComesOutAsEpcis(Village village) {
    var lot = village.registered(village.onions("EP-4"));
    village.farm.enters(village.farm.harvested(lot, "100"));

    var answer =
        village
            .farm
            .caller()
            .get("/epcis/events?MATCH_epcClass=" + Querying.encoded(uri(lot)))
            .is(200);

    assertThat(CaptureIT.eventsIn(answer))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.path("bizStep").stringValue()).isEqualTo("commissioning");
              assertThat(event.path("eventID").stringValue()).startsWith("ni:///sha-256;");
            });
  }

  @Test
  void aHeldLotThatLeavesIsRecordedAndFound(Village village) {
    var lot = village.registered(village.onions("EP-17"));
    send(village.farm, harvested(village.farm, lot));
    village.api().clock().advance(Duration.ofSeconds(1));
    send(
        village.farm,
        handOver("shipping", lot, village.farm, village.cooperative)
            .replace("\"quantity\": 100", "\"quantity\": 150"));
    village.api().clock().advance(Duration.ofSeconds(1));
    send(
        village.farm,
        handOver("shipping", lot, village.farm, village.shop).replace("T08:", "T09:"));

    var trace = village.farm.caller().get(Caller.pathOf(lot) + "/trace").is(200).json();
    assertThat(trace.path("held").booleanValue()).isTrue();
    assertThat(trace.path("findings").values())
        .filteredOn(finding -> finding.path("rule").stringValue().equals("left-held"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.at("/evidence/rules").stringValue()).isEqualTo("mass");
              assertThat(finding.at("/evidence/party").stringValue())
                  .isEqualTo(village.farm.gln().digits());
              assertThat(finding.path("severity").stringValue()).isEqualTo("incomplete");
            });
  }

  @Test
  void nobodySaysHowSomebodyElsesLotCameIntoBeing(Village village) {
    var lot = village.registered(village.onions("EP-5"));
    long before = village.api().bean(Events.class).count();

    var answer =
        CaptureIT.post(
            village.stranger.caller(),
            "/epcis/capture",
            RestBindingIT.document(
                handOver("shipping", village.bags("EP-none"), village.stranger, village.shop),
                harvested(village.stranger, lot)));

    CaptureIT.isProblem(answer, 403, "SecurityException");
    assertThat(answer.json().path("detail").stringValue())
        .startsWith("/epcisBody/eventList/1/quantityList/0/epcClass: ")
        .contains(lot.toString());
    assertThat(answer.json().at("/errors/0/pointer").stringValue())
        .isEqualTo("/epcisBody/eventList/1/quantityList/0/epcClass");
    assertThat(village.api().bean(Events.class).count()).isEqualTo(before);
  }

  @Test
  void whatARefusedEventNamesIsPointedAtWhereItStandsAloneToo(Village village) {
    var lot = village.registered(village.onions("EP-13"));

    var answer =
        CaptureIT.post(
            village.stranger.caller(), "/epcis/events", alone(packed(village.bags("EP-14"), lot)));

    CaptureIT.isProblem(answer, 403, "SecurityException");
    assertThat(answer.json().at("/errors/0/pointer").stringValue())
        .isEqualTo("/outputQuantityList/0/epcClass");
    assertThat(answer.json().at("/errors/0/detail").stringValue()).contains(lot.toString());
  }

  @Test
  void aPlaceOfAnotherPartyIsPointedAtBehindEventsThatWereLeftOut(Village village) {
    var partner = village.stranger.caller().with("GS1-Capture-Error-Behaviour", "proceed");
    var lot = village.onions("EP-15");

    var answer =
        CaptureIT.post(
            partner,
            "/epcis/capture",
            RestBindingIT.document(
                handOver("storing", lot, village.stranger, village.shop)
                    .replace("\"OBSERVE\"", "\"GROW\""),
                harvested(village.farm, lot)
                    .replace(uri(lot), "https://id.gs1.org/01/09506000134352/10/EP-15")));

    CaptureIT.isProblem(answer, 403, "SecurityException");
    assertThat(answer.json().at("/errors/0/pointer").stringValue())
        .isEqualTo("/epcisBody/eventList/1/readPoint/id");
  }

  @Test
  void nobodyMakesAChainTooLongByWritingOfIt(Village village) {
    var lot = village.registered(village.onions("EP-6"));
    var many =
        IntStream.range(0, 201)
            .mapToObj(
                number ->
                    handOver("storing", lot, village.stranger, village.shop)
                        .replace("08:00:00.000", "08:00:00." + (100 + number)))
            .toArray(String[]::new);

    CaptureIT.isProblem(
        CaptureIT.post(village.stranger.caller(), "/epcis/capture", RestBindingIT.document(many)),
        403,
        "SecurityException");
  }

  @Test
  void officesCaptureNothing(Village village) {
    CaptureIT.isProblem(
        CaptureIT.post(
            village.office(Role.INSPECTOR),
            "/epcis/capture",
            RestBindingIT.document(harvested(village.farm, village.onions("EP-7")))),
        403,
        "SecurityException");
  }

  @Test
  void anEventThatTheOtherSideSendsTooIsTheSendersAlone(Village village) {
    var lot = village.registered(village.onions("EP-12"));
    send(village.farm, harvested(village.farm, lot));
    String shipped = handOver("shipping", lot, village.farm, village.cooperative);
    send(village.farm, shipped);
    send(village.cooperative, shipped);

    var rows = village.api().bean(Links.class).ofLots(List.of(lot), 100);
    assertThat(rows)
        .extracting(Link::role, Link::party)
        .containsExactlyInAnyOrder(
            tuple(Link.Role.PRODUCED, village.farm.gln()),
            tuple(Link.Role.SENT, village.farm.gln()));
    var seen = village.cooperative.caller().get("/epcis/events?EQ_bizStep=shipping").is(200);
    assertThat(CaptureIT.eventsIn(seen)).hasSize(1);
  }

  @Test
  void anErrorDeclarationStandsBesideItsOriginal(Village village) {
    var lot = village.registered(village.onions("EP-8"));
    String event = harvested(village.farm, lot);
    send(village.farm, event);
    String name =
        CaptureIT.post(village.farm.caller(), "/epcis/events", alone(event))
            .is(201)
            .json()
            .path("eventID")
            .stringValue();

    send(
        village.farm,
        event.replace(
            "\"type\"",
            "\"errorDeclaration\": {\"declarationTime\": \"2026-02-02T08:00:00Z\","
                + " \"reason\": \"did_not_occur\"}, \"type\""));

    var both = CaptureIT.eventsIn(CaptureIT.awaitEvent(village.farm.caller(), name));
    assertThat(both).hasSize(2);
    assertThat(both)
        .extracting(each -> each.has("errorDeclaration"))
        .containsExactlyInAnyOrder(true, false);
    var trace = village.farm.caller().get(Caller.pathOf(lot) + "/trace").is(200).json();
    assertThat(trace.path("steps").values())
        .filteredOn(step -> step.path("kind").stringValue().equals("harvested"))
        .allMatch(step -> step.path("voided").booleanValue());
  }

  @Test
  void whereAskedTheEventsThatHoldAreCapturedThoughOthersDoNot(Village village) {
    var partner = village.farm.caller().with("GS1-Capture-Error-Behaviour", "proceed");
    String document =
        RestBindingIT.document(
            harvested(village.farm, village.onions("EP-9")),
            harvested(village.farm, village.onions("EP-10")).replace("\"ADD\"", "\"GROW\""),
            harvested(village.farm, village.onions("EP-11")));

    String job =
        CaptureIT.post(partner, "/epcis/capture", document).is(202).header("Location").get();
    await()
        .atMost(CaptureIT.PATIENCE)
        .until(() -> !partner.get(job).is(200).json().path("running").booleanValue());

    var done = partner.get(job).json();
    assertThat(done.path("success").booleanValue()).isFalse();
    assertThat(done.path("captureErrorBehaviour").stringValue()).isEqualTo("proceed");
    assertThat(done.path("errors").get(0).path("type").stringValue())
        .isEqualTo("epcisException:ValidationException");
    assertThat(done.path("errors").get(0).path("errors").get(0).path("pointer").stringValue())
        .startsWith("/epcisBody/eventList/1");
    assertThat(
            CaptureIT.eventsIn(
                partner.get(
                    "/epcis/events?MATCH_epcClass="
                        + Querying.encoded(
                            uri(village.onions("EP-9"))
                                + "|"
                                + uri(village.onions("EP-10"))
                                + "|"
                                + uri(village.onions("EP-11"))))))
        .hasSize(2);
    CaptureIT.isProblem(
        CaptureIT.post(village.farm.caller(), "/epcis/capture", document),
        400,
        "ValidationException");
  }

  @Test
  void jobsAreThoseOfThePartyTheNewestFirst(Village village) {
    var partner = village.shop.caller();
    var made = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      village.api().clock().advance(Duration.ofSeconds(1));
      made.add(
          0,
          CaptureIT.capture(
              partner,
              RestBindingIT.document(
                  handOver("storing", village.bags("EP-x" + i), village.shop, village.farm))));
    }

    var found = new ArrayList<String>();
    var next = Optional.of("/epcis/capture?perPage=2");
    while (next.isPresent()) {
      var answer = partner.get(next.get()).is(200);
      answer
          .json()
          .values()
          .forEach(job -> found.add("/epcis/capture/" + job.path("captureID").stringValue()));
      next = answer.header("Link").map(link -> link.substring(1, link.indexOf('>')));
    }

    assertThat(found).isEqualTo(made);
    CaptureIT.isProblem(village.farm.caller().get(made.get(0)), 404, "NoSuchNameException");
  }

  @Test
  void whoeverIsOfThePartySeesItsJobsAndWhatWasWrongInThem(Village village) {
    var partner = village.shop.caller().with("GS1-Capture-Error-Behaviour", "proceed");
    String held = handOver("storing", village.bags("EP-16"), village.shop, village.farm);
    CaptureIT.capture(partner, RestBindingIT.document(held));
    village.api().clock().advance(Duration.ofSeconds(1));
    String document =
        RestBindingIT.document(
            held.replace("T08", "T09"),
            held.replace("OBSERVE", "LOOK").replace("\"KGM\"", "\"kg\""),
            held.replace("T08", "T11"));
    String job =
        CaptureIT.post(partner, "/epcis/capture", document).is(202).header("Location").get();
    await()
        .atMost(CaptureIT.PATIENCE)
        .until(() -> !partner.get(job).is(200).json().path("running").booleanValue());

    var first = village.shop.caller().get("/jobs?limit=1").is(200);
    assertThat(first.all("items"))
        .singleElement()
        .satisfies(
            shown -> {
              assertThat(job).endsWith("/" + shown.path("id").stringValue());
              assertThat(shown.path("state").stringValue()).isEqualTo("finished");
              assertThat(shown.path("accepted").intValue()).isEqualTo(2);
              assertThat(shown.path("recorded").intValue()).isEqualTo(2);
              assertThat(shown.path("failed").intValue()).isZero();
              assertThat(shown.path("refused").intValue()).isEqualTo(1);
              assertThat(shown.path("problems").values())
                  .extracting(
                      each -> each.path("state").stringValue(),
                      each -> each.path("pointer").stringValue())
                  .containsExactlyInAnyOrder(
                      tuple("refused", "/epcisBody/eventList/1/action"),
                      tuple("refused", "/epcisBody/eventList/1/quantityList/0/uom"));
            });
    var second = village.shop.caller().get("/jobs?after=" + first.at("next")).is(200);
    assertThat(second.all("items"))
        .singleElement()
        .satisfies(shown -> assertThat(shown.path("problems").isEmpty()).isTrue());
    assertThat(second.json().has("next")).isFalse();

    String name = job.substring(job.lastIndexOf('/') + 1);
    assertThat(village.shop.caller().get("/jobs/" + name).json().has("problems")).isTrue();
    assertThat(village.farm.caller().get("/jobs/" + name).json().has("problems")).isFalse();
    assertThat(village.farm.caller().get("/jobs").is(200).all("items")).isEmpty();
    village.office(Role.INSPECTOR).get("/jobs").isProblem(403, "role");
    village.nobody().get("/jobs").isProblem(401, "not-signed-in");
    partner.get("/jobs?after=x").isProblem(400, "contract");
  }

  @Test
  void aDocumentOfTenThousandEventsIsCaptured(Village village) {
    var many =
        IntStream.range(0, 10_000)
            .mapToObj(
                number ->
                    handOver("storing", village.bags("EP-many"), village.cooperative, village.shop)
                        .replace(
                            "08:00:00.000",
                            "%02d:%02d:%02d.000"
                                .formatted(number / 3600, number / 60 % 60, number % 60)))
            .toArray(String[]::new);

    String job = CaptureIT.capture(village.cooperative.caller(), RestBindingIT.document(many));

    assertThat(village.cooperative.caller().get(job).json().path("success").booleanValue())
        .isTrue();
    CaptureIT.isProblem(
        CaptureIT.post(
            village.cooperative.caller(),
            "/epcis/capture",
            RestBindingIT.document(
                Stream.concat(Arrays.stream(many), Stream.of(many[0])).toArray(String[]::new))),
        413,
        "CaptureLimitExceededException");
  }

  private static void send(Member member, String event) {
    CaptureIT.capture(member.caller(), RestBindingIT.document(event));
  }

  private static String harvested(Member member, LotId lot) {
    return """
        {"type": "ObjectEvent", "action": "ADD", "bizStep": "commissioning",
         "eventTime": "2026-02-01T08:00:00.000+07:00", "eventTimeZoneOffset": "+07:00",
         "quantityList": [{"epcClass": "%s", "quantity": 100, "uom": "KGM"}],
         "readPoint": {"id": "https://id.gs1.org/414/%s"}}\
        """
        .formatted(uri(lot), member.place().digits());
  }

  private static String handOver(String step, LotId lot, Member from, Member to) {
    return """
        {"type": "ObjectEvent", "action": "OBSERVE", "bizStep": "%s",
         "eventTime": "2026-02-01T%s:00:00.000+07:00", "eventTimeZoneOffset": "+07:00",
         "quantityList": [{"epcClass": "%s", "quantity": 100, "uom": "KGM"}],
         "sourceList": [{"type": "owning_party", "source": "https://id.gs1.org/417/%s"}],
         "destinationList": [{"type": "owning_party", "destination": "https://id.gs1.org/417/%s"}]}\
        """
        .formatted(
            step,
            step.equals("receiving") ? "10" : "08",
            uri(lot),
            from.gln().digits(),
            to.gln().digits());
  }

  private static String packed(LotId from, LotId into) {
    return """
        {"type": "TransformationEvent", "bizStep": "packing",
         "eventTime": "2026-02-01T11:00:00.000+07:00", "eventTimeZoneOffset": "+07:00",
         "inputQuantityList": [{"epcClass": "%s", "quantity": 100, "uom": "KGM"}],
         "outputQuantityList": [{"epcClass": "%s", "quantity": 100, "uom": "KGM"}]}\
        """
        .formatted(uri(from), uri(into));
  }

  private static String alone(String event) {
    return event.replaceFirst(
        "\\{",
        "{\"@context\": [\"https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld\","
            + "{\"ex\": \"https://example.org/ns/\"}],");
  }

  private static String uri(LotId lot) {
    return "https://id.gs1.org/01/" + lot.gtin().digits() + "/10/" + lot.number().text();
  }
}

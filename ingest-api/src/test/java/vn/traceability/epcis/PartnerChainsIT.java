package vn.traceability.epcis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import vn.traceability.gs1.CheckDigit;
import vn.traceability.ingest.Caller;
import vn.traceability.ingest.InTheVillage;
import vn.traceability.ingest.Member;
import vn.traceability.ingest.Village;
import vn.traceability.lot.LotId;

/** What only hangs together over several events of partners, over HTTP. */
@ExtendWith(InTheVillage.class)
class PartnerChainsIT {
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final Village village;
  private Instant now;

  PartnerChainsIT(Village village) {
    this.village = village;
    now = village.api().clock().instant().minusSeconds(3600);
  }

  @Test
  void aChainOverAPalletHasNoGapAndBelongsToWhoeverHasThePallet() {
    var lot = village.registered(village.onions("SU-1"));
    String pallet = unit();

    send(village.farm, harvested(lot, "100"));
    send(village.farm, aggregated("ADD", pallet, lot, "60"));
    village.shop.caller().get(Caller.pathOf(lot) + "/trace").isProblem(403);
    assertThat(held(village.farm, lot)).containsExactly("100 KGM");

    send(village.farm, moved("shipping", pallet, village.farm, village.shop));
    village.shop.caller().get(Caller.pathOf(lot) + "/trace").is(200);
    village.stranger.caller().get(Caller.pathOf(lot) + "/trace").isProblem(403);
    assertThat(held(village.farm, lot)).containsExactly("40 KGM");
    assertThat(held(village.shop, lot)).isEmpty();
    assertThat(waiting(village.shop, lot)).containsExactly("60 KGM");

    send(village.shop, moved("receiving", pallet, village.farm, village.shop));
    assertThat(held(village.shop, lot)).containsExactly("60 KGM");
    assertThat(waiting(village.shop, lot)).isEmpty();

    send(village.shop, aggregated("DELETE", pallet, lot, "60"));
    send(village.shop, sold(lot, "60"));
    assertThat(held(village.shop, lot)).isEmpty();

    var trace = village.shop.caller().get(Caller.pathOf(lot) + "/trace").is(200).json();
    assertThat(trace.path("steps").values())
        .extracting(step -> step.path("kind").stringValue())
        .containsExactly("harvested", "loaded", "shipped", "received", "unloaded", "sold");
    assertThat(trace.path("steps").get(2).path("inputs").get(0).path("quantity").path("value"))
        .hasToString("\"60\"");
    assertThat(trace.path("gaps").isEmpty()).as(trace.path("gaps").toString()).isTrue();
    assertThat(trace.path("findings").values())
        .as("but for the day of production, which the register does not know")
        .extracting(finding -> finding.path("rule").stringValue())
        .containsOnly("missing-field");
    assertThat(trace.path("cut").booleanValue()).isFalse();
  }

  @Test
  void aStrangerMovesNoLotByLoadingItOnAPalletOfHis() {
    var lot = village.registered(village.onions("SU-2"));
    String pallet = unit();
    send(village.farm, harvested(lot, "100"));

    send(village.stranger, aggregated("ADD", pallet, lot, "60"));
    send(village.stranger, moved("shipping", pallet, village.stranger, village.shop));
    send(village.shop, moved("receiving", pallet, village.stranger, village.shop));

    assertThat(held(village.farm, lot)).containsExactly("100 KGM");
    assertThat(held(village.shop, lot)).isEmpty();
    village.shop.caller().get(Caller.pathOf(lot) + "/trace").isProblem(403);
    var trace = village.farm.caller().get(Caller.pathOf(lot) + "/trace").is(200).json();
    assertThat(trace.path("gaps").isEmpty()).as(trace.path("gaps").toString()).isTrue();
    assertThat(trace.path("findings").values())
        .as("but for the day of production, which the register does not know")
        .extracting(finding -> finding.path("rule").stringValue())
        .containsOnly("missing-field");
  }

  @Test
  void aLoadingThatWasTakenBackFreesTheLot() {
    var lot = village.registered(village.onions("SU-3"));
    String pallet = unit();
    send(village.farm, harvested(lot, "100"));
    String loaded = aggregated("ADD", pallet, lot, "60");
    send(village.farm, loaded);
    send(village.farm, moved("shipping", pallet, village.farm, village.shop));
    assertThat(waiting(village.shop, lot)).hasSize(1);

    send(
        village.farm,
        loaded.replace(
            "\"type\"",
            "\"errorDeclaration\": {\"declarationTime\": \"2026-02-02T08:00:00Z\","
                + " \"reason\": \"did_not_occur\"}, \"type\""));

    assertThat(waiting(village.shop, lot)).isEmpty();
    assertThat(held(village.farm, lot)).containsExactly("100 KGM");
  }

  @Test
  void nobodyMakesAChainTooLongByMovingAUnit() {
    String pallet = unit();
    var many =
        IntStream.range(0, 1_001)
            .mapToObj(number -> moved("shipping", pallet, village.stranger, village.shop))
            .toArray(String[]::new);

    CaptureIT.isProblem(
        CaptureIT.post(village.stranger.caller(), "/epcis/capture", RestBindingIT.document(many)),
        403,
        "SecurityException");
  }

  @Test
  void aTransformationOverTwoEventsIsOneStep() {
    var grown = village.registered(village.onions("SU-4"));
    var packed = village.registered(village.bags("SU-5"));
    send(village.farm, harvested(grown, "100"));
    send(village.farm, handOver("shipping", grown, village.farm, village.cooperative));
    send(village.cooperative, handOver("receiving", grown, village.farm, village.cooperative));

    send(village.cooperative, processed("output", packed, "90"));
    send(village.cooperative, processed("input", grown, "100"));

    var trace = village.cooperative.caller().get(Caller.pathOf(packed) + "/trace").is(200).json();
    assertThat(trace.path("steps").values())
        .extracting(step -> step.path("kind").stringValue())
        .containsExactly("harvested", "shipped", "received", "transformed");
    var step = trace.path("steps").get(3);
    assertThat(step.path("inputs").get(0).path("lot").stringValue()).isEqualTo("SU-4");
    assertThat(step.path("outputs").get(0).path("lot").stringValue()).isEqualTo("SU-5");
    assertThat(trace.path("gaps").isEmpty()).as(trace.path("gaps").toString()).isTrue();
    assertThat(trace.path("findings").values())
        .extracting(finding -> finding.path("rule").stringValue())
        .containsOnly("missing-field");
  }

  @Test
  void nobodyMakesAChainTooLongByDescribingOneTransformationInManyEvents() {
    var grown = village.registered(village.onions("SU-8"));
    var many =
        IntStream.range(0, 501)
            .mapToObj(number -> processed("input", grown, "0.001"))
            .toArray(String[]::new);

    CaptureIT.isProblem(
        CaptureIT.post(village.farm.caller(), "/epcis/capture", RestBindingIT.document(many)),
        403,
        "SecurityException");
    String first = many[0];
    send(village.farm, first);
    send(village.farm, first);
  }

  @Test
  void whatIsDestroyedNobodyHasAndIsNoGap() {
    var lot = village.registered(village.onions("SU-6"));
    send(village.farm, harvested(lot, "100"));
    send(
        village.farm,
        sold(lot, "30").replace("OBSERVE", "DELETE").replace("retail_selling", "destroying"));

    assertThat(held(village.farm, lot)).containsExactly("70 KGM");
    var trace = village.farm.caller().get(Caller.pathOf(lot) + "/trace").is(200).json();
    assertThat(trace.path("steps").values())
        .extracting(step -> step.path("kind").stringValue())
        .containsExactly("harvested", "destroyed");
    assertThat(trace.path("gaps").isEmpty()).as(trace.path("gaps").toString()).isTrue();
    assertThat(trace.path("findings").values())
        .extracting(finding -> finding.path("rule").stringValue())
        .containsOnly("missing-field");

    send(village.farm, sold(lot, "80"));

    var over = village.farm.caller().get(Caller.pathOf(lot) + "/trace").is(200).json();
    assertThat(over.path("findings").values())
        .extracting(finding -> finding.path("rule").stringValue())
        .contains("mass");
  }

  @Test
  void instancesAreOfTheLotThatTheirMasterDataName() {
    var lot = village.registered(village.bags("SU-7"));
    String commissioned =
        event(
            """
            "type": "ObjectEvent", "action": "ADD", "bizStep": "commissioning",
            "epcList": ["https://id.gs1.org/01/%1$s/21/1", "https://id.gs1.org/01/%1$s/21/2"],
            "ilmd": {"cbvmda:lotNumber": "SU-7"}
            """
                .formatted(lot.gtin().digits()));

    CaptureIT.isProblem(
        CaptureIT.post(
            village.stranger.caller(), "/epcis/capture", RestBindingIT.document(commissioned)),
        403,
        "SecurityException");
    send(village.cooperative, commissioned);

    assertThat(held(village.cooperative, lot)).containsExactly("2 EA");
  }

  @Test
  void whatOnePartyPutsOnAUnitIsLimitedWhoeverSentIt() {
    String pallet = unit();
    var lots =
        IntStream.range(0, 600)
            .mapToObj(
                number ->
                    "{\"epcClass\": \"https://id.gs1.org/01/09506000134352/10/X%d\"}"
                        .formatted(number))
            .toList();
    String first = loaded(pallet, lots);
    send(village.farm, moved("shipping", pallet, village.farm, village.stranger));
    send(village.stranger, first);
    send(village.stranger, first);

    CaptureIT.isProblem(
        CaptureIT.post(
            village.stranger.caller(),
            "/epcis/capture",
            RestBindingIT.document(loaded(pallet, lots))),
        403,
        "SecurityException");
    send(village.farm, loaded(pallet, lots));
  }

  @Test
  void anEventNamesNoMoreUnitsThanCanBeRead() {
    var units = IntStream.range(0, 2_001).mapToObj(any -> "\"" + unit() + "\"").toList();
    String shipment = "\"type\": \"ObjectEvent\", \"action\": \"OBSERVE\", ";
    shipment += "\"bizStep\": \"shipping\", \"epcList\": [%s]";

    CaptureIT.isProblem(
        CaptureIT.post(
            village.farm.caller(),
            "/epcis/capture",
            RestBindingIT.document(event(shipment.formatted(String.join(",", units))))),
        403,
        "SecurityException");
    send(village.farm, event(shipment.formatted(String.join(",", units.subList(0, 2_000)))));
  }

  private String loaded(String unit, List<String> lots) {
    return event(
        """
        "type": "AggregationEvent", "action": "ADD", "parentID": "%s", "childQuantityList": [%s]
        """
            .formatted(unit, String.join(",", lots)));
  }

  private String processed(String side, LotId lot, String kilograms) {
    return event(
        """
        "type": "TransformationEvent", "transformationID": "urn:uuid:%s",
        "%sQuantityList": [{"epcClass": "%s", "quantity": %s, "uom": "KGM"}]
        """
            .formatted(village.bags.digits(), side, uri(lot), kilograms));
  }

  private String handOver(String step, LotId lot, Member from, Member to) {
    return event(
        """
        "type": "ObjectEvent", "action": "OBSERVE", "bizStep": "%s",
        "quantityList": [{"epcClass": "%s", "quantity": 100, "uom": "KGM"}],
        "sourceList": [{"type": "owning_party", "source": "%s"}],
        "destinationList": [{"type": "owning_party", "destination": "%s"}]
        """
            .formatted(step, uri(lot), party(from), party(to)));
  }

  private static String unit() {
    String digits = "0950600013436%04d".formatted(NUMBERS.getAndIncrement());
    return "https://id.gs1.org/00/" + digits + CheckDigit.of(digits);
  }

  private static void send(Member member, String event) {
    CaptureIT.capture(member.caller(), RestBindingIT.document(event));
  }

  private String harvested(LotId lot, String kilograms) {
    return event(
        """
        "type": "ObjectEvent", "action": "ADD", "bizStep": "commissioning",
        "quantityList": [{"epcClass": "%s", "quantity": %s, "uom": "KGM"}],
        "readPoint": {"id": "%s"}
        """
            .formatted(uri(lot), kilograms, place(village.farm)));
  }

  private String sold(LotId lot, String kilograms) {
    return event(
        """
        "type": "ObjectEvent", "action": "OBSERVE", "bizStep": "retail_selling",
        "quantityList": [{"epcClass": "%s", "quantity": %s, "uom": "KGM"}]
        """
            .formatted(uri(lot), kilograms));
  }

  private String aggregated(String action, String unit, LotId lot, String kilograms) {
    return event(
        """
        "type": "AggregationEvent", "action": "%s", "parentID": "%s",
        "childQuantityList": [{"epcClass": "%s", "quantity": %s, "uom": "KGM"}]
        """
            .formatted(action, unit, uri(lot), kilograms));
  }

  private String moved(String step, String unit, Member from, Member to) {
    return event(
        """
        "type": "ObjectEvent", "action": "OBSERVE", "bizStep": "%s", "epcList": ["%s"],
        "sourceList": [{"type": "owning_party", "source": "%s"}],
        "destinationList": [{"type": "owning_party", "destination": "%s"}]
        """
            .formatted(step, unit, party(from), party(to)));
  }

  private String event(String members) {
    now = now.plusSeconds(1);
    return """
        {"eventTime": "%s", "eventTimeZoneOffset": "+07:00", %s}\
        """
        .formatted(now, members);
  }

  private static String party(Member member) {
    return "https://id.gs1.org/417/" + member.gln().digits();
  }

  private static String place(Member member) {
    return "https://id.gs1.org/414/" + member.place().digits();
  }

  private static String uri(LotId lot) {
    return "https://id.gs1.org/01/" + lot.gtin().digits() + "/10/" + lot.number().text();
  }

  private static List<String> held(Member member, LotId lot) {
    var amounts = new ArrayList<String>();
    for (JsonNode each : member.caller().get("/holdings").is(200).all("items")) {
      if (each.path("lot").stringValue().equals(lot.number().text())) {
        each.path("amounts").forEach(amount -> amounts.add(amount(amount)));
      }
    }
    return amounts;
  }

  private static List<String> waiting(Member member, LotId lot) {
    var amounts = new ArrayList<String>();
    for (JsonNode delivery :
        member.caller().get("/deliveries?side=incoming").is(200).all("items")) {
      for (JsonNode each : delivery.path("lots")) {
        if (each.path("lot").stringValue().equals(lot.number().text())) {
          amounts.add(amount(each.path("quantity")));
        }
      }
    }
    return amounts;
  }

  private static String amount(JsonNode quantity) {
    return quantity.path("value").stringValue() + " " + quantity.path("unit").stringValue();
  }
}

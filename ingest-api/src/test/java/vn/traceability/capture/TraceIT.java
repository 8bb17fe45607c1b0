package vn.traceability.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import vn.traceability.account.Role;
import vn.traceability.ingest.Answer;
import vn.traceability.ingest.Caller;
import vn.traceability.ingest.InTheVillage;
import vn.traceability.ingest.Member;
import vn.traceability.ingest.Village;
import vn.traceability.lot.LotId;

/** The chain of a lot as the contract tells it. */
@ExtendWith(InTheVillage.class)
class TraceIT {
  private final Village village;
  private final LotId grown;
  private final LotId packed;

  TraceIT(Village village) {
    this.village = village;
    grown = village.onions("A-1");
    packed = village.bags("T-1");
  }

  @Test
  void goesFromTheBagBackToTheFieldAndOnToTheCustomer() {
    village.registered(grown);
    village.registered(packed);
    village.sells(grown, packed);

    var trace = trace(village.shop, packed, "").is(200);

    assertThat(trace.json().path("cut").booleanValue()).isFalse();
    assertThat(generations(trace)).containsExactly("A-1 -1", "T-1 0");
    assertThat(kinds(trace))
        .containsExactly(
            "harvested", "shipped", "received", "packed", "shipped", "received", "sold");
    assertThat(trace.all("gaps")).isEmpty();
    var node = trace.all("nodes").get(0);
    assertThat(node.path("productName").stringValue()).isEqualTo("Hành lá");
    assertThat(node.path("partyName").stringValue()).isEqualTo("Hộ bà Lan");
    assertThat(node.path("origin").stringValue()).isEqualTo("registered");
    var sold = trace.all("steps").get(6);
    assertThat(node.path("firstEventAt").stringValue())
        .isEqualTo(trace.all("steps").get(0).path("occurredAt").stringValue());
    assertThat(trace.all("nodes").get(1).path("lastEventAt").stringValue())
        .isEqualTo(sold.path("occurredAt").stringValue());
  }

  @Test
  void backLeavesOutWhatCameAfterAndForwardWhatCameBefore() {
    var cooked = village.bags("N-1");
    village.sells(grown, packed);
    village.cooperative.enters(village.cooperative.transformed(packed, "10", cooked, "8"));

    assertThat(generations(trace(village.shop, packed, "?direction=back").is(200)))
        .containsExactly("A-1 -1", "T-1 0");
    assertThat(generations(trace(village.shop, packed, "?direction=forward").is(200)))
        .containsExactly("T-1 0", "N-1 1");
    assertThat(generations(trace(village.shop, packed, "?direction=both").is(200)))
        .containsExactly("A-1 -1", "T-1 0", "N-1 1");
  }

  @Test
  void aShipmentNobodyReceivedIsAGap() {
    village.registered(grown);
    village.farm.enters(village.farm.harvested(grown, "100"));
    String shipment = village.farm.enters(village.farm.shipped(grown, "100", village.cooperative));

    var gaps = trace(village.farm, grown, "").is(200).all("gaps");

    assertThat(gaps).hasSize(1);
    assertThat(gaps.get(0).path("kind").stringValue()).isEqualTo("never-received");
    assertThat(gaps.get(0).path("eventId").stringValue()).isEqualTo(shipment);
    assertThat(gaps.get(0).path("partyName").stringValue()).isEqualTo("Hợp tác xã Dương Xá");
    assertThat(gaps.get(0).has("since")).isTrue();
  }

  @Test
  void aReceiptNobodySentALotWithoutOriginAndAnUnknownOneAreGaps() {
    village.shop.enters(village.shop.received(grown, "10", village.farm));

    var gaps = trace(village.farm, grown, "").is(200).all("gaps");

    assertThat(gaps)
        .extracting(gap -> gap.path("kind").stringValue())
        .containsExactlyInAnyOrder("never-sent", "no-origin", "unknown-lot");
  }

  @Test
  void aLimitOnDepthShowsAsACut() {
    var lots = new ArrayList<LotId>();
    for (int i = 0; i < 4; i++) {
      lots.add(village.onions("G-" + i));
    }
    village.farm.enters(village.farm.harvested(lots.get(0), "100"));
    for (int i = 1; i < 4; i++) {
      village.farm.enters(village.farm.packed(lots.get(i - 1), "100", lots.get(i), "100"));
    }

    var two = trace(village.farm, lots.get(3), "?depth=2").is(200);
    var three = trace(village.farm, lots.get(3), "?depth=3").is(200);

    assertThat(two.json().path("cut").booleanValue()).isTrue();
    assertThat(generations(two)).containsExactly("G-1 -2", "G-2 -1", "G-3 0");
    assertThat(three.json().path("cut").booleanValue()).isFalse();
    assertThat(generations(three)).hasSize(4);
  }

  /** What holds a lot is told however little of its chain is asked for. */
  @ParameterizedTest
  @ValueSource(strings = {"?depth=1", "?direction=forward", ""})
  void whatHoldsALotIsToldHoweverLittleIsAskedFor(String query) {
    var first = village.onions("H-0");
    var second = village.onions("H-1");
    var third = village.onions("H-2");
    village.farm.enters(village.farm.harvested(first, "100"));
    village.farm.enters(village.farm.packed(first, "100", second, "120"));
    village.farm.enters(village.farm.packed(second, "120", third, "120"));

    var trace = trace(village.farm, third, query).is(200);

    assertThat(trace.json().path("held").booleanValue()).isTrue();
    assertThat(trace.all("findings"))
        .extracting(finding -> finding.path("rule").stringValue())
        .contains("mass");
  }

  @ParameterizedTest
  @ValueSource(strings = {"depth=0", "depth=51", "depth=deep", "direction=up", "direction=BACK"})
  void anotherWayThanTheContractHasBreaksIt(String query) {
    var answer = trace(village.farm, grown, "?" + query).isProblem(400, "contract");

    assertThat(answer.field()).isEqualTo(query.substring(0, query.indexOf('=')));
  }

  @Test
  void everyoneWhoTakesPartSeesTheWholeChainAndNobodyElse() {
    village.sells(grown, packed);

    for (var member : List.of(village.farm, village.cooperative, village.shop)) {
      assertThat(trace(member, packed, "").is(200).all("steps")).hasSize(7);
    }
    trace(village.stranger, packed, "").isProblem(403, "other-chain");
    trace(village.stranger, village.onions("nothing"), "").isProblem(403, "other-chain");
  }

  @Test
  void anOwnerSeesALotThatNothingHasHappenedTo() {
    var trace = trace(village.farm, village.registered(grown), "").is(200);

    assertThat(trace.all("steps")).isEmpty();
    assertThat(trace.all("gaps"))
        .extracting(gap -> gap.path("kind").stringValue())
        .containsExactly("no-origin");
  }

  @ParameterizedTest
  @EnumSource(names = {"INSPECTOR", "CITY_DEPARTMENT", "ADMINISTRATOR"})
  void officesOfTheCitySeeEveryChain(Role role) {
    village.sells(grown, packed);

    assertThat(village.office(role).get(path(packed, "")).is(200).all("steps")).hasSize(7);
  }

  private static Answer trace(Member member, LotId lot, String query) {
    return member.caller().get(path(lot, query));
  }

  private static String path(LotId lot, String query) {
    return Caller.pathOf(lot) + "/trace" + query;
  }

  private static List<String> generations(Answer trace) {
    return trace.all("nodes").stream()
        .map(node -> node.path("lot").stringValue() + " " + node.path("generation").intValue())
        .toList();
  }

  private static List<String> kinds(Answer trace) {
    return trace.all("steps").stream()
        .map((JsonNode step) -> step.path("kind").stringValue())
        .toList();
  }
}

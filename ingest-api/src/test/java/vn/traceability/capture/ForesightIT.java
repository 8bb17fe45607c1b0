package vn.traceability.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.account.Role;
import vn.traceability.ingest.Caller;
import vn.traceability.ingest.InTheVillage;
import vn.traceability.ingest.Member;
import vn.traceability.ingest.Village;
import vn.traceability.lot.LotId;

/** What is said before an entry is made is what is found afterwards. */
@ExtendWith(InTheVillage.class)
class ForesightIT {
  private final Village village;
  private final Member farm;
  private final Member cooperative;
  private final LotId grown;
  private final LotId packed;

  ForesightIT(Village village) {
    this.village = village;
    farm = village.farm;
    cooperative = village.cooperative;
    grown = village.registered(village.onions("A-1"));
    packed = village.registered(village.bags("T-1"));
  }

  @Test
  void anEntryThatHarmsNothingForeseesNothingAndLeavesNothingBehind() {
    assertThat(foreseen(farm, farm.harvested(grown, "100"))).isEmpty();

    assertThat(farm.caller().get(Caller.pathOf(grown) + "/trace").all("steps")).isEmpty();
  }

  @Test
  void aHarvestBeforeTheIsolationPeriodIsOver() {
    village.office(Role.CITY_DEPARTMENT).post("/isolation-register", register("Thuốc Sớm")).is(201);
    farm.enters(farm.sprayed(grown, "Thuốc Sớm", "25"));

    comesTrue(farm, farm.harvested(grown, "100"), grown, "isolation");
  }

  @Test
  void aSprayThatIsWrittenDownAfterTheHarvest() {
    village
        .office(Role.CITY_DEPARTMENT)
        .post("/isolation-register", register("Thuốc Muộn"))
        .is(201);
    var spray = farm.sprayed(grown, "Thuốc Muộn", "25"); // happens first
    farm.enters(farm.harvested(grown, "100"));

    comesTrue(farm, spray, grown, "isolation");
  }

  @Test
  void moreThanThereWas() {
    farm.enters(farm.harvested(grown, "100"));
    farm.enters(farm.shipped(grown, "100", cooperative));
    cooperative.enters(cooperative.received(grown, "100", farm));

    assertThat(foreseen(cooperative, cooperative.packed(grown, "100", packed, "100"))).isEmpty();
    comesTrue(cooperative, cooperative.packed(grown, "100", packed, "120"), packed, "mass");
  }

  @Test
  void takingBackWhatShowsThatAHarvestWasTooEarly() {
    village.office(Role.CITY_DEPARTMENT).post("/isolation-register", register("Thuốc Lại")).is(201);
    String spray = farm.enters(farm.sprayed(grown, "Thuốc Lại", "25"));
    farm.enters(farm.harvested(grown, "100"));

    comesTrue(farm, farm.correction(spray, "did-not-happen"), grown, "corrected");
  }

  @Test
  void whatMayNotBeEnteredIsNotForeseenEither() {
    var stranger = village.stranger;

    stranger
        .caller()
        .post("/events/foreseen", stranger.harvested(grown, "1"))
        .isProblem(403, "other-lot");
    farm.caller()
        .post("/events/foreseen", cooperative.harvested(grown, "1"))
        .isProblem(403, "other-party");
    farm.caller()
        .post(
            "/events/foreseen",
            farm.harvested(grown, "1").put("occurredAt", "2999-01-01T00:00:00Z"))
        .isProblem(422);
    village.nobody().post("/events/foreseen", farm.harvested(grown, "1")).isProblem(401);
  }

  @Test
  void anEntryOfVeryManyLotsIsNotLookedAtBefore() {
    var entry = farm.harvested(grown, "1");
    for (int lot = 0; lot < 20; lot++) {
      Member.add(entry, "lots", village.onions("B-" + lot), "1");
    }

    assertThat(farm.caller().post("/events/foreseen", entry).isProblem(422).field())
        .isEqualTo("lots");
  }

  /** Foreseen, not yet there, and there once it is entered, under the very same key. */
  private void comesTrue(Member who, ObjectNode entry, LotId lot, String rule) {
    var foreseen = foreseen(who, entry);
    assertThat(foreseen)
        .extracting(finding -> finding.path("rule").stringValue())
        .containsExactly(rule);
    String key = foreseen.get(0).path("key").stringValue();
    assertThat(keys(who, lot)).doesNotContain(key);

    who.enters(entry);

    assertThat(keys(who, lot)).contains(key);
    assertThat(foreseen(who, entry)).isEmpty(); // it is there now
  }

  private static List<JsonNode> foreseen(Member who, ObjectNode entry) {
    return who.caller().post("/events/foreseen", entry).is(200).all("findings");
  }

  private static List<String> keys(Member who, LotId lot) {
    return who.caller().get(Caller.pathOf(lot) + "/trace").is(200).all("findings").stream()
        .map(finding -> finding.path("key").stringValue())
        .toList();
  }

  private static ObjectNode register(String product) {
    var register =
        new JsonMapper()
            .createObjectNode()
            .put("title", "Danh mục thời gian cách ly")
            .put("signedBy", "Sở Nông nghiệp")
            .put("signedOn", LocalDate.of(2026, 1, 1).toString());
    register.putArray("entries").addObject().put("productName", product).put("days", 7);
    return register;
  }
}

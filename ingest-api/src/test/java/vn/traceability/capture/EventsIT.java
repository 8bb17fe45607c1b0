package vn.traceability.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.account.Role;
import vn.traceability.ingest.Answer;
import vn.traceability.ingest.Caller;
import vn.traceability.ingest.InTheVillage;
import vn.traceability.ingest.Member;
import vn.traceability.ingest.Village;
import vn.traceability.lot.LotId;

/** Entries of the diary, from the request to the chain they show up in. */
@ExtendWith(InTheVillage.class)
class EventsIT {
  private final Village village;
  private final Member farm;
  private final LotId grown;

  EventsIT(Village village) {
    this.village = village;
    farm = village.farm;
    grown = village.onions("A-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sown",
        "tended",
        "harvested",
        "transformed",
        "packed",
        "shipped",
        "received",
        "sold"
      })
  void everyKindIsRecordedAndShowsInTheChain(String kind) {
    var entry = entry(kind);

    var receipt = farm.caller().with("Prefer", "wait=3").post("/events", entry).is(201);

    assertThat(receipt.at("state")).isEqualTo("recorded");
    assertThat(receipt.json().path("clientId")).isEqualTo(entry.path("clientId"));
    assertThat(receipt.json().has("job")).isFalse();
    var step = stepOf(receipt.at("eventId"));
    assertThat(step.path("kind").stringValue()).isEqualTo(kind);
    assertThat(step.path("occurredAt").stringValue())
        .isEqualTo(entry.path("occurredAt").stringValue());
    assertThat(step.path("partyGln")).isEqualTo(entry.path("partyGln"));
    assertThat(step.path("partyName").stringValue()).isEqualTo("Hộ bà Lan");
    assertThat(step.path("placeGln")).isEqualTo(entry.path("placeGln"));
    assertThat(step.path("counterpartGln")).isEqualTo(entry.path("counterpartGln"));
    assertThat(step.path("voided").booleanValue()).isFalse();
    boolean leaves = kind.equals("shipped") || kind.equals("sold");
    var lots = entry.has("lots") ? entry.path("lots") : entry.path("outputs");
    assertThat(step.path(leaves ? "inputs" : "outputs")).isEqualTo(lots);
    if (entry.has("inputs")) {
      assertThat(step.path("inputs")).isEqualTo(entry.path("inputs"));
    }
  }

  private ObjectNode entry(String kind) {
    return switch (kind) {
      case "sown" -> farm.sown(grown, "0.75");
      case "tended" -> farm.tended(grown, "weeding");
      case "harvested" -> farm.harvested(grown, "120.5");
      case "transformed" -> farm.transformed(village.onions("raw"), "100", grown, "20.125");
      case "packed" -> farm.packed(village.onions("loose"), "100", grown, "99");
      case "shipped" -> farm.shipped(grown, "100", village.cooperative);
      case "received" -> farm.received(grown, "100", village.cooperative);
      case "sold" -> farm.sold(grown, "2");
      default -> throw new IllegalArgumentException(kind);
    };
  }

  @Test
  void aSprayShowsItsProductAndDose() {
    String id = farm.enters(farm.sprayed(grown, "Thuốc trừ sâu Ánh Dương", "25.5"));

    var step = stepOf(id);
    assertThat(step.path("activity").stringValue()).isEqualTo("plant-protection");
    var treatment = step.path("treatment");
    assertThat(treatment.path("productName").stringValue()).isEqualTo("Thuốc trừ sâu Ánh Dương");
    assertThat(treatment.path("dose").path("value").stringValue()).isEqualTo("25.5");
    assertThat(treatment.path("dose").path("unit").stringValue()).isEqualTo("MLT");
    assertThat(treatment.path("areaSquareMetres").intValue()).isEqualTo(360);
  }

  /** A browser writes moments in UTC; the event happened on a field in Vietnam. */
  @Test
  void aMomentInUtcIsOneInVietnam() {
    String id =
        farm.enters(farm.harvested(grown, "1").put("occurredAt", "2026-01-25T18:22:00.000Z"));

    assertThat(stepOf(id).path("occurredAt").stringValue()).isEqualTo("2026-01-26T01:22:00+07:00");
  }

  @Test
  void withoutWaitingItIsAcceptedAndItsJobFinishes() {
    var accepted = farm.caller().post("/events", farm.harvested(grown, "100")).is(202);

    assertThat(accepted.at("state")).isEqualTo("accepted");
    assertThat(accepted.header("Location")).hasValue(accepted.at("job"));
    var job = farm.awaits(accepted);
    assertThat(job.json().path("accepted").intValue()).isEqualTo(1);
    assertThat(job.json().path("recorded").intValue()).isEqualTo(1);
    assertThat(job.json().path("failed").intValue()).isZero();
    assertThat(job.all("eventIds"))
        .extracting(JsonNode::stringValue)
        .containsExactly(accepted.at("eventId"));
    stepOf(accepted.at("eventId"));
  }

  @Test
  void notToWaitIsLikeNotAskingForIt() {
    farm.caller().with("Prefer", "wait=0").post("/events", farm.harvested(grown, "100")).is(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wait=4", "wait=-1", "wait", "wait=3; x", "return=minimal"})
  void otherPreferencesBreakTheContract(String preference) {
    farm.caller()
        .with("Prefer", preference)
        .post("/events", farm.harvested(grown, "100"))
        .isProblem(400, "contract");
  }

  @Test
  void anAcceptedJobIsThereAtOnce() {
    var accepted = farm.caller().post("/events", farm.harvested(grown, "100")).is(202);

    var job = farm.caller().get("/jobs/" + accepted.at("job").replaceFirst(".*/", "")).is(200);

    assertThat(job.json().path("accepted").intValue()).isEqualTo(1);
    assertThat(job.at("state")).isIn("running", "finished");
  }

  @Test
  void aJobThatNobodyStartedIsNotThere() {
    farm.caller().get("/jobs/" + UUID.randomUUID()).isProblem(404, "unknown-job");
  }

  @Test
  void theSameEntryTwiceIsOneEventAndTwoEqualOnesAreTwo() {
    var entry = farm.harvested(grown, "100");

    String first = farm.enters(entry);
    String again = farm.enters(entry);
    String other = farm.enters(entry.deepCopy().put("clientId", UUID.randomUUID().toString()));

    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
    assertThat(trace().all("steps"))
        .extracting(step -> step.path("eventId").stringValue())
        .containsExactlyInAnyOrder(first, other);
  }

  @Test
  void lotsThatNobodyRegisteredAreTakenAndShowAsSuch() {
    farm.enters(farm.harvested(grown, "100"));

    assertThat(trace().all("nodes"))
        .singleElement()
        .extracting(node -> node.path("origin").stringValue())
        .isEqualTo("events-only");
  }

  @Nested
  class ACorrection {
    @Test
    void voidsTheEntryAndLeavesItInSight() {
      String wrong = farm.enters(farm.harvested(grown, "1000"));
      String right = farm.enters(farm.harvested(grown, "100"));

      farm.enters(farm.correction(wrong, "wrong-quantity"));

      assertThat(stepOf(wrong).path("voided").booleanValue()).isTrue();
      assertThat(stepOf(right).path("voided").booleanValue()).isFalse();
    }

    @Test
    void ofTheOnlyHarvestLeavesTheLotWithoutAnOrigin() {
      village.registered(grown);
      String only = farm.enters(farm.harvested(grown, "100"));
      assertThat(gaps()).isEmpty();

      farm.enters(farm.correction(only, "did-not-happen"));

      assertThat(gaps()).containsExactly("no-origin");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "did-not-happen",
          "entered-twice",
          "wrong-lot",
          "wrong-quantity",
          "wrong-time",
          "wrong-party",
          "wrong-place"
        })
    void saysWhy(String reason) {
      String wrong = farm.enters(farm.harvested(grown, "1000"));

      farm.enters(farm.correction(wrong, reason));

      assertThat(stepOf(wrong).path("voided").booleanValue()).isTrue();
    }

    @Test
    void ofWhatAnotherPartyEnteredIsRefused() {
      String theirs = farm.enters(farm.harvested(grown, "100"));
      var stranger = village.stranger;

      stranger
          .caller()
          .post("/events", stranger.correction(theirs, "did-not-happen"))
          .isProblem(403, "other-party");

      assertThat(stepOf(theirs).path("voided").booleanValue()).isFalse();
    }

    @Test
    void ofACorrectionIsRefused() {
      String wrong = farm.enters(farm.harvested(grown, "1000"));
      String correction = farm.enters(farm.correction(wrong, "wrong-quantity"));

      var answer =
          farm.caller()
              .post("/events", farm.correction(correction, "entered-twice"))
              .isProblem(422, "invalid-corrects");

      assertThat(answer.field()).isEqualTo("corrects");
    }

    @Test
    void ofWhatNobodyEnteredIsRefused() {
      String unknown = "ni:///sha-256;" + "0".repeat(64) + "?ver=CBV2.0";

      farm.caller()
          .post("/events", farm.correction(unknown, "did-not-happen"))
          .isProblem(404, "unknown-event");
      var nonsense = farm.caller().post("/events", farm.correction("nonsense", "did-not-happen"));
      assertThat(nonsense.isProblem(422).field()).isEqualTo("corrects");
    }

    private List<String> gaps() {
      return trace().all("gaps").stream().map(gap -> gap.path("kind").stringValue()).toList();
    }
  }

  @Nested
  class InTheNameOfAnother {
    @Test
    void nothingIsEntered() {
      var entry = farm.harvested(grown, "100");

      village.stranger.caller().post("/events", entry).isProblem(403, "other-party");

      assertThat(trace(village.administrator()).all("steps")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"INSPECTOR", "CITY_DEPARTMENT"})
    void anOfficeEntersNothing(Role role) {
      village
          .office(role)
          .post("/events", farm.harvested(grown, "100"))
          .isProblem(403, "other-party");
    }

    /** Else one account could record both sides of every hand-over in the city. */
    @Test
    void noAdministratorDoesEither() {
      village
          .administrator()
          .post("/events", farm.harvested(grown, "100"))
          .isProblem(403, "other-party");
    }
  }

  @Nested
  class OfSomebodyElsesLot {
    private final Member stranger = village.stranger;

    @Test
    void nobodySaysHowItCameIntoBeing() {
      village.registered(grown);
      var own = village.bags("B-1");

      for (var entry :
          List.of(
              stranger.sown(grown, "1"),
              stranger.harvested(grown, "100"),
              stranger.transformed(own, "1", grown, "1"),
              stranger.packed(own, "1", grown, "1"))) {
        stranger.caller().post("/events", entry).isProblem(403, "other-lot");
      }
      assertThat(trace().all("steps")).isEmpty();
    }

    @Test
    void norOfALotNotRegisteredWhoseProductIsSomebodyElses() {
      stranger
          .caller()
          .post("/events", stranger.harvested(grown, "100"))
          .isProblem(403, "other-lot");
    }

    @Test
    void nobodySpraysItOnPaper() {
      village.registered(grown);
      var spray = stranger.sprayed(grown, "Ridomil", "20");

      stranger.caller().post("/events", spray).isProblem(403, "other-lot");
    }

    @Test
    void whomItWasSentToMayTendIt() {
      village.registered(grown);
      farm.enters(farm.harvested(grown, "100"));
      farm.enters(farm.shipped(grown, "100", stranger));

      stranger.enters(stranger.tended(grown, "watering"));
    }

    @Test
    void andNoMoreOnceTheShipmentIsTakenBack() {
      village.registered(grown);
      String shipment = farm.enters(farm.shipped(grown, "100", stranger));
      farm.enters(farm.correction(shipment, "wrong-party"));

      stranger
          .caller()
          .post("/events", stranger.tended(grown, "watering"))
          .isProblem(403, "other-lot");
    }

    @Test
    void nobodyGrowsOnSomebodyElsesPlot() {
      var entry = farm.harvested(grown, "100").put("placeGln", stranger.place().digits());

      farm.caller().post("/events", entry).isProblem(403, "other-place");
    }

    /** What depends on the entries of others is found in the chain, and harms no one else's lot. */
    @Test
    void whatSomebodySaysHeUsedOrSoldHoldsNobodysLot() {
      village.registered(grown);
      farm.enters(farm.harvested(grown, "100"));
      stranger.enters(stranger.sold(grown, "5000"));

      assertThat(trace().json().path("held").booleanValue()).isFalse();
      farm.enters(farm.shipped(grown, "100", village.cooperative));
    }

    /**
     * Whoever writes without end of a lot would make its chain too long to check, and so hold it.
     */
    @Test
    void nobodyWritesMuchOfWhatWasNeverSentToHim() {
      village.registered(grown);
      farm.enters(farm.harvested(grown, "100"));
      var last = stranger.sold(grown, "1");
      for (int entry = 1; entry < 200; entry++) {
        stranger.caller().post("/events", stranger.sold(grown, "1")).is(202);
      }
      stranger.enters(last); // after all before, in whose partition it lies
      stranger.enters(last); // again, as after an answer that was lost
      for (var entry :
          List.of(
              stranger.sold(grown, "1"),
              stranger.received(grown, "1", farm),
              stranger.packed(grown, "1", LotId.of(Village.newGtin().digits(), "W"), "1"))) {
        stranger.caller().post("/events", entry).isProblem(409, "never-sent");
      }
      farm.enters(farm.sold(grown, "1"));

      String shipment = farm.enters(farm.shipped(grown, "1", stranger));
      stranger.enters(stranger.received(grown, "1", farm));
      farm.enters(farm.correction(shipment, "wrong-quantity"));
      stranger.enters(stranger.sold(grown, "1"));
    }

    @Test
    void toSayThatOneUsedItOpensNoChainEither() {
      village.registered(grown);
      farm.enters(farm.harvested(grown, "100"));
      var own = LotId.of(Village.newGtin().digits(), "W");
      stranger.enters(stranger.packed(grown, "5000", own, "5000"));

      stranger.caller().get(Caller.pathOf(grown) + "/trace").isProblem(403, "other-chain");
      var trace = stranger.caller().get(Caller.pathOf(own) + "/trace").is(200);
      assertThat(trace.all("steps"))
          .extracting(step -> step.path("kind").stringValue())
          .containsExactly("packed");
      assertThat(trace().json().path("held").booleanValue()).isFalse();
    }

    @Test
    void toWriteAboutItOpensNoChain() {
      village.registered(grown);
      farm.enters(farm.harvested(grown, "100"));
      stranger.enters(stranger.received(grown, "10", farm));
      String path = Caller.pathOf(grown) + "/trace";
      stranger.caller().get(path).isProblem(403, "other-chain");

      farm.enters(farm.shipped(grown, "10", stranger));

      stranger.caller().get(path).is(200);
    }
  }

  @Nested
  class OnceSomethingGrewThere {
    @Test
    void aPlotStaysAPlotAndAProductItsCrop() {
      farm.enters(farm.sprayed(grown, "Ridomil", "20"));
      String plot = "/places/" + farm.place().digits();
      var place = farm.caller().get(plot).is(200);
      var warehouse = Village.aPlace(farm).put("kind", "warehouse");
      var answer =
          farm.caller()
              .with("If-Match", place.header("ETag").orElseThrow())
              .put(plot, warehouse)
              .isProblem(409, "place-used");
      assertThat(answer.field()).isEqualTo("kind");

      String path = "/products/" + grown.gtin().digits();
      var product = farm.caller().get(path).is(200);
      var other = Village.aProduct(farm).put("crop", "Hành  tây");
      assertThat(
              farm.caller()
                  .with("If-Match", product.header("ETag").orElseThrow())
                  .put(path, other)
                  .isProblem(409, "product-used")
                  .field())
          .isEqualTo("crop");
    }
  }

  @Test
  void whatLiesInTheFutureIsNoFactYet() {
    var now = village.api().clock().instant().atOffset(ZoneOffset.ofHours(7));
    var tomorrow = farm.harvested(grown, "1").put("occurredAt", now.plusDays(1).toString());
    var fastClock = farm.harvested(grown, "1").put("occurredAt", now.plusMinutes(5).toString());

    assertThat(refused(tomorrow, 422).field()).isEqualTo("occurredAt");
    farm.caller().post("/events", fastClock).is(202);
  }

  @Nested
  class WhatIsRecalled {
    @Test
    void isNeitherSoldNorHandedOnAndMayGoBack() {
      village.registered(grown);
      var cooperative = village.cooperative;
      farm.enters(farm.harvested(grown, "100"));
      farm.enters(farm.shipped(grown, "100", cooperative));
      cooperative.enters(cooperative.received(grown, "100", farm));
      village.office(Role.INSPECTOR).post(Caller.pathOf(grown) + "/decisions", recall()).is(201);

      var sale = cooperative.sold(grown, "1");
      var onward = cooperative.shipped(grown, "1", village.shop);
      cooperative.caller().post("/events", sale).isProblem(409, "lot-recalled");
      cooperative.caller().post("/events", onward).isProblem(409, "lot-recalled");
      cooperative.enters(cooperative.shipped(grown, "100", farm));
    }

    private static ObjectNode recall() {
      return new JsonMapper()
          .createObjectNode()
          .put("kind", "recalled")
          .put("reason", "Mẫu kiểm nghiệm không đạt");
    }
  }

  @Nested
  class TakingBackWhatHeldALot {
    @Test
    void leavesItHeldUntilAnOfficerReleasesIt() {
      village.registered(grown);
      var bag = village.registered(village.bags("T-9"));
      var cooperative = village.cooperative;
      farm.enters(farm.harvested(grown, "100"));
      farm.enters(farm.shipped(grown, "100", cooperative));
      cooperative.enters(cooperative.received(grown, "100", farm));
      String wrong = cooperative.enters(cooperative.packed(grown, "100", bag, "120"));
      cooperative.enters(cooperative.correction(wrong, "wrong-quantity"));
      cooperative.enters(cooperative.packed(grown, "100", bag, "100"));

      var shipment = cooperative.shipped(bag, "100", village.shop);
      cooperative.caller().post("/events", shipment).isProblem(409, "lot-held");

      var trace = cooperative.caller().get(Caller.pathOf(bag) + "/trace").is(200);
      var corrected =
          trace.all("findings").stream()
              .filter(each -> each.path("rule").stringValue().equals("corrected"))
              .toList();
      assertThat(corrected).hasSize(1);
      var release = new JsonMapper().createObjectNode();
      release.put("kind", "released").put("reason", "Gõ nhầm, đã xem phiếu cân");
      release.putArray("findings").add(corrected.get(0).path("key").stringValue());
      village.office(Role.INSPECTOR).post(Caller.pathOf(bag) + "/decisions", release).is(201);
      cooperative.enters(shipment);
    }
  }

  @Test
  void aHandOverThatOneAccountRecordsOfBothSidesIsNotConfirmed() {
    village.registered(grown);
    String leader = village.groupLeader(farm.gln(), List.of(village.stranger.gln()));
    var both = village.withKey(leader).with("Prefer", "wait=3");
    farm.enters(farm.harvested(grown, "100"));
    both.post("/events", farm.shipped(grown, "10", village.stranger)).is(201);
    both.post("/events", village.stranger.received(grown, "10", farm)).is(201);

    assertThat(trace().all("gaps"))
        .extracting(gap -> gap.path("kind").stringValue())
        .containsExactly("one-hand");
    assertThat(trace().all("findings"))
        .extracting(finding -> finding.path("rule").stringValue())
        .contains("one-sided");
  }

  /** An entry, the flaw it has, and the member that is named for it. */
  record Flawed(String flaw, int status, String field, Change change) {
    interface Change {
      void make(ObjectNode entry);
    }

    @Override
    public String toString() {
      return flaw;
    }
  }

  static Stream<Flawed> harvests() {
    String misread = Village.misread(Village.newGtin().digits());
    return Stream.of(
        new Flawed("no lots", 400, "lots", e -> e.putArray("lots")),
        new Flawed("lots missing", 400, "lots", e -> e.remove("lots")),
        new Flawed("lots null", 400, "lots", e -> e.putNull("lots")),
        new Flawed("lots no list", 400, "lots", e -> e.put("lots", "A-1")),
        new Flawed("a lot null", 400, "lots[0]", e -> e.putArray("lots").addNull()),
        new Flawed("short GTIN", 400, "lots[0].gtin", e -> lot(e).put("gtin", "123")),
        new Flawed("misread GTIN", 422, "lots[0].gtin", e -> lot(e).put("gtin", misread)),
        new Flawed("GTIN a number", 400, "lots[0].gtin", e -> lot(e).put("gtin", 8930000000019L)),
        new Flawed("empty lot number", 400, "lots[0].lot", e -> lot(e).put("lot", "")),
        new Flawed("long lot number", 400, "lots[0].lot", e -> lot(e).put("lot", "A".repeat(21))),
        new Flawed("lot number beyond GS1", 400, "lots[0].lot", e -> lot(e).put("lot", "Lô 1")),
        new Flawed("no quantity", 400, "lots[0].quantity", e -> lot(e).remove("quantity")),
        new Flawed("amount missing", 400, VALUE, e -> quantity(e).remove("value")),
        new Flawed("amount null", 400, VALUE, e -> quantity(e).putNull("value")),
        new Flawed("amount a number", 400, VALUE, e -> quantity(e).put("value", 100)),
        new Flawed("amount of nothing", 422, VALUE, e -> quantity(e).put("value", "0")),
        new Flawed("amount below nothing", 400, VALUE, e -> quantity(e).put("value", "-1")),
        new Flawed("amount with a comma", 400, VALUE, e -> quantity(e).put("value", "1,5")),
        new Flawed("four decimals", 400, VALUE, e -> quantity(e).put("value", "1.2345")),
        new Flawed("an exponent", 400, VALUE, e -> quantity(e).put("value", "1e9")),
        new Flawed("unknown unit", 400, UNIT, e -> quantity(e).put("unit", "kg")),
        new Flawed("unit null", 400, UNIT, e -> quantity(e).putNull("unit")),
        new Flawed("misread party", 422, "partyGln", e -> misread(e, "partyGln")),
        new Flawed("misread place", 422, "placeGln", e -> misread(e, "placeGln")),
        new Flawed("party missing", 400, "partyGln", e -> e.remove("partyGln")),
        new Flawed("no UUID", 400, "clientId", e -> e.put("clientId", "1")),
        new Flawed("clientId missing", 400, "clientId", e -> e.remove("clientId")),
        new Flawed("no time", 400, "occurredAt", e -> e.put("occurredAt", "sáng nay")),
        new Flawed("time without zone", 400, "occurredAt", e -> e.put("occurredAt", LOCAL)),
        new Flawed("year 1000", 422, "occurredAt", e -> e.put("occurredAt", "1000" + LATER)),
        new Flawed("kind unknown", 400, "kind", e -> e.put("kind", "eaten")),
        new Flawed("kind missing", 400, "kind", e -> e.remove("kind")),
        new Flawed("kind null", 400, "kind", e -> e.putNull("kind")));
  }

  private static final String VALUE = "lots[0].quantity.value";
  private static final String UNIT = "lots[0].quantity.unit";
  private static final String LOCAL = "2026-03-02T08:00:00";
  private static final String LATER = "-03-02T08:00:00+07:00";

  @ParameterizedTest
  @MethodSource("harvests")
  void aFlawedHarvestIsRefusedByItsField(Flawed flawed) {
    var entry = farm.harvested(grown, "100");
    flawed.change().make(entry);

    assertThat(refused(entry, flawed.status()).field()).isEqualTo(flawed.field());
  }

  @Nested
  class Refused {
    @Test
    void theSecondLotIsNamedAsSuch() {
      var entry = farm.harvested(grown, "100");
      Member.add(entry, "lots", village.onions("A-2"), "0");

      assertThat(refused(entry, 422).field()).isEqualTo("lots[1].quantity.value");
    }

    @Test
    void aLotThatStandsThereTwice() {
      var entry = farm.harvested(grown, "100");
      Member.add(entry, "lots", grown, "5");

      assertThat(refused(entry, 422).field()).isEqualTo("lots");
    }

    @Test
    void aLotMadeOfItself() {
      assertThat(refused(farm.packed(grown, "1", grown, "1"), 422).field()).isEqualTo("outputs");
    }

    @Test
    void amountsOfInputsAndOutputsByTheirList() {
      var other = village.onions("A-2");

      assertThat(refused(farm.packed(grown, "0", other, "1"), 422).field())
          .isEqualTo("inputs[0].quantity.value");
      assertThat(refused(farm.transformed(grown, "1", other, "0"), 422).field())
          .isEqualTo("outputs[0].quantity.value");
    }

    @Test
    void aHandOverToOneself() {
      assertThat(refused(farm.shipped(grown, "1", farm), 422).field()).isEqualTo("counterpartGln");
      assertThat(refused(farm.received(grown, "1", farm), 422).field()).isEqualTo("counterpartGln");
    }

    @Test
    void aSaleToOneself() {
      var sale = farm.sold(grown, "1").put("counterpartGln", farm.gln().digits());

      assertThat(refused(sale, 422).field()).isEqualTo("counterpartGln");
    }

    @Test
    void aMisreadOrMissingCounterpart() {
      var misread = farm.shipped(grown, "1", village.shop);
      misread(misread, "counterpartGln");
      var missing = farm.received(grown, "1", village.shop);
      missing.remove("counterpartGln");

      assertThat(refused(misread, 422).field()).isEqualTo("counterpartGln");
      assertThat(refused(missing, 400).field()).isEqualTo("counterpartGln");
    }

    @Test
    void aSprayWithoutProductOrDose() {
      assertThat(refused(farm.tended(grown, "plant-protection"), 422).field())
          .isEqualTo("treatment");

      assertThat(refused(farm.sprayed(grown, "Thuốc", "0"), 422).field())
          .isEqualTo("treatment.dose.value");
      assertThat(refused(farm.sprayed(grown, " ", "1"), 422).field())
          .isEqualTo("treatment.productName");
    }

    @Test
    void anUnknownActivityOrReason() {
      assertThat(refused(farm.tended(grown, "praying"), 400).field()).isEqualTo("activity");
      assertThat(refused(farm.correction("x", "because"), 400).field()).isEqualTo("reason");
    }

    @Test
    void moreLotsThanAnEntryHolds() {
      var entry = farm.harvested(grown, "1");
      for (int i = 0; i < 500; i++) {
        Member.add(entry, "lots", village.onions("L-" + i), "1");
      }

      assertThat(refused(entry, 400).field()).isEqualTo("lots");
    }

    /** By its length, and where it does not say its length too. */
    @Test
    void anEntryOfMoreThanAMessageHolds() {
      var entry = farm.harvested(grown, "1").put("note", "x".repeat(900 << 10));

      farm.caller().post("/events", entry).isProblem(413, "too-large");
      farm.caller().postInChunks("/events", entry).isProblem(413, "too-large");

      assertThat(trace(village.administrator()).all("steps")).isEmpty();
    }
  }

  @Test
  void anEntryOfFiveHundredLotsIsRecorded() {
    var entry = farm.harvested(grown, "1");
    for (int i = 1; i < 500; i++) {
      Member.add(entry, "lots", village.onions("L-" + i), "1");
    }

    String id = farm.enters(entry);

    assertThat(stepOf(id).path("outputs")).hasSize(500);
  }

  private Answer refused(ObjectNode entry, int status) {
    return farm.caller().post("/events", entry).isProblem(status);
  }

  private JsonNode stepOf(String eventId) {
    return trace().all("steps").stream()
        .filter(step -> step.path("eventId").stringValue().equals(eventId))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no step " + eventId));
  }

  private Answer trace() {
    return trace(farm.caller());
  }

  private Answer trace(Caller caller) {
    return caller.get(Caller.pathOf(grown) + "/trace").is(200);
  }

  private static ObjectNode lot(ObjectNode entry) {
    return entry.path("lots").path(0).asObject();
  }

  private static ObjectNode quantity(ObjectNode entry) {
    return lot(entry).path("quantity").asObject();
  }

  private static void misread(ObjectNode entry, String member) {
    entry.put(member, Village.misread(entry.path(member).stringValue()));
  }
}

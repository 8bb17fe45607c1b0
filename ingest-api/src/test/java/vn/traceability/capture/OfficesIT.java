package vn.traceability.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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
import vn.traceability.inspection.Decision;
import vn.traceability.inspection.Decisions;
import vn.traceability.inspection.Lookup;
import vn.traceability.inspection.Lookups;
import vn.traceability.inspection.Subject;
import vn.traceability.lot.LotId;
import vn.traceability.party.CommuneCode;
import vn.traceability.party.Party;

/** What each role sees, and what offices decide. */
@ExtendWith(InTheVillage.class)
class OfficesIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ELSEWHERE = "00577";

  private final Village village;
  private final Member farm;
  private final Member cooperative;
  private final LotId grown;
  private final LotId packed;

  OfficesIT(Village village) {
    this.village = village;
    farm = village.farm;
    cooperative = village.cooperative;
    grown = village.onions("A-1");
    packed = village.bags("T-1");
  }

  @Nested
  class AFarmer {
    @Test
    void listsNothingButHisOwn() {
      village.registered(grown);
      village.registered(packed);

      assertThat(lotsIn(farm.caller().get("/lots"))).containsExactly("A-1");
      assertThat(namesIn(farm.caller().get("/products"))).containsExactly("Hành lá");
      assertThat(farm.caller().get("/places").is(200).all("items")).hasSize(1);
      assertThat(lotsIn(farm.caller().get("/lots?gtin=" + village.bags.digits()))).isEmpty();
    }

    /** The rest stands on the public page anyway. */
    @Test
    void doesNotSeeThePlansOfOthers() {
      cooperative.caller().post("/lots", village.aLot(packed)).is(201);

      assertThat(cooperative.caller().get(Caller.pathOf(packed)).json().has("plannedQuantity"))
          .isTrue();
      assertThat(farm.caller().get(Caller.pathOf(packed)).is(200).json().has("plannedQuantity"))
          .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/accounts", "/lookups"})
    void readsNothingOfOffices(String path) {
      farm.caller().get(path).isProblem(403, "role");
    }
  }

  @Nested
  class AGroupLeader {
    private final Caller leader =
        village.withKey(village.groupLeader(village.stranger.gln(), List.of(farm.gln())));

    @Test
    void actsForTheMembersOfTheGroup() {
      leader.post("/places", Village.aPlace(farm)).is(201);
      leader.post("/lots", village.aLot(grown)).is(201);
      leader.post("/events", farm.harvested(grown, "100")).is(202);
    }

    @Test
    void actsForNobodyElse() {
      leader.post("/places", Village.aPlace(cooperative)).isProblem(403, "other-party");
      leader.post("/lots", village.aLot(packed)).isProblem(403, "other-party");
      leader.post("/events", cooperative.harvested(packed, "100")).isProblem(403, "other-party");
    }

    @Test
    void seesWhatIsOfTheMembers() {
      village.registered(grown);
      village.registered(packed);
      farm.enters(farm.harvested(grown, "100"));
      cooperative.enters(cooperative.harvested(packed, "100"));

      assertThat(lotsIn(leader.get("/lots"))).containsExactly("A-1");
      leader.get(Caller.pathOf(grown) + "/trace").is(200);
      leader.get(Caller.pathOf(packed) + "/trace").isProblem(403, "other-chain");
    }
  }

  @Nested
  class AnOfficerOfACommune {
    private final Caller here = village.officerOf(Village.COMMUNE);
    private final Caller elsewhere = village.officerOf(ELSEWHERE);

    @Test
    void listsTheLotsOfHisCommune() {
      village.registered(grown);
      String ofTheProduct = "/lots?gtin=" + village.onions.digits();

      assertThat(lotsIn(here.get(ofTheProduct))).containsExactly("A-1");
      assertThat(lotsIn(elsewhere.get(ofTheProduct))).isEmpty();
    }

    @Test
    void seesTheChainsThatTouchHisCommune() {
      village.sells(grown, packed);

      assertThat(here.get(Caller.pathOf(packed) + "/trace").is(200).all("steps")).hasSize(7);
      elsewhere.get(Caller.pathOf(packed) + "/trace").isProblem(403, "other-chain");
      elsewhere.get(Caller.pathOf(packed) + "/decisions").isProblem(403, "other-chain");
    }

    @Test
    void decidesNothingElsewhere() {
      elsewhere.post(partyDecisions(farm), decision("approved")).isProblem(403, "role");
      var key = held();

      elsewhere.post(lotDecisions(packed), release(key)).isProblem(403, "other-commune");
    }
  }

  @Nested
  class AnInspector {
    private final Caller inspector = village.office(Role.INSPECTOR);

    @Test
    void readsEverything() {
      village.registered(grown);
      village.registered(packed);
      village.sells(grown, packed);

      assertThat(lotsIn(inspector.get("/lots?gtin=" + village.onions.digits())))
          .containsExactly("A-1");
      assertThat(inspector.get(Caller.pathOf(packed) + "/trace").is(200).all("steps")).hasSize(7);
      inspector.get(Caller.pathOf(packed) + "/decisions").is(200);
    }

    @Test
    void writesNothingOfAnybodys() {
      inspector.post("/parties", Village.aParty("Ai")).isProblem(403);
      inspector.post("/places", Village.aPlace(farm)).isProblem(403);
      inspector.post("/products", Village.aProduct(farm)).isProblem(403);
      inspector.post("/lots", village.aLot(grown)).isProblem(403);
      inspector.post("/events", farm.harvested(grown, "1")).isProblem(403);
      inspector.post("/certificates", certificate("C-1")).isProblem(403);
      inspector.post("/accounts", JSON.createObjectNode()).isProblem(400);
    }
  }

  @Nested
  class LookingIntoAChain {
    private final Caller city = village.office(Role.CITY_DEPARTMENT);

    @ParameterizedTest
    @EnumSource(names = {"INSPECTOR", "COMMUNE_OFFICER", "CITY_DEPARTMENT", "ADMINISTRATOR"})
    void byAnOfficeIsLogged(Role role) {
      farm.enters(farm.harvested(grown, "100"));
      String account =
          village.account(
              role,
              Optional.empty(),
              role == Role.COMMUNE_OFFICER
                  ? Optional.of(new CommuneCode(Village.COMMUNE))
                  : Optional.empty());

      village.withKey(account).get(Caller.pathOf(grown) + "/trace").is(200);

      var newest = city.get("/lookups?limit=1").is(200).all("items").get(0);
      assertThat(newest.path("account").stringValue()).isEqualTo(account);
      assertThat(newest.path("role").stringValue())
          .isEqualTo(role.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      assertThat(newest.path("gtin").stringValue()).isEqualTo(grown.gtin().digits());
      assertThat(newest.path("lot").stringValue()).isEqualTo("A-1");
    }

    @ParameterizedTest
    @CsvSource({"'', lot", "/trace, chain", "/decisions, decisions"})
    void isLoggedWhateverOfALotIsRead(String below, String what) {
      village.registered(grown);
      village.office(Role.INSPECTOR).get(Caller.pathOf(grown) + below).is(200);

      var newest = city.get("/lookups?limit=1").is(200).all("items").get(0);

      assertThat(newest.path("what").stringValue()).isEqualTo(what);
      assertThat(newest.path("gtin").stringValue()).isEqualTo(grown.gtin().digits());
      assertThat(newest.path("lot").stringValue()).isEqualTo("A-1");
    }

    @Test
    void isLoggedWhereDecisionsAboutAPartyAreRead() {
      village.officerOf(Village.COMMUNE).get(partyDecisions(farm)).is(200);
      farm.caller().get(partyDecisions(farm)).is(200);

      var newest = city.get("/lookups?limit=1").is(200).all("items").get(0);

      assertThat(newest.path("role").stringValue()).isEqualTo("commune-officer");
      assertThat(newest.path("what").stringValue()).isEqualTo("decisions");
      assertThat(newest.path("partyGln").stringValue()).isEqualTo(farm.gln().digits());
      assertThat(newest.path("partyName").stringValue()).isEqualTo("Hộ bà Lan");
      assertThat(newest.has("gtin")).isFalse();
      assertThat(ofTheFarm()).hasSize(1);
    }

    /** So a lot of another commune, of which this officer sees what everybody does, is none. */
    @Test
    void isNotLoggedWhereNothingButWhatIsPublicIsRead() {
      cooperative.caller().post("/lots", village.aLot(packed)).is(201);
      var officer = village.officerOf(ELSEWHERE);
      var read = officer.get(Caller.pathOf(packed)).is(200);
      assertThat(read.json().has("plannedQuantity")).isFalse();

      var here = village.officerOf(Village.COMMUNE);
      var listed = here.get("/lots?gtin=" + village.bags.digits()).is(200).all("items").get(0);
      assertThat(listed.has("plannedQuantity")).as("lists show no plans to offices").isFalse();
      for (String path : List.of(pathOf(farm), "/parties", "/places", "/products")) {
        here.get(path).is(200);
      }

      assertThat(city.get("/lookups?limit=200").is(200).all("items"))
          .noneMatch(row -> row.path("gtin").asString("").equals(village.bags.digits()));
      assertThat(ofTheFarm()).isEmpty();
    }

    private List<JsonNode> ofTheFarm() {
      return city.get("/lookups?limit=200").is(200).all("items").stream()
          .filter(row -> row.path("partyGln").asString("").equals(farm.gln().digits()))
          .toList();
    }

    @Test
    void saysByNameWhoLookedAtWhichProduct() {
      farm.enters(farm.harvested(grown, "100"));
      village.officerOf(Village.COMMUNE).get(Caller.pathOf(grown) + "/trace").is(200);

      var newest = city.get("/lookups?limit=1").is(200).all("items").get(0);

      assertThat(newest.path("displayName").stringValue()).isEqualTo("Chị Hoa");
      assertThat(newest.path("communeCode").stringValue()).isEqualTo(Village.COMMUNE);
      assertThat(newest.path("productName").stringValue()).isEqualTo("Hành lá");
    }

    @Test
    void staysReadableWithoutItsAccountAndItsProduct() {
      var unknown = LotId.of(Village.newGtin().digits(), "X-1");
      village
          .api()
          .bean(Lookups.class)
          .add(
              new Lookup(
                  "đã xóa",
                  Role.INSPECTOR,
                  Optional.empty(),
                  Subject.of(unknown),
                  village.api().clock().instant()));

      var newest = city.get("/lookups?limit=1").is(200).all("items").get(0);

      assertThat(newest.path("account").stringValue()).isEqualTo("đã xóa");
      assertThat(newest.has("displayName")).isFalse();
      assertThat(newest.has("productName")).isFalse();
    }

    @Test
    void byThoseWhoTakePartIsNot() {
      farm.enters(farm.harvested(grown, "100"));

      farm.caller().get(Caller.pathOf(grown) + "/trace").is(200);

      assertThat(city.get("/lookups?limit=200").is(200).all("items"))
          .noneMatch(row -> row.path("gtin").asString("").equals(grown.gtin().digits()));
    }

    @Test
    void isListedInPagesNewestFirst() {
      for (String number : List.of("A-1", "A-2", "A-3")) {
        city.get(Caller.pathOf(village.onions(number)) + "/trace").is(200);
      }

      var first = city.get("/lookups?limit=2").is(200);
      var second = city.get("/lookups?limit=2&after=" + first.at("next")).is(200);

      assertThat(lotsIn(first)).containsExactly("A-3", "A-2");
      assertThat(lotsIn(second)).startsWith("A-1");
    }

    @ParameterizedTest
    @EnumSource(names = {"INSPECTOR", "COMMUNE_OFFICER"})
    void isNotForThoseWhoLook(Role role) {
      var caller =
          role == Role.COMMUNE_OFFICER ? village.officerOf(Village.COMMUNE) : village.office(role);

      caller.get("/lookups").isProblem(403, "role");
    }
  }

  @Nested
  class AnEstablishment {
    private final Caller officer = village.officerOf(Village.COMMUNE);

    @Test
    void waitsUntilAnOfficerApprovesIt() {
      assertThat(approval()).isEqualTo("waiting");

      var decided = approves(farm);

      assertThat(decided.at("kind")).isEqualTo("approved");
      assertThat(decided.at("reason")).isEqualTo("Đã xem tại chỗ");
      assertThat(decided.json().has("decidedAt")).isTrue();
      assertThat(approval()).isEqualTo("approved");
    }

    @Test
    void isWhatWasDecidedLast() {
      approves(farm);
      for (String kind : List.of("approval-withdrawn", "refused")) {
        officer.post(partyDecisions(farm), decision(kind)).is(201);
      }

      assertThat(approval()).isEqualTo("refused");
      assertThat(farm.caller().get(partyDecisions(farm)).is(200).all("items"))
          .extracting(each -> each.path("kind").stringValue())
          .containsExactly("refused", "approval-withdrawn", "approved");
    }

    @ParameterizedTest
    @EnumSource(names = {"CITY_DEPARTMENT", "ADMINISTRATOR"})
    void isApprovedByTheCityToo(Role role) {
      from(1, village.office(role)).post(partyDecisions(farm), decision("approved")).is(201);
    }

    @Test
    void isApprovedByNobodyElse() {
      var others = List.of(farm.caller(), cooperative.caller(), village.office(Role.INSPECTOR));

      for (var other : others) {
        other.post(partyDecisions(farm), decision("approved")).isProblem(403, "role");
      }
      assertThat(approval()).isEqualTo("waiting");
    }

    @Test
    void showsWhatWasDecidedToItselfAndItsOffices() {
      approves(farm);

      officer.get(partyDecisions(farm)).is(200);
      village.stranger.caller().get(partyDecisions(farm)).isProblem(403, "other-party");
      village.officerOf(ELSEWHERE).get(partyDecisions(farm)).isProblem(403, "other-party");
    }

    /** It may be his phone number; his office is what decided. */
    @Test
    void readsWhichOfficeDecidedAndNotAsWhomItSignsIn() {
      approves(farm);

      var read = farm.caller().get(partyDecisions(farm)).is(200).all("items").get(0);
      assertThat(read.path("role").stringValue()).isEqualTo("commune-officer");
      assertThat(read.path("communeCode").stringValue()).isEqualTo(Village.COMMUNE);
      assertThat(read.has("account")).isFalse();
      assertThat(read.has("displayName")).isFalse();

      var byAnOffice = officer.get(partyDecisions(farm)).is(200).all("items").get(0);
      assertThat(byAnOffice.path("account").stringValue()).startsWith("commune_officer-");
      assertThat(byAnOffice.path("displayName").stringValue()).isEqualTo("Chị Hoa");
    }

    @Test
    void isReadByAnOfficeWithTheNameOfThePartyThatChangedItself() {
      approves(farm);
      from(1, farm.caller()).put(pathOf(farm), asRegistered().put("kind", "retailer")).is(200);

      var last = officer.get(partyDecisions(farm)).is(200).all("items").get(0);

      assertThat(last.path("kind").stringValue()).isEqualTo("approval-withdrawn");
      assertThat(last.path("role").stringValue()).isEqualTo("farmer");
      assertThat(last.path("partyName").stringValue()).isEqualTo("Hộ bà Lan");
      assertThat(last.has("communeCode")).isFalse();
    }

    @Test
    void keepsADecisionReadableWhoseAccountIsGone() {
      village
          .api()
          .bean(Decisions.class)
          .add(
              new Decision(
                  UUID.randomUUID().toString(),
                  Subject.of(farm.gln()),
                  Decision.Kind.APPROVED,
                  "Đã xem tại chỗ",
                  List.of(),
                  "đã xóa",
                  village.api().clock().instant()));

      var byItself = farm.caller().get(partyDecisions(farm)).is(200).all("items").get(0);
      assertThat(byItself.has("role")).isFalse();
      assertThat(byItself.has("account")).isFalse();
      var byAnOffice = officer.get(partyDecisions(farm)).is(200).all("items").get(0);
      assertThat(byAnOffice.path("account").stringValue()).isEqualTo("đã xóa");
    }

    @Test
    void isFoundByItsCommuneAndItsState() {
      approves(farm);

      assertThat(parties("?communeCode=" + Village.COMMUNE + "&approval=approved"))
          .contains(farm.gln().digits())
          .doesNotContain(village.shop.gln().digits());
      assertThat(parties("?communeCode=" + Village.COMMUNE + "&approval=waiting"))
          .contains(village.shop.gln().digits())
          .doesNotContain(farm.gln().digits());
      assertThat(parties("?communeCode=" + ELSEWHERE)).doesNotContain(farm.gln().digits());
    }

    @Test
    void isNotDecidedAboutWithoutAReason() {
      for (String reason : List.of("", "ok")) {
        var tooShort =
            officer.post(partyDecisions(farm), decision("approved").put("reason", reason));
        assertThat(tooShort.isProblem(400, "contract").field()).isEqualTo("reason");
      }
      var blank =
          from(1, officer).post(partyDecisions(farm), decision("approved").put("reason", "      "));
      assertThat(blank.isProblem(422).field()).isEqualTo("reason");
      officer.post(partyDecisions(farm), decision("recalled")).isProblem(400, "contract");
    }

    @Test
    void thatNobodyRegisteredIsNotDecidedAbout() {
      officer
          .post("/parties/" + Village.newGln().digits() + "/decisions", decision("approved"))
          .isProblem(404, "unknown-party");
    }

    /** What an office looked at, and what it looks like afterwards. */
    @ParameterizedTest
    @CsvSource({
      "kind, retailer, kind: household → retailer",
      "communeCode, 00577, communeCode: 00565 → 00577",
      "name, Cửa hàng Xanh, name: Hộ bà Lan → Cửa hàng Xanh",
      "taxCode, 0101234567, taxCode: – → 0101234567"
    })
    void losesItsApprovalWithWhatWasApproved(String field, String value, String said) {
      approves(farm);

      var changed =
          from(1, farm.caller()).put(pathOf(farm), asRegistered().put(field, value)).is(200);

      assertThat(changed.at("approval")).isEqualTo("withdrawn");
      assertThat(approval()).isEqualTo("withdrawn");
      var last = farm.caller().get(partyDecisions(farm)).is(200).all("items").get(0);
      assertThat(last.path("kind").stringValue()).isEqualTo("approval-withdrawn");
      assertThat(last.path("account").stringValue()).isEqualTo(farm.account());
      assertThat(last.path("reason").stringValue()).endsWith(said);
    }

    @Test
    void keepsItsApprovalWhenItMovesWithinItsCommune() {
      approves(farm);

      from(1, farm.caller()).put(pathOf(farm), asRegistered().put("address", "Xóm 4")).is(200);

      assertThat(approval()).isEqualTo("approved");
      assertThat(kindsOfDecisions()).containsExactly("approved");
    }

    @Test
    void keepsItsApprovalWhenAChangeIsRefused() {
      from(1, farm.caller()).put(pathOf(farm), asRegistered().put("address", "Xóm 4")).is(200);
      approves(farm);
      var change = asRegistered().put("kind", "retailer");

      from(1, farm.caller()).put(pathOf(farm), change).isProblem(412, "party-changed");
      from(2, village.stranger.caller()).put(pathOf(farm), change).isProblem(403, "other-party");
      from(2, farm.caller()).put(pathOf(farm), change.put("name", " ")).isProblem(422);

      assertThat(approval()).isEqualTo("approved");
      assertThat(kindsOfDecisions()).containsExactly("approved");
    }

    /** Between the two writes of a version, or after a crash there. */
    @Test
    void isNotChangedPastALookAtTheVersionBefore() {
      from(1, farm.caller()).put(pathOf(farm), asRegistered().put("address", "Xóm 4")).is(200);
      approves(farm);
      village.shownAsOf(1, "parties", farm.gln().digits());

      from(2, farm.caller())
          .put(pathOf(farm), asRegistered().put("kind", "retailer"))
          .isProblem(412, "party-changed");

      assertThat(approval()).isEqualTo("approved");
      assertThat(farm.caller().get(pathOf(farm)).at("kind")).isEqualTo("household");
    }

    @Test
    void isStillUndecidedAfterAChangeWhereNobodyApprovedIt() {
      from(1, farm.caller()).put(pathOf(farm), asRegistered().put("kind", "retailer")).is(200);
      assertThat(approval()).isEqualTo("waiting");

      officer.post(partyDecisions(farm), decision("refused")).is(201);
      from(2, farm.caller()).put(pathOf(farm), asRegistered()).is(200);

      assertThat(approval()).isEqualTo("refused");
    }

    @Test
    void isApprovedAnewAsItIsNow() {
      approves(farm);
      from(1, farm.caller()).put(pathOf(farm), asRegistered().put("kind", "retailer")).is(200);

      approves(farm);

      assertThat(approval()).isEqualTo("approved");
    }

    @Test
    void keepsItsApprovalWhenOneWhoApprovesChangesIt() {
      approves(farm);
      var moved = asRegistered().put("kind", "retailer").put("communeCode", ELSEWHERE);

      from(1, village.administrator()).put(pathOf(farm), moved).is(200);

      assertThat(approval()).isEqualTo("approved");
    }

    /** An administrator of one commune writes for all, and approves at home only. */
    @ParameterizedTest
    @ValueSource(strings = {Village.COMMUNE, ELSEWHERE})
    void losesItsApprovalWhereTheOneWhoChangesItDoesNotReach(String commune) {
      approves(farm);
      var ofOneCommune =
          village.withKey(
              village.account(
                  Role.ADMINISTRATOR, Optional.empty(), Optional.of(new CommuneCode(commune))));

      from(1, ofOneCommune).put(pathOf(farm), asRegistered().put("communeCode", ELSEWHERE)).is(200);

      assertThat(approval()).isEqualTo("withdrawn");
    }

    @Test
    void isItsOwnOnceAnOfficeHasDecided() {
      var registration = Village.aParty("Hộ ông Tư").put("gln", Village.newGln().digits());
      String path = "/parties/" + registration.path("gln").stringValue();
      cooperative.caller().post("/parties", registration).is(201);
      from(1, cooperative.caller()).put(path, registration.put("address", "Xóm 4")).is(200);

      officer.post(path + "/decisions", decision("refused")).is(201);

      from(2, cooperative.caller())
          .put(path, registration.put("address", "Xóm 5"))
          .isProblem(403, "other-party");
    }

    /** The cooperative keeps the entries of its members, and loses their approval like them. */
    @Test
    void isKeptByWhoeverRegisteredItWhileAMemberThere() {
      var registration =
          Village.aParty("Hộ ông Tư")
              .put("gln", Village.newGln().digits())
              .put("memberOf", cooperative.gln().digits());
      String path = "/parties/" + registration.path("gln").stringValue();
      cooperative.caller().post("/parties", registration).is(201);
      from(1, officer).post(path + "/decisions", decision("approved")).is(201);

      var changed =
          from(1, cooperative.caller()).put(path, registration.put("name", "Hộ ông Năm")).is(200);

      assertThat(changed.at("approval")).isEqualTo("withdrawn");
      registration.remove("memberOf");
      from(2, cooperative.caller()).put(path, registration).is(200);
      from(3, cooperative.caller()).put(path, registration).isProblem(403, "other-party");
    }

    @Test
    void isApprovedAsTheOfficerHasSeenItOnly() {
      from(1, farm.caller()).put(pathOf(farm), asRegistered().put("kind", "retailer")).is(200);

      from(1, officer)
          .post(partyDecisions(farm), decision("approved"))
          .isProblem(412, "party-changed");
      assertThat(approval()).isEqualTo("waiting");

      from(2, officer).post(partyDecisions(farm), decision("approved")).is(201);
      assertThat(approval()).isEqualTo("approved");
    }

    @Test
    void isNotApprovedWithoutSayingWhatWasSeen() {
      var unsaid = officer.post(partyDecisions(farm), decision("approved"));
      assertThat(unsaid.isProblem(400, "contract").field()).isEqualTo("If-Match");
      officer
          .with("If-Match", "*")
          .post(partyDecisions(farm), decision("approved"))
          .isProblem(400, "contract");

      assertThat(approval()).isEqualTo("waiting");
    }

    @Test
    void isRefusedUnseenButNotPastAVersionThatIsNamed() {
      from(1, farm.caller()).put(pathOf(farm), asRegistered().put("kind", "retailer")).is(200);

      from(1, officer)
          .post(partyDecisions(farm), decision("refused"))
          .isProblem(412, "party-changed");
      officer.post(partyDecisions(farm), decision("refused")).is(201);

      assertThat(approval()).isEqualTo("refused");
    }

    /** Between the two writes of a version, or after a crash there. */
    @Test
    void isNotApprovedPastAVersionThatIsNotShownYet() {
      from(1, farm.caller()).put(pathOf(farm), asRegistered().put("kind", "retailer")).is(200);
      village.shownAsOf(1, "parties", farm.gln().digits());

      from(1, officer)
          .post(partyDecisions(farm), decision("approved"))
          .isProblem(412, "party-changed");
    }

    @Test
    void isNeverApprovedAsSomethingElseWhenItChangesAtThatMoment() {
      for (int round = 0; round < 40; round++) {
        var registration = Village.aParty("Hộ ông Tư").put("gln", Village.newGln().digits());
        String path = "/parties/" + registration.path("gln").stringValue();
        cooperative.caller().post("/parties", registration).is(201);
        var changed = registration.deepCopy().put("kind", "retailer");

        var change =
            CompletableFuture.supplyAsync(
                () -> from(1, cooperative.caller()).put(path, changed).status());
        from(1, officer).post(path + "/decisions", decision("approved"));

        if (change.join() == 200) {
          assertThat(officer.get(path).is(200).at("approval"))
              .as("round " + round)
              .isNotEqualTo("approved");
        }
      }
    }

    /** As it is now. */
    private Answer approves(Member party) {
      String etag = officer.get(pathOf(party)).is(200).header("ETag").orElseThrow();
      return officer
          .with("If-Match", etag)
          .post(partyDecisions(party), decision("approved"))
          .is(201);
    }

    /** The farm as the village registered it. */
    private ObjectNode asRegistered() {
      return Village.aParty("Hộ bà Lan").put("address", "Xã Gia Lâm, Hà Nội");
    }

    private List<String> kindsOfDecisions() {
      return farm.caller().get(partyDecisions(farm)).is(200).all("items").stream()
          .map(each -> each.path("kind").stringValue())
          .toList();
    }

    private String approval() {
      return farm.caller().get("/parties/" + farm.gln().digits()).is(200).at("approval");
    }

    private List<String> parties(String query) {
      var found = new ArrayList<String>();
      String after = "";
      do {
        var page = officer.get("/parties" + query + "&limit=200" + after).is(200);
        page.all("items").forEach(party -> found.add(party.path("gln").stringValue()));
        after = page.json().has("next") ? "&after=" + page.at("next") : "";
      } while (!after.isEmpty());
      return found;
    }
  }

  /** More came out than went in: recorded, and held until an officer releases it. */
  @Nested
  class AHeldLot {
    private final String key = held();

    @Test
    void saysWhy() {
      var trace = trace(packed);

      assertThat(trace.json().path("held").booleanValue()).isTrue();
      var finding = finding(trace);
      assertThat(finding.path("severity").stringValue()).isEqualTo("serious");
      assertThat(finding.path("released").booleanValue()).isFalse();
      assertThat(finding.path("article").stringValue()).isNotBlank();
      assertThat(finding.path("evidence").path("in").stringValue()).isEqualTo("100 KGM");
      assertThat(finding.path("evidence").path("out").stringValue()).isEqualTo("120 KGM");
    }

    @Test
    void isNotShippedAndNotSold() {
      for (var entry :
          List.of(cooperative.shipped(packed, "10", village.shop), cooperative.sold(packed, "1"))) {
        var answer = cooperative.caller().post("/events", entry).isProblem(409, "lot-held");
        assertThat(answer.at("detail")).contains("T-1", "mass");
      }
      assertThat(trace(packed).all("steps")).hasSize(1);
    }

    @Test
    void isShippedOnceReleased() {
      var decided = village.office(Role.INSPECTOR).post(lotDecisions(packed), release(key)).is(201);

      assertThat(decided.all("findings")).extracting(JsonNode::stringValue).containsExactly(key);
      assertThat(trace(packed).json().path("held").booleanValue()).isFalse();
      assertThat(finding(trace(packed)).path("released").booleanValue()).isTrue();
      cooperative.enters(cooperative.shipped(packed, "10", village.shop));
    }

    @ParameterizedTest
    @EnumSource(names = {"INSPECTOR", "CITY_DEPARTMENT"})
    void isReleasedByOfficesOfTheCity(Role role) {
      village.office(role).post(lotDecisions(packed), release(key)).is(201);
    }

    @Test
    void isReleasedByTheOfficerOfItsCommune() {
      village.officerOf(Village.COMMUNE).post(lotDecisions(packed), release(key)).is(201);
    }

    /**
     * The farm takes part in the chain, and answers for none of what the cooperative made of it.
     */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isNotReleasedByTheOfficerOfAnotherCommuneInItsChain(boolean registered) {
      moves(farm, ELSEWHERE);
      if (registered) {
        village.registered(packed);
      }

      var refused = village.officerOf(ELSEWHERE).post(lotDecisions(packed), release(key));

      assertThat(refused.isProblem(403, "other-commune").at("detail")).contains(Village.COMMUNE);
      assertThat(trace(packed).json().path("held").booleanValue()).isTrue();
      village.officerOf(Village.COMMUNE).post(lotDecisions(packed), release(key)).is(201);
    }

    /**
     * Of a product that nobody registered whoever says that he made it answers for it; one who says
     * so too does not bring it before an officer of his own, until he takes that back.
     */
    @Test
    void ofMakersInSeveralCommunesIsReleasedByTheCityOnly() {
      var unknown = LotId.of(Village.newGtin().digits(), "X-1");
      farm.enters(farm.packed(grown, "1", unknown, "2"));
      moves(village.stranger, ELSEWHERE);
      String claim = village.stranger.enters(village.stranger.harvested(unknown, "1"));
      var trace = village.office(Role.INSPECTOR).get(Caller.pathOf(unknown) + "/trace").is(200);
      String seen = finding(trace).path("key").stringValue();

      for (String commune : List.of(Village.COMMUNE, ELSEWHERE)) {
        village
            .officerOf(commune)
            .post(lotDecisions(unknown), release(seen))
            .isProblem(403, "other-commune");
      }
      village.office(Role.CITY_DEPARTMENT).post(lotDecisions(unknown), release(seen)).is(201);
      village.stranger.enters(village.stranger.correction(claim, "did-not-happen"));
      village.officerOf(Village.COMMUNE).post(lotDecisions(unknown), release(seen)).is(201);
    }

    @Test
    void isReleasedByNobodyElse() {
      for (var other : List.of(cooperative.caller(), farm.caller(), village.administrator())) {
        other.post(lotDecisions(packed), release(key)).isProblem(403, "role");
      }
      assertThat(trace(packed).json().path("held").booleanValue()).isTrue();
    }

    @Test
    void isReleasedForWhatTheOfficerHasSeenOnly() {
      var inspector = village.office(Role.INSPECTOR);

      inspector
          .post(lotDecisions(packed), release("some other finding"))
          .isProblem(409, "other-findings");
      var none = inspector.post(lotDecisions(packed), decision("released"));
      assertThat(none.isProblem(422).field()).isEqualTo("findings");
      var recall = release(key).put("kind", "recalled");
      assertThat(inspector.post(lotDecisions(packed), recall).isProblem(422).field())
          .isEqualTo("findings");

      assertThat(trace(packed).json().path("held").booleanValue()).isTrue();
    }
  }

  @Nested
  class ARecall {
    private final Caller inspector = village.office(Role.INSPECTOR);

    @Test
    void reachesWhatWasMadeOfTheLotUntilItIsLifted() {
      village.sells(grown, packed);
      assertThat(trace(packed).json().has("recalled")).isFalse();

      inspector.post(lotDecisions(grown), decision("recalled")).is(201);

      var recalled = trace(packed).json().path("recalled");
      assertThat(recalled.path("lot").path("lot").stringValue()).isEqualTo("A-1");
      assertThat(recalled.path("reason").stringValue()).isEqualTo("Đã xem tại chỗ");
      assertThat(recalled.has("since")).isTrue();
      assertThat(trace(grown).json().has("recalled")).isTrue();

      inspector.post(lotDecisions(grown), decision("recall-lifted")).is(201);

      assertThat(trace(packed).json().has("recalled")).isFalse();
      assertThat(cooperative.caller().get(lotDecisions(grown)).is(200).all("items"))
          .extracting(each -> each.path("kind").stringValue())
          .containsExactly("recall-lifted", "recalled");
    }

    @Test
    void doesNotReachWhatTheLotWasMadeOf() {
      village.sells(grown, packed);

      inspector.post(lotDecisions(packed), decision("recalled")).is(201);

      assertThat(trace(grown).json().has("recalled")).isFalse();
      assertThat(trace(packed).json().has("recalled")).isTrue();
    }

    @Test
    void isForInspectorsAndTheCityOnly() {
      village.sells(grown, packed);
      var others =
          Stream.of(
              farm.caller(),
              cooperative.caller(),
              village.administrator(),
              village.officerOf(Village.COMMUNE));

      others.forEach(
          other -> other.post(lotDecisions(grown), decision("recalled")).isProblem(403, "role"));
      village.office(Role.CITY_DEPARTMENT).post(lotDecisions(grown), decision("recalled")).is(201);
    }

    /** As broad as the chain, since it protects people. */
    @Test
    void isForTheInspectorOfAnyCommuneTheChainTouches() {
      moves(farm, ELSEWHERE);
      village.sells(grown, packed);

      inspectorOf("00001")
          .post(lotDecisions(packed), decision("recalled"))
          .isProblem(403, "other-commune");
      inspectorOf(ELSEWHERE).post(lotDecisions(packed), decision("recalled")).is(201);
    }

    @Test
    void ofTheCityIsLiftedByTheCityOnly() {
      village.sells(grown, packed);
      inspector.post(lotDecisions(grown), decision("recalled")).is(201);

      inspectorOf(Village.COMMUNE)
          .post(lotDecisions(grown), decision("recall-lifted"))
          .isProblem(403, "wider-recall");

      assertThat(trace(grown).json().has("recalled")).isTrue();
      village
          .office(Role.CITY_DEPARTMENT)
          .post(lotDecisions(grown), decision("recall-lifted"))
          .is(201);
      assertThat(trace(grown).json().has("recalled")).isFalse();
    }

    @Test
    void ofACommuneIsLiftedByThatCommuneOrTheCity() {
      moves(farm, ELSEWHERE);
      village.sells(grown, packed);
      var here = inspectorOf(Village.COMMUNE);
      here.post(lotDecisions(grown), decision("recalled")).is(201);

      var refused = inspectorOf(ELSEWHERE).post(lotDecisions(grown), decision("recall-lifted"));

      assertThat(refused.isProblem(403, "wider-recall").at("detail")).contains(Village.COMMUNE);
      inspectorOf(Village.COMMUNE).post(lotDecisions(grown), decision("recall-lifted")).is(201);
      here.post(lotDecisions(grown), decision("recalled")).is(201);
      inspector.post(lotDecisions(grown), decision("recall-lifted")).is(201);
    }

    /** Or recalling it once more would lift what the city had recalled. */
    @Test
    void ofTheCityIsNotCoveredByALaterOneOfACommune() {
      village.sells(grown, packed);
      var here = inspectorOf(Village.COMMUNE);
      inspector.post(lotDecisions(grown), decision("recalled")).is(201);
      here.post(lotDecisions(grown), decision("recalled")).is(201);

      here.post(lotDecisions(grown), decision("recall-lifted")).isProblem(403, "wider-recall");

      assertThat(trace(grown).json().has("recalled")).isTrue();
    }

    @Test
    void ofAnAccountThatIsGoneIsLiftedByTheCityOnly() {
      village.sells(grown, packed);
      village
          .api()
          .bean(Decisions.class)
          .add(
              new Decision(
                  UUID.randomUUID().toString(),
                  Subject.of(grown),
                  Decision.Kind.RECALLED,
                  "Đã xem tại chỗ",
                  List.of(),
                  "gone",
                  village.api().clock().instant()));

      inspectorOf(Village.COMMUNE)
          .post(lotDecisions(grown), decision("recall-lifted"))
          .isProblem(403, "wider-recall");
      inspector.post(lotDecisions(grown), decision("recall-lifted")).is(201);
    }

    @Test
    void thatNobodyMadeIsNotLifted() {
      village.sells(grown, packed);

      inspector.post(lotDecisions(grown), decision("recall-lifted")).isProblem(409, "not-recalled");
    }

    @Test
    void ofWhatNobodyKnowsIsRefused() {
      inspector.post(lotDecisions(grown), decision("recalled")).isProblem(404, "unknown-lot");
      inspector.post(lotDecisions(grown), decision("approved")).isProblem(400, "contract");
    }
  }

  /** Lists and registers are signed by the city and imported by it. */
  @Nested
  class WhatTheCityImports {
    @ParameterizedTest
    @EnumSource(names = {"CITY_DEPARTMENT", "ADMINISTRATOR"})
    void isImportedByIt(Role role) {
      village.office(role).post("/coverage/lists", list()).is(201);
      village.office(role).post("/isolation-register", register("Thuốc A", 7)).is(201);
    }

    @Test
    void isImportedByNobodyElse() {
      var others =
          List.of(
              farm.caller(),
              cooperative.caller(),
              village.office(Role.INSPECTOR),
              village.officerOf(Village.COMMUNE));

      for (var other : others) {
        other.post("/coverage/lists", list()).isProblem(403, "role");
        other.post("/isolation-register", register("Thuốc A", 7)).isProblem(403, "role");
      }
    }

    /** What was counted over the list before is not served any more. */
    @Test
    void isWhatTheFigureIsCountedOverAtOnce() {
      var city = village.office(Role.CITY_DEPARTMENT);
      for (String title : List.of("Danh mục 1", "Danh mục 2", "Danh mục 3")) {
        city.post("/coverage/lists", list().put("title", title)).is(201);

        var figure = village.nobody().get("/coverage/products").is(200);

        assertThat(figure.json().path("list").path("title").stringValue()).isEqualTo(title);
        assertThat(figure.json().path("denominator").intValue()).isEqualTo(1);
      }
    }

    @Test
    void isInForceAtOnceForEverybody() {
      var city = village.office(Role.CITY_DEPARTMENT);
      var imported = city.post("/isolation-register", register("Thuốc B", 14)).is(201);

      var inForce = farm.caller().get("/isolation-register").is(200);

      assertThat(inForce.json()).isEqualTo(imported.json());
      assertThat(inForce.all("entries").get(0).path("days").intValue()).isEqualTo(14);
    }

    /** Sprayed three hours before the harvest, with seven days to wait. */
    @Test
    void holdsAHarvestThatCameTooEarly() {
      var city = village.office(Role.CITY_DEPARTMENT);
      city.post("/isolation-register", register("Thuốc trừ sâu C", 7)).is(201);
      village.registered(grown);

      farm.enters(farm.sprayed(grown, "Thuốc trừ sâu C", "25"));
      farm.enters(farm.harvested(grown, "100"));

      var trace = farm.caller().get(Caller.pathOf(grown) + "/trace").is(200);
      assertThat(trace.json().path("held").booleanValue()).isTrue();
      assertThat(trace.all("findings").get(0).path("rule").stringValue()).isEqualTo("isolation");
      farm.caller()
          .post("/events", farm.shipped(grown, "100", cooperative))
          .isProblem(409, "lot-held");
    }

    @Test
    void namesTheLineThatIsWrong() {
      var city = village.office(Role.CITY_DEPARTMENT);
      var register = register("Thuốc", 400);
      var twice = register("Thuốc", 7);
      twice.withArray("entries").addObject().put("productName", "THUỐC ").put("days", 9);

      assertThat(city.post("/isolation-register", register).isProblem(400, "contract").field())
          .isEqualTo("entries[0].days");
      assertThat(city.post("/isolation-register", twice).isProblem(422).field())
          .isEqualTo("entries");
    }

    private ObjectNode list() {
      var list =
          JSON.createObjectNode()
              .put("kind", "products")
              .put("title", "Danh mục")
              .put("signedBy", "Sở Nông nghiệp và Môi trường")
              .put("signedOn", "2026-01-15")
              .put("cutOffOn", "2026-01-01");
      list.putArray("products")
          .addObject()
          .put("gtin", village.onions.digits())
          .put("productName", "Hành lá")
          .put("partyName", "Hộ bà Lan")
          .put("communeCode", Village.COMMUNE);
      return list;
    }

    private ObjectNode register(String product, int days) {
      var register =
          JSON.createObjectNode()
              .put("title", "Danh mục thuốc")
              .put("signedBy", "Cục Trồng trọt và Bảo vệ thực vật")
              .put("signedOn", "2026-01-15");
      register.putArray("entries").addObject().put("productName", product).put("days", days);
      return register;
    }
  }

  @Nested
  class HowLotsStand {
    private final LotId sound = village.registered(village.onions("A-2"));
    private final LotId bad = village.registered(village.onions("A-3"));
    private final LotId made = village.registered(packed);

    private void oneIsRecalledAndOneHeld() {
      for (var lot : List.of(sound, bad)) {
        farm.enters(farm.harvested(lot, "100"));
        farm.enters(farm.shipped(lot, "100", cooperative));
        cooperative.enters(cooperative.received(lot, "100", farm));
      }
      cooperative.enters(cooperative.packed(sound, "100", made, "150"));
      var recall = decision("recalled");
      village.office(Role.INSPECTOR).post(Caller.pathOf(bad) + "/decisions", recall).is(201);
    }

    @Test
    void standsInTheListWhereItIsAskedFor() {
      oneIsRecalledAndOneHeld();

      assertThat(standings(farm.caller(), "/lots?standing=all"))
          .contains("A-3 recalled")
          .anyMatch(each -> each.matches("A-2 (sound|open)"));
      assertThat(standings(cooperative.caller(), "/lots?standing=all")).containsExactly("T-1 held");
      assertThat(farm.caller().get("/lots").all("items"))
          .isNotEmpty()
          .noneMatch(lot -> lot.has("standing"));
    }

    @Test
    void onlyThoseThatAreStoppedAreListedWhereOnlyThoseAreAskedFor() {
      oneIsRecalledAndOneHeld();
      var officer = village.officerOf(Village.COMMUNE);
      String ofTheFarm = "&ownerGln=" + farm.gln().digits();
      String ofTheCooperative = "&ownerGln=" + cooperative.gln().digits();

      assertThat(standings(officer, "/lots?standing=stopped" + ofTheFarm))
          .containsExactly("A-3 recalled");
      for (String standing : List.of("stopped", "all")) {
        assertThat(officer.get("/lots?standing=" + standing + ofTheFarm).all("items"))
            .as("a plan is read where the lot is opened, and that is logged")
            .isNotEmpty()
            .noneMatch(lot -> lot.has("plannedQuantity"));
      }
      assertThat(standings(officer, "/lots?standing=stopped" + ofTheCooperative))
          .containsExactly("T-1 held");
      assertThat(standings(farm.caller(), "/lots?standing=stopped"))
          .containsExactly("A-3 recalled");
      assertThat(standings(officer, "/lots?standing=found" + ofTheFarm))
          .as("a day of production is missing, too")
          .containsExactly("A-2 open", "A-3 recalled");
    }

    @Test
    void comesPageByPage() {
      var officer = village.officerOf(Village.COMMUNE);
      for (int each = 1; each <= 5; each++) {
        var lot = village.registered(village.onions("B-" + each));
        var recall = decision("recalled");
        farm.enters(farm.harvested(lot, "1"));
        village.office(Role.INSPECTOR).post(Caller.pathOf(lot) + "/decisions", recall).is(201);
      }
      String path = "/lots?standing=stopped&limit=2&ownerGln=" + farm.gln().digits();
      var found = new ArrayList<String>();
      var page = officer.get(path).is(200);
      while (true) {
        page.all("items").forEach(lot -> found.add(lot.path("lot").stringValue()));
        if (page.at("next").isEmpty()) {
          break;
        }
        page = officer.get(path + "&after=" + page.at("next").replace("/", "%2F")).is(200);
      }

      assertThat(found).containsExactly("B-1", "B-2", "B-3", "B-4", "B-5");
    }

    @Test
    void anOwnerOutsideOfWhatTheAccountSeesHasNone() {
      farm.enters(farm.harvested(sound, "100"));
      String ofTheFarm = "/lots?ownerGln=" + farm.gln().digits();

      assertThat(village.officerOf(Village.COMMUNE).get(ofTheFarm).all("items")).isNotEmpty();
      assertThat(village.officerOf(ELSEWHERE).get(ofTheFarm).all("items")).isEmpty();
      assertThat(village.stranger.caller().get(ofTheFarm).all("items")).isEmpty();
      assertThat(village.office(Role.INSPECTOR).get(ofTheFarm).all("items")).isNotEmpty();
      farm.caller().get("/lots?ownerGln=123").isProblem(400, "contract");
      farm.caller().get("/lots?standing=held").isProblem(400, "contract");
    }

    private List<String> standings(Caller caller, String path) {
      return caller.get(path).is(200).all("items").stream()
          .map(lot -> lot.path("lot").stringValue() + " " + lot.path("standing").stringValue())
          .toList();
    }
  }

  @Nested
  class ACertificate {
    private final Caller holder = cooperative.caller();

    @Test
    void liesWhereTheAnswerSaysUnderAnyNumber() {
      String number = "VG/2026-" + village.bags.digits() + " Số 1%";

      var created = holder.post("/certificates", certificate(number)).is(201);

      var found = holder.get(created.header("Location").orElseThrow()).is(200);
      assertThat(found.json()).isEqualTo(created.json());
      assertThat(found.at("number")).isEqualTo(number);
      assertThat(found.at("holderName")).isEqualTo("Hợp tác xã Dương Xá");
      assertThat(found.header("ETag")).hasValue("\"1\"");
    }

    @Test
    void isValidThroughItsLastDay() {
      String today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).toString();
      var certificate = certificate(newNumber()).put("validUntil", today);

      assertThat(
              holder.post("/certificates", certificate).is(201).json().path("valid").booleanValue())
          .isTrue();
    }

    @Test
    void endsEarlyFromTheVersionSeen() {
      var certificate = certificate(newNumber());
      String path = registered(certificate);
      var revoked = certificate.put("validUntil", "2026-06-30");

      from(1, holder).put(path, revoked).is(200);
      from(1, holder).put(path, revoked).isProblem(412, "certificate-changed");
      holder.put(path, revoked).isProblem(400, "contract");

      assertThat(holder.get(path).is(200).at("validUntil")).isEqualTo("2026-06-30");
    }

    /** Or a certificate that ended would be made to have covered whatever was sold since. */
    @ParameterizedTest
    @CsvSource({
      "validUntil, 2030-12-31",
      "validUntil, 2028-01-01",
      "validFrom, 2024-12-31",
      "scheme, organic"
    })
    void saysNoMoreThanItWasRegisteredFor(String field, String value) {
      var certificate = certificate(newNumber());
      String path = registered(certificate);

      for (var caller : List.of(holder, village.administrator())) {
        var refused =
            from(1, caller)
                .put(path, certificate.deepCopy().put(field, value))
                .isProblem(409, "certificate-period");
        assertThat(refused.field()).isEqualTo(field);
        assertThat(refused.at("detail")).contains("register the renewed certificate");
      }

      assertThat(holder.get(path).is(200).at(field))
          .isEqualTo(certificate.path(field).stringValue());
    }

    @Test
    void staysWithItsHolder() {
      var certificate = certificate(newNumber());
      String path = registered(certificate);
      certificate.put("holderGln", farm.gln().digits());
      certificate.putArray("products").add(village.onions.digits());

      var refused = from(1, village.administrator()).put(path, certificate);

      assertThat(refused.isProblem(409, "certificate-period").field()).isEqualTo("holderGln");
    }

    @Test
    void isNotWidenedInTwoSteps() {
      var certificate = certificate(newNumber());
      String path = registered(certificate);
      from(1, holder).put(path, certificate.deepCopy().put("validUntil", "2026-06-30")).is(200);

      var refused = from(2, holder).put(path, certificate);

      assertThat(refused.isProblem(409, "certificate-period").field()).isEqualTo("validUntil");
    }

    @Test
    void isRenewedUnderANumberOfItsOwn() {
      registered(certificate(newNumber()));

      registered(
          certificate(newNumber()).put("validFrom", "2028-01-01").put("validUntil", "2030-12-31"));

      assertThat(holder.get("/certificates").is(200).all("items")).hasSize(2);
    }

    @Test
    void isSeenByItsHolderAndOffices() {
      String path =
          holder
              .post("/certificates", certificate(newNumber()))
              .is(201)
              .header("Location")
              .orElseThrow();

      village.office(Role.INSPECTOR).get(path).is(200);
      farm.caller().get(path).isProblem(403, "other-party");
      assertThat(farm.caller().get("/certificates").is(200).all("items")).isEmpty();
      assertThat(holder.get("/certificates").is(200).all("items")).hasSize(1);
    }

    @Test
    void standsForProductsOfItsHolder() {
      var foreign = certificate(newNumber());
      foreign.putArray("products").add(village.onions.digits());
      holder.post("/certificates", foreign).isProblem(403, "other-product");

      var unknown = certificate(newNumber());
      unknown.putArray("products").add(Village.newGtin().digits());
      holder.post("/certificates", unknown).isProblem(404, "unknown-product");

      var misread = certificate(newNumber());
      misread.withArray("products").add(Village.misread(village.bags.digits()));
      assertThat(holder.post("/certificates", misread).isProblem(422).field())
          .isEqualTo("products[1]");
    }

    @Test
    void doesNotEndBeforeItBegins() {
      var certificate = certificate(newNumber()).put("validUntil", "2024-12-31");

      assertThat(holder.post("/certificates", certificate).isProblem(422).field())
          .isEqualTo("validUntil");
    }

    private String registered(ObjectNode certificate) {
      return holder.post("/certificates", certificate).is(201).header("Location").orElseThrow();
    }

    private String newNumber() {
      return "VG-" + Village.newGtin().digits();
    }
  }

  @Test
  void theLegalProfileInForceIsPublic() {
    var profile = village.nobody().get("/legal-profile").is(200);

    assertThat(profile.all("fields")).isNotEmpty();
    assertThat(profile.at("title")).startsWith("Profile based on");
  }

  private Caller inspectorOf(String commune) {
    return village.withKey(
        village.account(Role.INSPECTOR, Optional.empty(), Optional.of(new CommuneCode(commune))));
  }

  /** To another commune; the village registered it as version 1. */
  private void moves(Member party, String commune) {
    var known = village.api().parties().get(party.gln()).value();
    village
        .api()
        .parties()
        .replace(
            new Party(
                known.gln(),
                known.name(),
                known.kind(),
                known.address(),
                new CommuneCode(commune),
                known.taxCode(),
                known.memberOf()),
            1,
            "test");
  }

  /** Packs 120 kg out of 100; the key of the finding. */
  private String held() {
    farm.enters(farm.harvested(grown, "100"));
    cooperative.enters(cooperative.packed(grown, "100", packed, "120"));
    return finding(trace(packed)).path("key").stringValue();
  }

  private static JsonNode finding(Answer trace) {
    return trace.all("findings").stream()
        .filter(each -> each.path("rule").stringValue().equals("mass"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(trace.text()));
  }

  private Answer trace(LotId lot) {
    return cooperative.caller().get(Caller.pathOf(lot) + "/trace").is(200);
  }

  private ObjectNode certificate(String number) {
    var certificate =
        JSON.createObjectNode()
            .put("number", number)
            .put("holderGln", cooperative.gln().digits())
            .put("scheme", "vietgap")
            .put("issuedBy", "Trung tâm chứng nhận")
            .put("validFrom", "2025-01-01")
            .put("validUntil", "2027-12-31");
    certificate.putArray("products").add(village.bags.digits());
    return certificate;
  }

  private static String pathOf(Member party) {
    return "/parties/" + party.gln().digits();
  }

  private static String partyDecisions(Member party) {
    return pathOf(party) + "/decisions";
  }

  private static Caller from(int version, Caller caller) {
    return caller.with("If-Match", "\"" + version + "\"");
  }

  private static String lotDecisions(LotId lot) {
    return Caller.pathOf(lot) + "/decisions";
  }

  private static ObjectNode decision(String kind) {
    return JSON.createObjectNode().put("kind", kind).put("reason", "Đã xem tại chỗ");
  }

  private static ObjectNode release(String finding) {
    var release = decision("released");
    release.putArray("findings").add(finding);
    return release;
  }

  private static List<String> lotsIn(Answer page) {
    return page.is(200).all("items").stream().map(each -> each.path("lot").stringValue()).toList();
  }

  private static List<String> namesIn(Answer page) {
    return page.is(200).all("items").stream().map(each -> each.path("name").stringValue()).toList();
  }
}

package vn.traceability.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.account.Role;
import vn.traceability.ingest.Answer;
import vn.traceability.ingest.Caller;
import vn.traceability.ingest.InTheVillage;
import vn.traceability.ingest.Village;

/** Parties, places, products and lots, as their owners register and change them. */
@ExtendWith(InTheVillage.class)
class MasterDataIT {
  private final Village village;

  MasterDataIT(Village village) {
    this.village = village;
  }

  @ParameterizedTest
  @EnumSource
  void whatIsRegisteredLiesWhereTheAnswerSays(Kind kind) {
    var registration = kind.registration(village);

    var created = cooperative().post(kind.path, registration).is(201);

    assertThat(created.header("Location")).hasValue("/api/v1" + kind.pathOf(registration));
    assertThat(created.header("ETag")).hasValue("\"1\"");
    assertHolds(created, registration);
    var found = cooperative().get(created.header("Location").orElseThrow()).is(200);
    assertThat(found.json()).isEqualTo(created.json());
    assertThat(found.header("ETag")).isEqualTo(created.header("ETag"));
  }

  @ParameterizedTest
  @EnumSource
  void theSameAgainIsNoErrorAndOtherContentIs(Kind kind) {
    var registration = kind.registration(village);
    var first = cooperative().post(kind.path, registration).is(201);

    var again = cooperative().post(kind.path, registration).is(201);
    cooperative()
        .post(kind.path, kind.changed(registration))
        .isProblem(409, kind.slug() + "-exists");

    assertThat(again.json()).isEqualTo(first.json());
    assertThat(again.header("ETag")).hasValue("\"1\"");
    assertThat(cooperative().get(kind.pathOf(registration)).json()).isEqualTo(first.json());
  }

  @ParameterizedTest
  @EnumSource
  void whatNobodyRegisteredIsNotThere(Kind kind) {
    cooperative()
        .get(kind.pathOf(kind.registration(village)))
        .isProblem(404, "unknown-" + kind.slug());
  }

  /** Vietnamese has two spellings of most vowels; what looks the same is the same. */
  @ParameterizedTest
  @EnumSource(names = {"PARTY", "PLACE", "PRODUCT"})
  void textIsKeptInOneSpelling(Kind kind) {
    String composed = "Hành phi Dương Xá – Đỗ Thị Ngọc Ánh";
    String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
    var registration = kind.registration(village).put("name", "  " + decomposed + " ");

    var created = cooperative().post(kind.path, registration).is(201);

    assertThat(created.at("name")).isEqualTo(composed);
    cooperative().post(kind.path, registration.put("name", composed)).is(201);
  }

  @ParameterizedTest
  @EnumSource(names = {"PARTY", "PLACE", "PRODUCT"})
  void aBlankNameOrOneWithALineBreakIsRefused(Kind kind) {
    for (String name : List.of("   ", "Hành\nphi", "Hành\u0000phi")) {
      var answer =
          cooperative()
              .post(kind.path, kind.registration(village).put("name", name))
              .isProblem(422, "invalid-name");

      assertThat(answer.field()).isEqualTo("name");
    }
  }

  /** The next version of what is there. */
  @Nested
  class ReplacingOne {
    @ParameterizedTest
    @EnumSource
    void writesTheNextVersion(Kind kind) {
      var registration = registered(kind);
      var changed = kind.changed(registration);

      var answer = from(1).put(kind.pathOf(registration), changed).is(200);

      assertThat(answer.header("ETag")).hasValue("\"2\"");
      assertHolds(answer, changed);
      var found = cooperative().get(kind.pathOf(registration)).is(200);
      assertThat(found.json()).isEqualTo(answer.json());
      assertThat(found.header("ETag")).hasValue("\"2\"");
    }

    @ParameterizedTest
    @EnumSource
    void fromAStaleVersionChangesNothing(Kind kind) {
      var registration = registered(kind);
      var changed = kind.changed(registration);
      from(1).put(kind.pathOf(registration), changed).is(200);

      for (int version : List.of(1, 7)) {
        from(version)
            .put(kind.pathOf(registration), registration)
            .isProblem(412, kind.slug() + "-changed");
      }

      assertHolds(cooperative().get(kind.pathOf(registration)).is(200), changed);
    }

    @ParameterizedTest
    @EnumSource
    void needsToSayFromWhichVersion(Kind kind) {
      var registration = registered(kind);

      var missing = cooperative().put(kind.pathOf(registration), registration);

      assertThat(missing.isProblem(400, "contract").field()).isEqualTo("If-Match");
      for (String nonsense : List.of("1", "*", "\"one\"", "W/\"1\"", "\"1\", \"2\"")) {
        cooperative()
            .with("If-Match", nonsense)
            .put(kind.pathOf(registration), registration)
            .isProblem(400, "contract");
      }
    }

    @ParameterizedTest
    @EnumSource
    void thatIsNotThereIsNotFound(Kind kind) {
      var registration = kind.registration(village);

      from(1).put(kind.pathOf(registration), registration).isProblem(404, "unknown-" + kind.slug());
    }

    @ParameterizedTest
    @EnumSource
    void isForWhoeverItBelongsTo(Kind kind) {
      var registration = registered(kind);

      for (var other : List.of(village.stranger.caller(), village.office(Role.INSPECTOR))) {
        other
            .with("If-Match", "\"1\"")
            .put(kind.pathOf(registration), kind.changed(registration))
            .isProblem(403, "other-party");
      }
      village
          .administrator()
          .with("If-Match", "\"1\"")
          .put(kind.pathOf(registration), kind.changed(registration))
          .is(200);
    }

    @ParameterizedTest
    @EnumSource
    void cannotGiveItAnotherName(Kind kind) {
      var registration = registered(kind);
      var other = kind.changed(registration).put(kind.name, kind.newName());

      var answer = from(1).put(kind.pathOf(registration), other).isProblem(422);

      assertThat(answer.field()).isEqualTo(kind.name);
    }

    @ParameterizedTest
    @EnumSource(names = {"PLACE", "PRODUCT", "LOT"})
    void givesNothingAwayAndTakesNothing(Kind kind) {
      var registration = registered(kind);
      var given =
          registration
              .deepCopy()
              .put(kind == Kind.PLACE ? "partyGln" : "ownerGln", village.stranger.gln().digits());

      from(1).put(kind.pathOf(registration), given).isProblem(403, "other-party");
      village
          .stranger
          .caller()
          .with("If-Match", "\"1\"")
          .put(kind.pathOf(registration), given)
          .isProblem(403, "other-party");
    }

    private Caller from(int version) {
      return cooperative().with("If-Match", "\"" + version + "\"");
    }

    private ObjectNode registered(Kind kind) {
      var registration = kind.registration(village);
      cooperative().post(kind.path, registration).is(201);
      return registration;
    }
  }

  @Nested
  class Parties {
    @Test
    void withoutANumberGetAnInternalOne() {
      var one = cooperative().post("/parties", Village.aParty("Một")).is(201);
      var two = cooperative().post("/parties", Village.aParty("Một")).is(201);

      assertThat(one.at("numbering")).isEqualTo("internal");
      assertThat(one.at("gln")).matches("290[0-9]{10}").isNotEqualTo(two.at("gln"));
    }

    @Test
    void areFoundByWordsWithoutTheirAccentsWhereverTheyAreListed() {
      String number = Village.newGln().digits().substring(3, 12);
      var path = "/parties?communeCode=" + Village.COMMUNE + "&q=";
      String found = register("Hộ trồng Hành Đỏ " + number).at("gln");
      register("Hộ trồng tỏi " + number);

      for (String typed : List.of("hanh+" + number, "H%C3%80NH+do+" + number, number + "%20hanh")) {
        assertThat(cooperative().get(path + typed).is(200).all("items"))
            .extracting(each -> each.path("gln").stringValue())
            .containsExactly(found);
      }
      assertThat(cooperative().get("/parties?q=" + found).is(200).all("items")).hasSize(1);
      assertThat(cooperative().get("/parties?communeCode=00577&q=" + number).all("items"))
          .isEmpty();
    }

    @Test
    void areFoundPageByPage() {
      String number = Village.newGln().digits().substring(3, 12);
      List.of("Một", "Hai", "Ba").forEach(each -> register(each + " " + number));

      var first = cooperative().get("/parties?limit=2&q=" + number).is(200);
      var second =
          cooperative().get("/parties?limit=2&q=" + number + "&after=" + first.at("next")).is(200);

      assertThat(first.all("items")).hasSize(2);
      assertThat(second.all("items")).hasSize(1);
      assertThat(second.json().has("next")).isFalse();
    }

    @Test
    void areNotFoundByNothing() {
      for (String typed : List.of("%20", "%3F%3F%3F")) {
        assertThat(cooperative().get("/parties?q=" + typed).isProblem(400, "contract").field())
            .isEqualTo("q");
      }
    }

    private Answer register(String name) {
      return village.administrator().post("/parties", Village.aParty(name)).is(201);
    }

    @Test
    void withAGlnKeepIt() {
      var party = Village.aParty("Hộ ông Tư").put("gln", Village.newGln().digits());

      assertThat(cooperative().post("/parties", party).is(201).at("numbering")).isEqualTo("gs1");
    }

    @ParameterizedTest
    @EnumSource(names = {"COOPERATIVE", "GROUP_LEADER", "ADMINISTRATOR"})
    void areRegisteredByThoseWhoWorkWithHouseholds(Role role) {
      callerOf(role).post("/parties", Village.aParty("Hộ ông Tư")).is(201);
    }

    @ParameterizedTest
    @EnumSource(names = {"FARMER", "PROCESSOR", "TRADER", "INSPECTOR", "CITY_DEPARTMENT"})
    void areRegisteredByNobodyElse(Role role) {
      callerOf(role).post("/parties", Village.aParty("Hộ ông Tư")).isProblem(403, "role");
    }

    @Test
    void withAWrongCheckDigitAreRefused() {
      String misread = Village.misread(Village.newGln().digits());

      var registered = cooperative().post("/parties", Village.aParty("Ai").put("gln", misread));
      var asked = cooperative().get("/parties/" + misread);

      assertThat(registered.isProblem(422, "invalid-gln").field()).isEqualTo("gln");
      assertThat(asked.isProblem(422, "invalid-gln").field()).isEqualTo("gln");
    }

    @Test
    void areChangedByWhoeverRegisteredThem() {
      var registration = Kind.PARTY.registration(village);
      cooperative().post("/parties", registration).is(201);

      cooperative()
          .with("If-Match", "\"1\"")
          .put(Kind.PARTY.pathOf(registration), registration.put("address", "Xóm 4"))
          .is(200);
    }

    private Caller callerOf(Role role) {
      return role.isOfParty()
          ? village.withKey(
              village.account(role, Optional.of(village.farm.gln()), Optional.empty()))
          : village.office(role);
    }
  }

  @Nested
  class Places {
    @Test
    void areOfTheOneWhoRegistersThem() {
      farm().post("/places", Village.aPlace(village.farm)).is(201);
      farm().post("/places", Village.aPlace(village.stranger)).isProblem(403, "other-party");
      village.administrator().post("/places", Village.aPlace(village.stranger)).is(201);
    }

    @Test
    void ofAPartyThatNobodyRegisteredAreNotTaken() {
      var place = Village.aPlace(village.farm).put("partyGln", Village.newGln().digits());

      village.administrator().post("/places", place).isProblem(404, "unknown-party");
    }

    @Test
    void ofAMisreadPartyNameTheField() {
      String misread = Village.misread(village.farm.gln().digits());

      var answer = farm().post("/places", Village.aPlace(village.farm).put("partyGln", misread));

      assertThat(answer.isProblem(422, "invalid-gln").field()).isEqualTo("partyGln");
    }

    @Test
    void ofAnotherPartyCanBeListed() {
      var places = farm().get("/places?partyGln=" + village.shop.gln().digits()).is(200);

      assertThat(places.all("items"))
          .extracting(place -> place.path("gln").stringValue())
          .containsExactly(village.shop.place().digits());
    }
  }

  @Nested
  class Products {
    @Test
    void ofAnotherPartyAreNotRegistered() {
      farm().post("/products", Village.aProduct(village.cooperative)).isProblem(403, "other-party");
    }

    @Test
    void withMisreadNumbersNameTheField() {
      String gtin = Village.misread(Village.newGtin().digits());
      String owner = Village.misread(village.farm.gln().digits());

      var misread = farm().post("/products", Village.aProduct(village.farm).put("gtin", gtin));
      var nobodys = farm().post("/products", Village.aProduct(village.farm).put("ownerGln", owner));

      assertThat(misread.isProblem(422, "invalid-gtin").field()).isEqualTo("gtin");
      assertThat(nobodys.isProblem(422, "invalid-gln").field()).isEqualTo("ownerGln");
    }

    @Test
    void withoutANumberGetAnInternalOne() {
      var product = farm().post("/products", Village.aProduct(village.farm)).is(201);

      assertThat(product.at("numbering")).isEqualTo("internal");
      assertThat(product.at("gtin")).startsWith("0291");
    }
  }

  @Nested
  class Lots {
    /** All that GS1 allows, in an address. */
    @ParameterizedTest
    @ValueSource(
        strings = {"HP/01", "A;b=1", "100%", "50%2F", "a+b", "?q=1", "'x'\"y\"", "..x", "/", "%"})
    void areFoundUnderAnyNumber(String number) {
      var lot = village.onions(number);

      var created = farm().post("/lots", village.aLot(lot)).is(201);

      var found = farm().get(created.header("Location").orElseThrow()).is(200);
      assertThat(found.at("lot")).isEqualTo(number);
      assertThat(farm().get(Caller.pathOf(lot)).is(200).json()).isEqualTo(found.json());
      var trace = farm().get(Caller.pathOf(lot) + "/trace").is(200).json();
      assertThat(trace.path("lot").path("lot").stringValue()).isEqualTo(number);
    }

    @Test
    void nameTheirProductOwnerAndPlace() {
      var lot = farm().post("/lots", village.aLot(village.onions("A"))).is(201);

      assertThat(lot.at("productName")).isEqualTo("Hành lá");
      assertThat(lot.at("ownerName")).isEqualTo("Hộ bà Lan");
      assertThat(lot.at("placeName")).isEqualTo("Thửa ruộng");
      assertThat(lot.at("origin")).isEqualTo("registered");
      assertThat(lot.at("registeredAt")).endsWith("+07:00");
    }

    @Test
    void needNoMoreThanProductNumberAndOwner() {
      var bare = village.aLot(village.onions("A"));
      bare.remove(List.of("placeGln", "plannedQuantity", "producedOn", "expiresOn"));

      var lot = farm().post("/lots", bare).is(201);

      assertThat(lot.json().propertyNames())
          .doesNotContain("placeGln", "placeName", "plannedQuantity", "producedOn", "expiresOn");
    }

    @Test
    void thatExpireBeforeTheyAreMadeAreRefused() {
      var lot = village.aLot(village.onions("A")).put("expiresOn", "2026-02-28");

      var answer = farm().post("/lots", lot).isProblem(422, "invalid-expires-on");

      assertThat(answer.field()).isEqualTo("expiresOn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "01/03/2026", "2026-3-1", "", "hôm qua"})
    void onADayThatIsNoneBreakTheContract(String day) {
      var lot = village.aLot(village.onions("A")).put("producedOn", day);

      var answer = farm().post("/lots", lot).isProblem(400, "contract");

      assertThat(answer.field()).isEqualTo("producedOn");
    }

    @Test
    void ofNoAmountAreRefused() {
      var lot = village.aLot(village.onions("A"));
      lot.putObject("plannedQuantity").put("value", "0").put("unit", "KGM");

      var answer = farm().post("/lots", lot).isProblem(422);

      assertThat(answer.field()).isEqualTo("plannedQuantity.value");
    }

    @Test
    void thatNameWhatNobodyRegisteredAreNotTaken() {
      var product = village.aLot(village.onions("A")).put("gtin", Village.newGtin().digits());
      farm().post("/lots", product).isProblem(404, "unknown-product");

      var place = village.aLot(village.onions("A")).put("placeGln", Village.newGln().digits());
      farm().post("/lots", place).isProblem(404, "unknown-place");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gtin", "ownerGln", "placeGln"})
    void withMisreadNumbersNameTheField(String member) {
      var lot = village.aLot(village.onions("A"));
      lot.put(member, Village.misread(lot.path(member).stringValue()));

      assertThat(farm().post("/lots", lot).isProblem(422).field()).isEqualTo(member);
    }

    @Test
    void ofAnotherPartyOrOfItsProductAreNotRegistered() {
      farm().post("/lots", village.aLot(village.bags("A"))).isProblem(403, "other-party");

      var mine = village.aLot(village.bags("A")).put("ownerGln", village.farm.gln().digits());
      farm().post("/lots", mine).isProblem(403, "other-product");
    }

    /** What the next one in the chain has got is what it was when it left. */
    @ParameterizedTest
    @CsvSource({"producedOn, 2026-03-02", "expiresOn, 2026-03-20", "placeGln, ", "expiresOn, "})
    void thatWereSentOnKeepTheirDaysAndTheirPlace(String field, @Nullable String value) {
      var lot = registered("A");
      village.farm.enters(village.farm.harvested(village.onions("A"), "100"));
      village.farm.enters(village.farm.shipped(village.onions("A"), "10", village.cooperative));

      var refused = changed(lot, field, value).isProblem(409, "lot-left");

      assertThat(refused.field()).isEqualTo(field);
      assertThat(refused.at("detail")).contains(field, "/A");
      assertThat(farm().get(Caller.pathOf(village.onions("A"))).header("ETag")).hasValue("\"1\"");
    }

    @Test
    void thatWereUsedUpKeepTheirDaysAndTheirPlace() {
      var lot = registered("A");
      village.farm.enters(village.farm.harvested(village.onions("A"), "100"));
      village.farm.enters(
          village.farm.packed(village.onions("A"), "10", village.onions("B"), "10"));

      changed(lot, "producedOn", "2026-03-02").isProblem(409, "lot-left");
    }

    @Test
    void thatWereSentOnMayStillBePlannedOtherwise() {
      var lot = registered("A");
      village.farm.enters(village.farm.shipped(village.onions("A"), "10", village.cooperative));
      lot.putObject("plannedQuantity").put("value", "90").put("unit", "KGM");

      farm().with("If-Match", "\"1\"").put(Caller.pathOf(village.onions("A")), lot).is(200);
    }

    @Test
    void areChangedWhileTheyAreHere() {
      var lot = registered("A");
      village.farm.enters(village.farm.harvested(village.onions("A"), "100"));

      changed(lot, "producedOn", "2026-03-02").is(200);
    }

    @Test
    void areHereAgainOnceTheShipmentIsTakenBack() {
      var lot = registered("A");
      String shipment =
          village.farm.enters(village.farm.shipped(village.onions("A"), "10", village.cooperative));
      village.farm.enters(village.farm.correction(shipment, "did-not-happen"));

      changed(lot, "producedOn", "2026-03-02").is(200);
    }

    @Test
    void thatWereSentOnAreSaidToBeStaleFirst() {
      var lot = registered("A");
      village.farm.enters(village.farm.shipped(village.onions("A"), "10", village.cooperative));

      farm()
          .with("If-Match", "\"2\"")
          .put(Caller.pathOf(village.onions("A")), lot.put("producedOn", "2026-03-02"))
          .isProblem(412, "lot-changed");
    }

    /** Between the two writes of a version: what is looked at is never another than is followed. */
    @Test
    void areNotChangedPastALookAtTheVersionBefore() {
      var lot = registered("A");
      var id = village.onions("A");
      village.farm.enters(village.farm.shipped(id, "10", village.cooperative));
      lot.putObject("plannedQuantity").put("value", "90").put("unit", "KGM");
      farm().with("If-Match", "\"1\"").put(Caller.pathOf(id), lot).is(200);
      village.shownAsOf(1, "lots", id.toString());

      farm()
          .with("If-Match", "\"2\"")
          .put(Caller.pathOf(id), lot.deepCopy().put("producedOn", "2026-03-02"))
          .isProblem(412, "lot-changed");
      farm().with("If-Match", "\"1\"").put(Caller.pathOf(id), lot).isProblem(412, "lot-changed");
      farm().with("If-Match", "\"2\"").put(Caller.pathOf(id), lot).is(200); // the try repaired it
    }

    private ObjectNode registered(String number) {
      var lot = village.aLot(village.onions(number));
      farm().post("/lots", lot).is(201);
      return lot;
    }

    private Answer changed(ObjectNode lot, String field, @Nullable String value) {
      if (value == null) {
        lot.remove(field);
      } else {
        lot.put(field, value);
      }
      String number = lot.path("lot").stringValue();
      return farm().with("If-Match", "\"1\"").put(Caller.pathOf(village.onions(number)), lot);
    }

    @Test
    void ofOneProductAreListedInPages() {
      var numbers = IntStream.range(0, 7).mapToObj(i -> "L-" + i).toList();
      for (String number : numbers) {
        farm().post("/lots", village.aLot(village.onions(number))).is(201);
      }

      var listed = pages(farm(), "/lots?gtin=" + village.onions.digits(), 3);

      assertThat(listed)
          .extracting(lot -> lot.path("lot").stringValue())
          .containsExactlyInAnyOrderElementsOf(numbers);
    }
  }

  @Nested
  class PagesOf {
    @ParameterizedTest
    @EnumSource(names = {"PLACE", "PRODUCT", "LOT"})
    void oneOwnerTogetherHoldAllThatIsThere(Kind kind) {
      var registered = new ArrayList<JsonNode>();
      for (int i = 0; i < 7; i++) {
        var registration = kind.registration(village);
        if (kind == Kind.LOT) {
          registration.put("lot", "L/" + i);
        }
        registered.add(cooperative().post(kind.path, registration).is(201).json());
      }

      var all = pages(cooperative(), kind.path + "?", 200);

      assertThat(all).containsAll(registered).doesNotHaveDuplicates();
      int fromTheStart = kind == Kind.LOT ? 0 : 1;
      assertThat(all).hasSize(7 + fromTheStart);
      for (int limit : List.of(1, 3, 4, 7, 8, 9)) {
        assertThat(pages(cooperative(), kind.path + "?", limit)).isEqualTo(all);
      }
    }

    @Test
    void allPartiesTogetherHoldEveryPartyOnce() {
      var all = pages(farm(), "/parties?", 200);

      assertThat(pages(farm(), "/parties?", 37)).isEqualTo(all);
      assertThat(all.stream().map(party -> party.path("gln").stringValue()).toList())
          .contains(village.farm.gln().digits(), village.shop.gln().digits())
          .doesNotHaveDuplicates()
          .isSorted();
    }

    @Test
    void nothingAreEmpty() {
      var lots = farm().get("/lots").is(200);

      assertThat(lots.all("items")).isEmpty();
      assertThat(lots.json().has("next")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=-1", "limit=many", "limit=1.5"})
    void noSuchSizeBreakTheContract(String limit) {
      for (var kind : Kind.values()) {
        var answer = farm().get(kind.path + "?" + limit).isProblem(400, "contract");

        assertThat(answer.field()).isEqualTo("limit");
      }
    }

    @ParameterizedTest
    @EnumSource
    void noCursorOfOursBreakTheContract(Kind kind) {
      var answer = farm().get(kind.path + "?after=x").isProblem(400, "contract");

      assertThat(answer.field()).isEqualTo("after");
    }
  }

  private Caller cooperative() {
    return village.cooperative.caller();
  }

  private Caller farm() {
    return village.farm.caller();
  }

  /** All elements of all pages, each page no longer than asked for. */
  private static List<JsonNode> pages(Caller caller, String path, int limit) {
    var all = new ArrayList<JsonNode>();
    String after = "";
    do {
      var page = caller.get(path + "&limit=" + limit + after).is(200);
      assertThat(page.all("items")).hasSizeLessThanOrEqualTo(limit);
      all.addAll(page.all("items"));
      after =
          page.json().has("next")
              ? "&after=" + URLEncoder.encode(page.at("next"), StandardCharsets.UTF_8)
              : "";
    } while (!after.isEmpty());
    return all;
  }

  /** Whether an answer says again what was asked for. */
  private static void assertHolds(Answer answer, ObjectNode registration) {
    for (var member : registration.properties()) {
      assertThat(answer.json().path(member.getKey()))
          .as(member.getKey())
          .isEqualTo(member.getValue());
    }
  }
}

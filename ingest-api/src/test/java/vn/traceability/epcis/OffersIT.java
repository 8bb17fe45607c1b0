package vn.traceability.epcis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import vn.traceability.account.Role;
import vn.traceability.gs1.Gtin;
import vn.traceability.ingest.Answer;
import vn.traceability.ingest.Caller;
import vn.traceability.ingest.InTheVillage;
import vn.traceability.ingest.Member;
import vn.traceability.ingest.Village;
import vn.traceability.offer.OfferDesk;

/** What partners say of products, places and parties is for those to accept who keep these. */
@ExtendWith(InTheVillage.class)
class OffersIT {
  private final Village village;

  OffersIT(Village village) {
    this.village = village;
  }

  @Test
  void aNameThatDiffersIsOfferedToTheOwnerAndChangesNothing() {
    String job = send(village.shop, product(village.onions, "Hành lá loại 1"));

    var offers = listed(village.farm);
    assertThat(offers).hasSize(1);
    var offer = offers.get(0);
    assertThat(offer.path("kind").stringValue()).isEqualTo("product");
    assertThat(offer.path("key").stringValue()).isEqualTo(village.onions.digits());
    assertThat(offer.path("identifier").stringValue())
        .isEqualTo("https://id.gs1.org/01/" + village.onions.digits());
    assertThat(offer.path("senderGln").stringValue()).isEqualTo(village.shop.gln().digits());
    assertThat(offer.path("senderName").stringValue()).isEqualTo("Cửa hàng Xanh");
    assertThat(offer.path("askedGln").stringValue()).isEqualTo(village.farm.gln().digits());
    assertThat(offer.path("version").stringValue()).isEqualTo("\"1\"");
    assertThat(job).endsWith(offer.path("job").stringValue());
    assertThat(offer.path("changes").values())
        .extracting(JsonNode::toString)
        .containsExactly(
            "{\"field\":\"name\",\"offered\":\"Hành lá loại 1\",\"registered\":\"Hành lá\"}");
    assertThat(offer.path("attributes").get(0).path("name").stringValue())
        .isEqualTo("cbvmda:descriptionShort");
    assertThat(name(village.onions)).isEqualTo("Hành lá");
    assertThat(village.farm.caller().get(pathOf(offer)).is(200).json()).isEqualTo(offer);
  }

  @Test
  void whatIsAcceptedIsTheNextVersionByWhoeverAccepted() {
    send(village.shop, product(village.onions, "Hành lá loại 1"));

    var accepted = accept(village.farm, onlyOffer(village.farm)).is(200);

    assertThat(accepted.at("state")).isEqualTo("accepted");
    assertThat(accepted.at("answeredBy")).isEqualTo("Chị Hoa");
    assertThat(accepted.at("version")).isEqualTo("\"2\"");
    var history = village.api().products().history(village.onions);
    assertThat(history)
        .extracting(each -> each.value().name())
        .containsExactly("Hành lá", "Hành lá loại 1");
    assertThat(history.get(1).changedBy()).isEqualTo(village.farm.account());
    assertThat(history.get(1).value().crop()).contains("Hành");
    assertThat(listed(village.farm)).isEmpty();
    assertThat(listed(village.farm, "accepted")).hasSize(1);
  }

  @Test
  void whatWasRegisteredBeforeIsStillToBeReadInTheAnswer() {
    send(village.shop, product(village.onions, "Hành lá loại 1"));
    send(village.cooperative, product(village.onions, "Hành lá loại 2"));

    var first = offerOf(village.shop);
    assertThat(first.at("/changes/0").has("before")).isFalse();
    accept(village.farm, first).is(200);
    accept(village.farm, first).is(200); // which keeps what was before the first
    var second = offerOf(village.cooperative);
    village.farm.caller().send("POST", pathOf(second) + "/refusal").is(200);

    assertThat(listed(village.farm, "accepted"))
        .extracting(
            offer -> offer.at("/changes/0/before").stringValue(),
            offer -> offer.at("/changes/0/registered").stringValue())
        .containsExactly(tuple("Hành lá", "Hành lá loại 1"));
    assertThat(listed(village.farm, "declined"))
        .extracting(offer -> offer.at("/changes/0/before").stringValue())
        .containsExactly("Hành lá loại 1");
  }

  private JsonNode offerOf(Member sender) {
    return listed(village.farm).stream()
        .filter(offer -> offer.path("senderGln").stringValue().equals(sender.gln().digits()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void acceptingTwiceIsAcceptingOnce() {
    send(village.shop, product(village.onions, "Hành lá loại 1"));
    var offer = onlyOffer(village.farm);

    accept(village.farm, offer).is(200);
    accept(village.farm, offer).is(200);

    assertThat(village.api().products().history(village.onions)).hasSize(2);
    village.farm.caller().send("POST", pathOf(offer) + "/refusal").isProblem(409, "offer-accepted");
  }

  @Test
  void nobodyElseSeesOrAnswersIt() {
    send(village.shop, product(village.onions, "Hành lá loại 1"));
    var offer = onlyOffer(village.farm);

    for (var other : List.of(village.stranger, village.shop, village.cooperative)) {
      assertThat(listed(other)).isEmpty();
      other.caller().get(pathOf(offer)).isProblem(403, "other-party");
      accept(other, offer).isProblem(403, "other-party");
      other.caller().send("POST", pathOf(offer) + "/refusal").isProblem(403, "other-party");
    }
    village.nobody().get("/offers").is(401);
    village.office(Role.INSPECTOR).get("/offers").isProblem(403, "role");
    village.office(Role.INSPECTOR).get(pathOf(offer)).isProblem(403, "other-party");
    village.administrator().get(pathOf(offer)).is(200);
    assertThat(name(village.onions)).isEqualTo("Hành lá");
  }

  @Test
  void theSameAgainInAnySpellingIsStillOne() {
    send(village.shop, product(village.onions, "Hành lá loại 1"));
    send(village.shop, product(village.onions, "Hành lá loại 1"));
    send(
        village.shop,
        product(village.onions, "Hành lá loại 1")
            .replace("https://id.gs1.org/01/", "https://shop.example/p/gtin/")
            .replace("cbvmda:", "urn:epcglobal:cbv:mda:")
            .replace("urn:epcglobal:epcis:vtype:", "https://ref.gs1.org/epcis/"));

    assertThat(listed(village.farm)).hasSize(1);

    send(village.cooperative, product(village.onions, "Hành lá loại 1"));

    assertThat(listed(village.farm)).as("of another sender").hasSize(2);
  }

  @Test
  void whatIsDeclinedStaysDeclined() {
    send(village.shop, product(village.onions, "Hành lá loại 1"));
    var offer = onlyOffer(village.farm);

    var declined = village.farm.caller().send("POST", pathOf(offer) + "/refusal").is(200);
    village.farm.caller().send("POST", pathOf(offer) + "/refusal").is(200);
    send(village.shop, product(village.onions, "Hành lá loại 1"));

    assertThat(declined.at("state")).isEqualTo("declined");
    assertThat(listed(village.farm)).isEmpty();
    assertThat(listed(village.farm, "declined")).hasSize(1);
    accept(village.farm, offer).isProblem(409, "offer-declined");
    assertThat(name(village.onions)).isEqualTo("Hành lá");
  }

  @Test
  void whatWasChangedMeanwhileIsNotAcceptedUnseen() {
    send(village.shop, product(village.onions, "Hành lá loại 1"));
    var seen = onlyOffer(village.farm);
    rename(village.farm, village.onions, "Hành lá sạch");

    accept(village.farm, seen).isProblem(412, "product-changed");

    assertThat(name(village.onions)).isEqualTo("Hành lá sạch");
    var now = onlyOffer(village.farm);
    assertThat(now.path("changes").get(0).path("registered").stringValue())
        .isEqualTo("Hành lá sạch");
    accept(village.farm, now).is(200);
    assertThat(name(village.onions)).isEqualTo("Hành lá loại 1");
  }

  /** As a crash between the two leaves it. */
  @Test
  void whatIsWrittenAlreadyIsAcceptedWithoutAnotherVersion() {
    send(village.shop, product(village.onions, "Hành lá loại 1"));
    rename(village.farm, village.onions, "Hành lá loại 1");

    accept(village.farm, onlyOffer(village.farm)).is(200);

    assertThat(village.api().products().history(village.onions)).hasSize(2);
  }

  @Test
  void whatIsRegisteredAlreadyIsNoOffer() {
    send(village.shop, product(village.onions, "Hành lá"));

    assertThat(listed(village.farm)).isEmpty();
  }

  @Test
  void ofWhatIsNotRegisteredTheSenderIsAskedUntilItIs() {
    Gtin garlic = Village.newGtin();
    send(village.shop, product(garlic, "Tỏi"));

    var offer = onlyOffer(village.shop);
    assertThat(offer.path("registered").booleanValue()).isFalse();
    accept(village.shop, offer).isProblem(409, "not-registered");

    village
        .farm
        .caller()
        .post("/products", Village.aProduct(village.farm).put("gtin", garlic.digits()))
        .is(201);

    assertThat(listed(village.shop)).isEmpty();
    accept(village.farm, onlyOffer(village.farm)).is(200);
    assertThat(name(garlic)).isEqualTo("Tỏi");
  }

  @Test
  void placesAreOfferedToThoseWhoRunThem() {
    send(
        village.shop,
        element(
            "BusinessLocation",
            "https://id.gs1.org/414/" + village.farm.place().digits(),
            "name",
            "Ruộng sau chùa",
            "streetAddressOne",
            "Xóm 3",
            "city",
            "Hà Nội",
            "countryCode",
            "VN"));

    accept(village.farm, onlyOffer(village.farm)).is(200);

    var place = village.api().places().get(village.farm.place()).value();
    assertThat(place.name()).isEqualTo("Ruộng sau chùa");
    assertThat(place.address()).isEqualTo("Xóm 3, Hà Nội");
    var accepted = listed(village.farm, "accepted").get(0);
    assertThat(accepted.path("attributes").values())
        .extracting(each -> each.path("name").stringValue())
        .contains("cbvmda:countryCode");
  }

  @Test
  void aPartyThatTakesAnotherNameWaitsForItsOfficeAgain() {
    String path = "/parties/" + village.farm.gln().digits();
    village
        .officerOf(Village.COMMUNE)
        .with("If-Match", "\"1\"")
        .post(
            path + "/decisions",
            JsonNodeFactory.instance
                .objectNode()
                .put("kind", "approved")
                .put("reason", "Đã xem tại chỗ"))
        .is(201);
    send(
        village.shop,
        element(
            "SourceDest",
            "https://id.gs1.org/417/" + village.farm.gln().digits(),
            "name",
            "Hộ bà Lan Anh"));
    assertThat(village.farm.caller().get(path).at("approval")).isEqualTo("approved");

    accept(village.farm, onlyOffer(village.farm)).is(200);

    assertThat(village.farm.caller().get(path).at("name")).isEqualTo("Hộ bà Lan Anh");
    assertThat(village.farm.caller().get(path).at("approval")).isEqualTo("withdrawn");
  }

  @Test
  void whatBreaksARuleOfTheRegisterIsNotAccepted() {
    send(village.shop, product(village.onions, "a".repeat(201)));

    var answer = accept(village.farm, onlyOffer(village.farm)).isProblem(422, "invalid-name");

    assertThat(answer.field()).isEqualTo("name");
    assertThat(listed(village.farm)).hasSize(1);
  }

  @Test
  void whatHasNoPlaceHereIsKeptWithItsSender() {
    send(
        village.shop,
        """
        {"type": "https://example.com/vtype/Recipe", "vocabularyElementList": [
          {"id": "https://example.com/recipes/1", "attributes": [
            {"id": "ex:steps", "attribute": {"first": 1}}]}]}
        """);

    var offer = onlyOffer(village.shop);
    assertThat(offer.path("kind").stringValue()).isEqualTo("other");
    assertThat(offer.path("vocabulary").stringValue())
        .isEqualTo("https://example.com/vtype/Recipe");
    assertThat(offer.path("attributes").get(0).toString())
        .isEqualTo("{\"name\":\"https://example.org/ns/steps\",\"value\":\"{\\\"first\\\":1}\"}");
  }

  /** Where the header stands, and what else the document holds. */
  @Nested
  class WithEvents {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theHeaderMayStandBeforeAndBehindThem(boolean before) {
      String event = event();
      String body = "\"epcisBody\": {\"eventList\": [" + event + "]}";
      String header = header(product(village.onions, "Hành lá loại 1"));

      CaptureIT.capture(
          village.shop.caller(), whole(before ? header + "," + body : body + "," + header));

      assertThat(listed(village.farm)).hasSize(1);
      assertThat(
              CaptureIT.eventsIn(
                  CaptureIT.awaitEvent(
                      village.shop.caller(), event.replaceAll("(?s).*(urn:uuid:[^\"]*).*", "$1"))))
          .hasSize(1);
    }

    @Test
    void aDocumentThatIsRefusedOffersNothing() {
      String document =
          whole(
              header(product(village.onions, "Hành lá loại 1"))
                  + ",\"epcisBody\": {\"eventList\": ["
                  + event()
                  + ","
                  + event().replace("OBSERVE", "LOOK")
                  + "]}");

      CaptureIT.isProblem(
          CaptureIT.post(village.shop.caller(), "/epcis/capture", document),
          400,
          "ValidationException");
      send(village.shop, product(village.bags, "Hành túi")); // whatever was accepted is read by now

      assertThat(listed(village.farm)).isEmpty();
      assertThat(listed(village.cooperative)).hasSize(1);
    }

    @Test
    void norDoesOneThatSaysWhatIsNotForItsPartyToSay() {
      String foreign =
          event()
              .replace("OBSERVE", "ADD")
              .replace("\"shipping\"", "\"commissioning\"")
              .replaceAll(
                  "\"epcList\": \\[[^]]*\\]",
                  "\"quantityList\": [{\"epcClass\": \"https://id.gs1.org/01/"
                      + village.onions.digits()
                      + "/10/OF-1\", \"quantity\": 1, \"uom\": \"KGM\"}]");

      CaptureIT.isProblem(
          CaptureIT.post(
              village.shop.caller(),
              "/epcis/capture",
              whole(
                  header(product(village.onions, "Hành lá loại 1"))
                      + ",\"epcisBody\": {\"eventList\": ["
                      + foreign
                      + "]}")),
          403,
          "SecurityException");
      send(village.shop, product(village.bags, "Hành túi"));

      assertThat(listed(village.farm)).isEmpty();
    }
  }

  @Test
  void anIdentifierThatIsNoneIsForTheOneWhoSentIt() {
    String wrong = "https://id.gs1.org/01/" + Village.misread(village.onions.digits());
    send(village.shop, element("EPCClass", wrong, "descriptionShort", "Hành"));

    assertThat(listed(village.shop))
        .extracting(each -> each.path("identifier").stringValue())
        .containsExactly(wrong);
    assertThat(listed(village.farm)).isEmpty();
  }

  @Test
  void moreThanMayBeOpenIsLeftOutAndTheJobSaysSo() {
    String[] many =
        IntStream.rangeClosed(0, OfferDesk.MOST_OPEN)
            .mapToObj(i -> element("Recipe", "https://example.com/" + i, "name", "n"))
            .toArray(String[]::new);

    String job = send(village.shop, many);

    var told = village.shop.caller().get(job).is(200).json();
    assertThat(told.path("success").booleanValue()).isTrue();
    assertThat(told.path("masterData").path("leftOut").intValue()).isEqualTo(1);
    assertThat(told.path("masterData").path("detail").stringValue()).contains("1 elements");
    assertThat(walked(village.shop)).hasSize(OfferDesk.MOST_OPEN);
  }

  private static List<String> walked(Member member) {
    var ids = new ArrayList<String>();
    var next = Optional.of("");
    while (next.isPresent()) {
      var page = member.caller().get("/offers?limit=200" + next.get()).is(200);
      page.all("items").forEach(each -> ids.add(each.path("id").stringValue()));
      next =
          Optional.of(page.json().path("next"))
              .filter(JsonNode::isString)
              .map(cursor -> "&after=" + cursor.stringValue());
    }
    return ids.stream().distinct().toList();
  }

  private String name(Gtin product) {
    return village.api().products().get(product).value().name();
  }

  private static void rename(Member owner, Gtin product, String name) {
    String path = "/products/" + product.digits();
    var found = owner.caller().get(path).is(200);
    var changed = found.json().deepCopy().asObject().put("name", name);
    changed.remove(List.of("numbering", "registeredAt"));
    owner.caller().with("If-Match", found.header("ETag").orElseThrow()).put(path, changed).is(200);
  }

  private static Answer accept(Member member, JsonNode offer) {
    return member
        .caller()
        .with("If-Match", offer.path("version").stringValue())
        .send("POST", pathOf(offer) + "/acceptance");
  }

  private static String pathOf(JsonNode offer) {
    return "/offers/" + offer.path("id").stringValue();
  }

  private static JsonNode onlyOffer(Member member) {
    var offers = listed(member);
    assertThat(offers).hasSize(1);
    return offers.get(0);
  }

  private static List<JsonNode> listed(Member member) {
    return listed(member.caller(), "/offers");
  }

  private static List<JsonNode> listed(Member member, String state) {
    return listed(member.caller(), "/offers?state=" + state);
  }

  private static List<JsonNode> listed(Caller caller, String path) {
    return caller.get(path).is(200).all("items");
  }

  /** Sends master data alone, and waits until it is recorded. */
  private static String send(Member sender, String... vocabularies) {
    return CaptureIT.capture(sender.caller(), document(vocabularies));
  }

  private static String document(String... vocabularies) {
    return whole(header(vocabularies) + ", \"epcisBody\": {\"eventList\": []}");
  }

  private static String header(String... vocabularies) {
    return "\"epcisHeader\": {\"epcisMasterData\": {\"vocabularyList\": ["
        + String.join(",", vocabularies)
        + "]}}";
  }

  private static String whole(String members) {
    return """
        {"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",
                      {"ex": "https://example.org/ns/"}],
         "type": "EPCISDocument", "schemaVersion": "2.0", "creationDate": "2026-03-02T07:30:00Z",
         %s}
        """
        .formatted(members);
  }

  private static String product(Gtin gtin, String name) {
    return element("EPCClass", "https://id.gs1.org/01/" + gtin.digits(), "descriptionShort", name);
  }

  private static String element(String type, String id, String... said) {
    return """
        {"type": "urn:epcglobal:epcis:vtype:%s", "vocabularyElementList": [
          {"id": "%s", "attributes": [%s]}]}
        """
        .formatted(
            type,
            id,
            IntStream.range(0, said.length / 2)
                .mapToObj(
                    i ->
                        "{\"id\": \"cbvmda:%s\", \"attribute\": \"%s\"}"
                            .formatted(said[2 * i], said[2 * i + 1]))
                .collect(Collectors.joining(",")));
  }

  private String event() {
    return """
        {"type": "ObjectEvent", "eventID": "urn:uuid:%s", "action": "OBSERVE",
         "eventTime": "2026-02-01T08:00:00.000+07:00", "eventTimeZoneOffset": "+07:00",
         "bizStep": "shipping", "epcList": ["https://example.com/things/%s"]}
        """
        .formatted(UUID.randomUUID(), village.shop.gln().digits());
  }
}

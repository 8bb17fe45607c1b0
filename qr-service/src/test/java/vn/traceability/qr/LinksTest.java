package vn.traceability.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.traceability.Market;
import vn.traceability.embedded.testing.SharedCases;
import vn.traceability.lot.LotId;

/** The resolver over the wire, as GS1's statements of conformance have it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinksTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final LotId LOT = Market.fried("A/B;1");
  private static final String PRODUCT = "/01/08930000000019";
  private static final String PATH = PRODUCT + "/10/A%2FB%3B1";
  private static final String ROOT = "https://truyxuat.example";
  private static final String PAGES = ROOT + "/scan";
  private static final String VOCABULARY = "https://ref.gs1.org/voc/";

  private final Market market = new Market();
  private final HttpClient client = HttpClient.newHttpClient();
  private TestService service;

  @BeforeAll
  void start(@TempDir Path folder) {
    service = TestService.over(market, folder, "");
    market.registered(LOT).journeyOf(LOT);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"linkset", "all"})
  void allLinksAreListedFromTheLotUpwards(String type) throws Exception {
    var answer = get(PATH + "?linkType=" + type);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualTo("application/linkset+json");
    assertThat(answer.headers().allValues("Link"))
        .anySatisfy(
            link ->
                assertThat(link)
                    .startsWith("<" + ROOT + PATH + "?linkType=linkset>; rel=\"linkset\"")
                    .contains("title="))
        .anySatisfy(link -> assertThat(link).contains("http://www.w3.org/ns/json-ld#context"))
        .as("each once")
        .hasSize(2);
    var levels = JSON.readTree(answer.body()).path("linkset");
    assertThat(anchors(levels)).containsExactly(ROOT + PATH, ROOT + PRODUCT);
    var journey = levels.get(0).path(VOCABULARY + "traceability").get(0);
    assertThat(journey.path("href").asString()).isEqualTo(PAGES + PATH);
    assertThat(journey.path("title").asString()).isEqualTo("Hành trình của lô");
    assertThat(journey.path("type").asString()).isEqualTo("text/html");
    assertThat(journey.path("hreflang")).hasSize(2);
    assertThat(levels.get(1).has(VOCABULARY + "pip")).isTrue();
    for (var level : levels) {
      var byDefault = level.path(VOCABULARY + "defaultLink");
      assertThat(byDefault).as("one default, without optional attributes").hasSize(1);
      assertThat(byDefault.get(0).propertyNames()).containsExactlyInAnyOrder("href", "title");
      assertThat(level.findValuesAsString("href"))
          .as("it has a type that says what it is as well")
          .filteredOn(byDefault.get(0).path("href").asString()::equals)
          .hasSizeGreaterThan(1);
    }
  }

  private static List<String> anchors(JsonNode levels) {
    return levels.values().stream().map(level -> level.path("anchor").asString()).toList();
  }

  @Test
  void theMediaTypeAsksForTheListToo() throws Exception {
    assertThat(header(get(PATH, "Accept", "application/linkset+json"), "Content-Type"))
        .isEqualTo("application/linkset+json");
    assertThat(header(get(PATH, "Accept", "application/json"), "Content-Type"))
        .isEqualTo("application/json");
    assertThat(
            header(
                get(PATH, "Accept", "text/html;q=0.5, application/linkset+json;q=0.9, */*;q=0.1"),
                "Content-Type"))
        .isEqualTo("application/linkset+json");
    var ld = get(PATH, "Accept", "application/ld+json");
    assertThat(header(ld, "Content-Type")).isEqualTo("application/ld+json");
    assertThat(JSON.readTree(ld.body()).path("@context").asString())
        .isEqualTo(ROOT + "/.well-known/linkset-context.jsonld");
    var context = get("/.well-known/linkset-context.jsonld");
    assertThat(header(context, "Content-Type")).isEqualTo("application/ld+json");
    assertThat(JSON.readTree(context.body()).path("@context").path("linkset").asString())
        .isEqualTo("@graph");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "text/*",
        "application/xhtml+xml, */*;q=0.1",
        "text/html,application/xhtml+xml,application/json;q=0.9",
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8",
      })
  void whoeverTakesHtmlGetsThePage(String accept) throws Exception {
    var answer = get(PATH, "Accept", accept);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).startsWith("text/html");
    assertThat(header(answer, "Link")).contains("rel=\"linkset\"");
    assertThat(answer.headers().allValues("Vary").toString()).contains("Accept-Language");
  }

  /** Standard: redirect to the default link unless the request says what matches better. */
  @ParameterizedTest
  @ValueSource(strings = {"", "*/*", "image/png", "text/html;q=0, */*", "nonsense"})
  void whoeverSaysNothingIsLedToTheDefaultLink(String accept) throws Exception {
    for (String path : List.of(PATH, PRODUCT, PATH + "/")) {
      var address = path + "?foo=bar&lang=en";
      var answer = accept.isEmpty() ? get(address) : get(address, "Accept", accept);

      assertThat(answer.statusCode()).as(path).isEqualTo(307);
      var plain = path.replaceAll("/$", "");
      assertThat(header(answer, "Location")).isEqualTo(PAGES + plain + "?foo=bar&lang=en");
      assertThat(header(answer, "Link")).contains("rel=\"linkset\"");
      assertThat(answer.headers().allValues("Vary").toString()).contains("Accept-Language");
    }
  }

  @Test
  void theDefaultLinkIsAPageWhateverOneTakes() throws Exception {
    for (String accept : List.of("*/*", "application/linkset+json", "text/html")) {
      var page = get("/scan" + PATH + "?linkType=gs1:pip", "Accept", accept);

      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(header(page, "Content-Type")).startsWith("text/html");
      assertThat(header(page, "Link")).contains("<" + ROOT + PATH + "?linkType=linkset>");
      assertThat(page.body()).contains("A/B;1");
    }
  }

  /** Standard: there is a default link at the level asked for or higher up. */
  @Test
  void aLotThatNobodyKnowsIsLedOnToItsProduct() throws Exception {
    var unknown = PRODUCT + "/10/NOBODY";

    assertThat(header(get(unknown), "Location")).isEqualTo(PAGES + PRODUCT);
    assertThat(header(get(unknown + "?linkType=gs1:defaultLink"), "Location"))
        .startsWith(PAGES + PRODUCT);
    assertThat(get(unknown, "Accept", "text/html").statusCode())
        .as("to a person the page says so")
        .isEqualTo(404);
    assertThat(get("/01/08930000000996").statusCode()).isEqualTo(404);
  }

  @Test
  void titlesComeInTheLanguageThatIsAskedFor() throws Exception {
    var answer = get(PATH + "?linkType=linkset", "Accept-Language", "en-GB,en;q=0.8");

    assertThat(answer.body())
        .contains("The journey of the lot", ", lot A/B;1")
        .doesNotContain("Hành trình", "lô ");
  }

  @ParameterizedTest
  @CsvSource({
    "gs1:traceability, " + PATH,
    "gs1:defaultLink, " + PATH,
    "https://ref.gs1.org/voc/traceability, " + PATH,
    "https://gs1.org/voc/pip, " + PRODUCT,
    "https://www.gs1.org/voc/pip, " + PRODUCT,
    "gs1:pip, " + PRODUCT,
  })
  void aLinkOfOneTypeIsTheNextUpwards(String type, String target) throws Exception {
    var query = "?foo=bar&linkType=" + type + "&17=270131";
    var answer = get(PATH + query);

    assertThat(answer.statusCode()).isEqualTo(307);
    assertThat(header(answer, "Location")).isEqualTo(PAGES + target + query);
    assertThat(header(answer, "Link")).contains("rel=\"linkset\"");
  }

  @Test
  void aProducersLinkLeadsOnFromTheProductItsLotsAndPackages() throws Exception {
    added("recipeInfo", "https://htx.example.vn/cong-thuc?a=1", "Công thức", List.of("vi"), null);

    for (var path : List.of(PRODUCT, PATH, PATH + "/21/0400000015W7V9PQ")) {
      var answer = get(path + "?linkType=gs1:recipeInfo&17=270131");
      assertThat(answer.statusCode()).as(path).isEqualTo(307);
      assertThat(header(answer, "Location"))
          .isEqualTo("https://htx.example.vn/cong-thuc?a=1&linkType=gs1:recipeInfo&17=270131");
    }
    var list = JSON.readTree(get(PRODUCT + "?linkType=linkset").body()).path("linkset").get(0);
    var link = list.path(VOCABULARY + "recipeInfo").get(0);
    assertThat(link.path("title").asString()).isEqualTo("Công thức");
    assertThat(link.path("hreflang").get(0).asString()).isEqualTo("vi");
  }

  @Test
  void theLinkOfALotComesBeforeThatOfItsProduct() throws Exception {
    added("instructions", "https://htx.example.vn/chung", "Chung", List.of(), null);
    added("instructions", "https://htx.example.vn/lo", "Lô", List.of(), "A/B;1");

    assertThat(target(PATH + "?linkType=gs1:instructions")).isEqualTo("https://htx.example.vn/lo");
    assertThat(target(PRODUCT + "?linkType=gs1:instructions"))
        .isEqualTo("https://htx.example.vn/chung");
  }

  @Test
  void ofSeveralLanguagesTheOneLikedBestIsTaken() throws Exception {
    added("faqs", "https://htx.example.vn/vi", "Hỏi đáp", List.of("vi"), null);
    added("faqs", "https://htx.example.vn/en", "Questions", List.of("en"), null);
    added("faqs", "https://htx.example.vn/fr", "Questions", List.of("fr", "de"), null);
    var address = PATH + "?linkType=gs1:faqs";

    assertThat(target(address, "Accept-Language", "en-GB;q=0.8,fr;q=0.9"))
        .isEqualTo("https://htx.example.vn/fr");
    assertThat(target(address, "Accept-Language", "en-GB")).isEqualTo("https://htx.example.vn/en");
    assertThat(target(address, "Accept-Language", "en;q=0, vi;q=0.1"))
        .isEqualTo("https://htx.example.vn/vi");
    assertThat(header(get(address + "&lang=de"), "Location"))
        .startsWith("https://htx.example.vn/fr");
  }

  @Test
  void amongSeveralThatAreAlikeTheReaderChooses() throws Exception {
    added("support", "https://htx.example.vn/1", "Một", List.of("vi"), null);
    added("support", "https://htx.example.vn/2", "Hai", List.of("vi"), null);
    var address = PATH + "?linkType=gs1:support";

    for (var language : List.of("vi", "ja", "*", "%")) {
      var answer = get(address, "Accept-Language", language);
      assertThat(answer.statusCode()).as(language).isEqualTo(300);
      assertThat(header(answer, "Content-Type")).isEqualTo("application/linkset+json");
      var list = JSON.readTree(answer.body()).path("linkset");
      assertThat(list).hasSize(1);
      assertThat(list.get(0).path(VOCABULARY + "support"))
          .extracting(each -> each.path("href").asString())
          .containsExactlyInAnyOrder("https://htx.example.vn/1", "https://htx.example.vn/2");
    }
  }

  /** What an office says of a lot is never hidden behind what its producer says. */
  @Test
  void aRecallOfAnOfficeComesBeforeOneOfTheProducer() throws Exception {
    var lot = Market.fried("RC-1");
    market.registered(lot).journeyOf(lot);
    added("recallStatus", "https://htx.example.vn/thu-hoi", "Thu hồi", List.of(), "RC-1");
    var address = PRODUCT + "/10/RC-1?linkType=gs1:recallStatus";
    assertThat(target(address)).isEqualTo("https://htx.example.vn/thu-hoi");

    market.recalled(lot, "nhiễm khuẩn");

    var ours = PAGES + PRODUCT + "/10/RC-1"; // within the 2 s that a lot is remembered for
    await().until(() -> target(address).equals(ours));
    market.recallLifted(lot);
  }

  @Test
  void aProducersOwnPageOfTheProductTakesThePlaceOfOurs() throws Exception {
    var fresh = "/01/08930000000026";
    assertThat(target(fresh + "?linkType=gs1:pip")).isEqualTo(PAGES + fresh);
    var id = added("pip", "https://htx.example.vn/hanh", "Hành", List.of(), null, "08930000000026");
    assertThat(target(fresh + "?linkType=gs1:pip")).isEqualTo("https://htx.example.vn/hanh");
    assertThat(target(fresh + "?linkType=gs1:defaultLink")).isEqualTo(PAGES + fresh);

    assertThat(change("DELETE", "/scan/api/links/08930000000026/" + id, "").statusCode())
        .isEqualTo(204);

    assertThat(target(fresh + "?linkType=gs1:pip")).isEqualTo(PAGES + fresh);
    assertThat(change("DELETE", "/scan/api/links/08930000000026/" + id, "").statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://htx.example.vn/",
        "https://10.0.0.1/",
        "https://[::1]/",
        "https://localhost/",
        "https://user@htx.example.vn/",
        "https://htx.example.vn:8443/",
        "//htx.example.vn/",
        "javascript:alert(1)",
        "https://htx.example.vn/a b",
        "https:htx",
      })
  void aCodeLeadsToNoAddressButThatOfAPublicSite(String target) throws Exception {
    var refused = change("POST", "/scan/api/links/08930000000019", link("faqs", target));
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
    assertThat(JSON.readTree(refused.body()).path("field").asString()).isEqualTo("target");
    assertThat(get("/scan/api/links/08930000000019", "X-Party", Market.COOPERATIVE.digits()).body())
        .doesNotContain("\"" + target + "\"");
  }

  @Test
  void onlyTheOwnerSaysWhereHisProductLeadsTo() throws Exception {
    var id = UUID.randomUUID();
    var body = link("promotion", "https://htx.example.vn/km").replace("ID", id.toString());
    var path = "/scan/api/links/08930000000019";
    var stranger =
        HttpRequest.newBuilder(URI.create(service.origin() + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    assertThat(client.send(stranger, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    assertThat(change("POST", path, body).statusCode()).isEqualTo(201);
    assertThat(change("POST", path, body).statusCode()).as("sent again").isEqualTo(201);
    var other = change("POST", path, body.replace("/km", "/khac"));
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(change("POST", path, body.replace("promotion", "epcis")).statusCode())
        .isEqualTo(400);
    assertThat(change("POST", path, body.replace("{", "{\"lot\":\"none\",")).statusCode())
        .isEqualTo(404);
    change("DELETE", path + "/" + id, "");
  }

  private void added(
      String type, String target, String title, List<String> languages, @Nullable String lot)
      throws Exception {
    added(type, target, title, languages, lot, "08930000000019");
  }

  private UUID added(
      String type,
      String target,
      String title,
      List<String> languages,
      @Nullable String lot,
      String gtin)
      throws Exception {
    var id = UUID.randomUUID();
    var body =
        JSON.createObjectNode()
            .put("id", id.toString())
            .put("linkType", type)
            .put("target", target)
            .put("title", title);
    languages.forEach(body.putArray("languages")::add);
    if (lot != null) {
      body.put("lot", lot);
    }
    var answer = change("POST", "/scan/api/links/" + gtin, body.toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return id;
  }

  private static String link(String type, String target) {
    return """
        {"id": "ID", "linkType": "%s", "target": "%s", "title": "Trang"}\
        """
        .formatted(type, target)
        .strip()
        .replace("ID", UUID.randomUUID().toString());
  }

  private HttpResponse<String> change(String method, String path, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(service.origin() + path))
            .header("Content-Type", "application/json")
            .header("X-Party", Market.COOPERATIVE.digits())
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void theEventsOfALotLieInTheInterfaceOfEpcis() throws Exception {
    var answer = get(PATH + "?linkType=gs1:epcis");

    assertThat(header(answer, "Location"))
        .isEqualTo(
            ROOT
                + "/epcis/events?MATCH_anyEPCClass=https%3A%2F%2Ftruyxuat.example%2F01%2F"
                + "08930000000019%2F10%2FA%252FB%253B1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PATH + "?linkType=gs1:allergenInfo",
        PATH + "?linkType=gs1:recallStatus",
        PATH + "?linkType=nonsense",
        "/01/08930000000996?linkType=linkset",
        "/01/08930000000996/10/A?linkType=gs1:pip",
      })
  void whatIsNotThereIsNotFound(String address) throws Exception {
    var answer = get(address);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(JSON.readTree(answer.body()).path("status").asInt()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PATH + "/foo?linkType=linkset",
        "/01/08930000000018?linkType=linkset",
        PATH + "?linkType=linkset&17=991332",
        PATH + "?linkType=linkset&10=A",
        PATH + "?linkType=linkset&999=A",
      })
  void whatIsNoDigitalLinkIsABadRequest(String address) throws Exception {
    var answer = get(address);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
    var page = get(address.replace("linkType=linkset", "a=b"), "Accept", "text/html");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(header(page, "Content-Type")).startsWith("text/html");
  }

  @Test
  void aPackageBelongsToItsLotHoweverItsCodeIsTyped() throws Exception {
    var codes = "/scan/api/codes/08930000000019/A%2FB%3B1";
    var order = "{\"orderId\": \"%s\", \"count\": 1}".formatted(UUID.randomUUID());
    client.send(
        HttpRequest.newBuilder(URI.create(service.origin() + codes))
            .header("Content-Type", "application/json")
            .header("X-Party", Market.COOPERATIVE.digits())
            .POST(HttpRequest.BodyPublishers.ofString(order))
            .build(),
        BodyHandlers.ofString());
    String serial =
        JSON.readTree(get(codes, "X-Party", Market.COOPERATIVE.digits()).body())
            .path("items")
            .get(0)
            .path("serial")
            .asString();

    for (String typed : List.of(serial, serial.toLowerCase(Locale.ROOT))) {
      var levels = JSON.readTree(get(PATH + "/21/" + typed + "?linkType=linkset").body());
      assertThat(anchors(levels.path("linkset")))
          .containsExactly(ROOT + PATH + "/21/" + serial, ROOT + PATH, ROOT + PRODUCT);
    }
  }

  @Test
  void aForgedSerialNumberLeadsToNoMoreThanItsLot() throws Exception {
    var answer = get(PATH + "/21/0400000015W7V9PQ?linkType=linkset");

    assertThat(anchors(JSON.readTree(answer.body()).path("linkset")))
        .containsExactly(ROOT + PATH, ROOT + PRODUCT);
    for (String accept : List.of("*/*", "text/html")) {
      var forged = get(PATH + "/21/0400000015W7V9PQ", "Accept", accept);
      assertThat(forged.statusCode()).as("not led to the true lot").isEqualTo(404);
    }
  }

  @Test
  void aSlashAtTheEndChangesNothing() throws Exception {
    assertThat(get(PATH + "/?linkType=linkset").body())
        .isEqualTo(get(PATH + "?linkType=linkset").body());
  }

  @ParameterizedTest
  @ValueSource(strings = {PATH, PRODUCT, "/.well-known/gs1resolver"})
  void optionsAreAnsweredForSeveralMethodsAtOnce(String path) throws Exception {
    var answer =
        client.send(
            HttpRequest.newBuilder(URI.create(service.origin() + path))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "https://example.com")
                .header("Access-Control-Request-Method", "GET,HEAD,OPTIONS")
                .build(),
            BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(header(answer, "Access-Control-Allow-Methods")).isEqualTo("GET, HEAD, OPTIONS");
    assertThat(header(answer, "Allow")).isEqualTo("GET, HEAD, OPTIONS");
    if (path.startsWith("/01")) {
      assertThat(header(answer, "Link"))
          .startsWith("<" + ROOT + path + "?linkType=linkset>; rel=\"linkset\"");
    }
  }

  @Test
  void headIsGetWithoutABody() throws Exception {
    for (String address : List.of(PATH, PATH + "?linkType=linkset", PATH + "?linkType=gs1:pip")) {
      var request = HttpRequest.newBuilder(URI.create(service.origin() + address));
      var head =
          client.send(
              request.method("HEAD", HttpRequest.BodyPublishers.noBody()).build(),
              BodyHandlers.ofString());
      assertThat(head.statusCode()).isEqualTo(get(address).statusCode());
      assertThat(head.body()).isEmpty();
      assertThat(header(head, "Access-Control-Allow-Origin")).isEqualTo("*");
      assertThat(header(head, "Link")).contains("rel=\"linkset\"");
    }
  }

  /** The first are of GS1's own toolkit; the last, compressed in part, is worked out by hand. */
  @ParameterizedTest
  @CsvSource({
    "/AQdMZM_FACDMXRb752, /01/04012345123456/10/Lot987, ''",
    "/AQdMZM_FACDMXRb752/?foo=bar, /01/04012345123456/10/Lot987, ?foo=bar",
    "/AQdMZM_FAA, /01/04012345123456, ''",
    "/01/04012345123456/IUOrA, /01/04012345123456/21/AB0, ''",
  })
  void aCompressedAddressLeadsToWhatItStandsFor(String address, String meant, String query)
      throws Exception {
    for (var method : List.of("GET", "HEAD", "OPTIONS")) {
      var answer =
          client.send(
              HttpRequest.newBuilder(URI.create(service.origin() + address))
                  .method(method, HttpRequest.BodyPublishers.noBody())
                  .build(),
              BodyHandlers.ofString());
      boolean asksFirst = method.equals("OPTIONS"); // browsers follow no redirect of that
      assertThat(answer.statusCode()).as(method).isEqualTo(asksFirst ? 204 : 307);
      assertThat(header(answer, "Location")).isEqualTo(asksFirst ? "" : ROOT + meant + query);
      assertThat(answer.headers().allValues("Link"))
          .anySatisfy(
              link -> assertThat(link).startsWith("<" + ROOT + meant + ">; rel=\"owl:sameAs\""))
          .anySatisfy(
              link -> assertThat(link).startsWith("<" + ROOT + meant + "?linkType=linkset>; rel"));
      assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/registrations", "/sign-in-again", "/AQdMZM_FAB", "/index.html"})
  void otherAddressesAreLeftAlone(String address) throws Exception {
    assertThat(get(address).statusCode()).isEqualTo(404);
  }

  @Test
  void theResolverSaysWhatItIs() throws Exception {
    var answer = get("/.well-known/gs1resolver");

    assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
    var file = JSON.readTree(answer.body());
    assertThat(file.path("resolverRoot").asString()).isEqualTo(ROOT);
    assertThat(file.path("supportedPrimaryKeys").get(0).asString()).isEqualTo("01");
  }

  @Test
  void filesAndListsKeepTheSchemasOfGs1() throws Exception {
    var cases = SharedCases.folder().resolve("resolver");
    added("nutritionalInfo", "https://htx.example.vn/1", "Một", List.of("vi", "en"), null);
    added("nutritionalInfo", "https://htx.example.vn/2", "Hai", List.of(), null);
    keeps(cases.resolve("linkset-schema.json"), get(PATH + "?linkType=linkset").body());
    keeps(cases.resolve("linkset-schema.json"), get(PATH + "?linkType=gs1:nutritionalInfo").body());
    keeps(
        cases.resolve("description-file-schema-1.2.0.json"),
        get("/.well-known/gs1resolver").body());
  }

  private static void keeps(Path schema, String json) throws Exception {
    var errors =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(Files.readString(schema))
            .validate(json, InputFormat.JSON);
    assertThat(errors).isEmpty();
  }

  /** Where it leads, without what was asked. */
  private String target(String address, String... headers) throws Exception {
    return header(get(address, headers), "Location").replaceAll("[?].*", "");
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private HttpResponse<String> get(String address, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(service.origin() + address));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }
}

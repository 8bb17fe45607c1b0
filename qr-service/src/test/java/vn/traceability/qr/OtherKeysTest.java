package vn.traceability.qr;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.TreeSet;
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
import vn.traceability.gs1.syntax.SyntaxDictionary;

/** Digital Links whose primary key is no GTIN, over the wire. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherKeysTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ROOT = "https://truyxuat.example";
  private static final String VOCABULARY = "https://ref.gs1.org/voc/";
  private static final String HTML = "text/html";
  private static final String WORKSHOP = "/414/" + Market.WORKSHOP.digits();
  private static final String COOPERATIVE = "/417/" + Market.COOPERATIVE.digits();

  private final Market market = new Market();
  private final HttpClient client = HttpClient.newHttpClient();
  private TestService service;

  @BeforeAll
  void start(@TempDir Path folder) {
    service = TestService.over(market, folder, "");
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void aPlaceHasAPageOfWhatEverybodyMayKnow() throws Exception {
    var page = get(WORKSHOP, HTML);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("<h1>Thông tin địa điểm</h1>", "Xưởng chế biến Dương Xá")
        .contains("<p class=\"eyebrow\">Địa điểm</p>")
        .contains("HTX Hành tỏi Dương Xá", "Xã Gia Lâm, Hà Nội", Market.WORKSHOP.digits());
    assertThat(get(WORKSHOP + "?lang=en", HTML).body()).contains("About this place", "Workshop");
    assertThat(get(WORKSHOP + "/254/KHO%2F2", HTML).body())
        .as("of a part of it that is all we know")
        .contains("Xưởng chế biến Dương Xá");
  }

  @Test
  void aPartyHasOneToo() throws Exception {
    assertThat(get(COOPERATIVE, HTML).body())
        .contains("<h1>Thông tin đơn vị</h1>", "HTX Hành tỏi Dương Xá", "Thôn Dương Đình");
  }

  /** Where a household lives and farms is data of persons. */
  @Test
  void theAddressOfAHouseholdIsNotToldOfItNorOfItsFields() throws Exception {
    assertThat(get("/417/" + Market.FARM.digits(), HTML).body())
        .contains("Hộ ông Nguyễn Văn Bình", "Nông hộ")
        .doesNotContain("Ngõ 12", "Địa chỉ");
    assertThat(get("/414/" + Market.FIELD.digits(), HTML).body())
        .contains("Ruộng hành bãi Thuận Quang")
        .doesNotContain("Xã Gia Lâm, Hà Nội", "Địa chỉ");
  }

  @ParameterizedTest
  @CsvSource({"414, locationInfo", "417, registryEntry"})
  void theirLinksAreListed(String key, String type) throws Exception {
    var path = key.equals("414") ? WORKSHOP : COOPERATIVE;
    var answer = get(path + "?linkType=linkset", "*/*");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualTo("application/linkset+json");
    var schema = SharedCases.folder().resolve("resolver").resolve("linkset-schema.json");
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Files.readString(schema))
                .validate(answer.body(), InputFormat.JSON))
        .isEmpty();
    JsonNode level = JSON.readTree(answer.body()).path("linkset").get(0);
    assertThat(level.path("anchor").asString()).isEqualTo(ROOT + path);
    for (var each : List.of("defaultLink", type)) {
      assertThat(level.path(VOCABULARY + each).get(0).path("href").asString())
          .isEqualTo(ROOT + "/scan" + path);
    }
    var led = get(path + "/?foo=bar", "*/*");
    assertThat(led.statusCode()).isEqualTo(307);
    assertThat(header(led, "Location")).isEqualTo(ROOT + "/scan" + path + "?foo=bar");
    assertThat(header(led, "Link")).contains("<" + ROOT + path + "?linkType=linkset>");
    assertThat(get("/scan" + path, "*/*").statusCode()).isEqualTo(200);
    assertThat(get(path + "?linkType=gs1:pip", "*/*").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/414/2900000009998", "/417/2900000009998"})
  void whatNobodyRegisteredIsNotFound(String path) throws Exception {
    var page = get(path, HTML);
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("<h1>Chưa có trong hệ thống</h1>", "2900000009998");
    for (var accept : List.of("*/*", "application/linkset+json")) {
      problem(get(path, accept), 404);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/00/106141412345678908, SSCC",
    "/253/9526064000028, GDTI",
    "/8003/09526064000028, GRAI",
    "/8004/95260640001, GIAI",
    "/402/95260640000000004, GSIN",
  })
  void whatIsNotServedIsNamed(String path, String name) throws Exception {
    var page = get(path, HTML);
    assertThat(page.statusCode()).as(page.body()).isEqualTo(404);
    assertThat(page.body())
        .contains("Không tra cứu loại mã này ở đây", name, path.replaceAll(".*/", ""));
    assertThat(problem(get(path, "*/*"), 404)).contains("does not serve", name);
    assertThat(header(get(path, HTML), "Link")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/414/2900000001029",
        "/417/290000000102",
        "/417/2900000000025/254/A",
        "/417/2900000000025/foo",
        "/414/2900000001022?17=991332",
        "/00/106141412345678909",
        "/253/1/01/08930000000019",
        "/8003/",
      })
  void whatBreaksTheSyntaxIsABadRequest(String path) throws Exception {
    problem(get(path, "*/*"), 400);
    var page = get(path, HTML);
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("Đường dẫn không đọc được");
  }

  @Test
  void eachPrimaryKeyOfGs1IsAnsweredByUs() throws Exception {
    var answered = new TreeSet<String>();
    for (int code = 0; code < 10_000; code++) {
      for (var text : List.of("%02d".formatted(code), Integer.toString(code))) {
        var found = SyntaxDictionary.gs1().find(text);
        if (found.isPresent() && found.get().isPrimaryKey()) {
          var answer = get("/" + text + "/~", "*/*");
          assertThat(answer.statusCode()).as(text).isEqualTo(400);
          assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
          answered.add(text);
        }
      }
    }
    assertThat(answered).hasSizeGreaterThan(10).contains("00", "01", "414", "8018");
  }

  @Test
  void theDescriptionNamesWhatIsServed() throws Exception {
    var keys =
        JSON.readTree(get("/.well-known/gs1resolver", "*/*").body()).path("supportedPrimaryKeys");

    assertThat(keys.values()).extracting(JsonNode::asString).containsExactly("01", "414", "417");
  }

  private static String problem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
    return JSON.readTree(answer.body()).path("detail").asString();
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private HttpResponse<String> get(String address, String accept) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(service.origin() + address))
            .header("Accept", accept)
            .build(),
        BodyHandlers.ofString());
  }
}

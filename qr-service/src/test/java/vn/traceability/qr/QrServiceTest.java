package vn.traceability.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.traceability.Market;
import vn.traceability.blob.Photo;
import vn.traceability.blob.Photos;
import vn.traceability.lot.LotId;
import vn.traceability.measure.Quantity;

/** Over the wire, through a real Tomcat. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QrServiceTest {
  private static final String OWNER = Market.COOPERATIVE.digits();
  private static final JsonMapper JSON = new JsonMapper();

  /** Everything that a path, a server or a template could trip over. */
  private static final LotId AWKWARD = Market.fried("A/B;c=1%2F?+&\"<>'..");

  /** What a spreadsheet would compute. */
  private static final LotId AWKWARD_TABLE = Market.fried("=1/2");

  private static final String AWKWARD_PATH =
      "08930000000019/A%2FB%3Bc%3D1%252F%3F%2B%26%22%3C%3E%27..";

  private final Market market = new Market();
  private final HttpClient client = HttpClient.newHttpClient();
  private TestService service;
  private Path data;

  @BeforeAll
  void start(@TempDir Path folder) {
    data = folder;
    service = TestService.over(market, folder, "");
    market.registered(AWKWARD).journeyOf(AWKWARD);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void aLotIsCodedPrintedActivatedAndScanned() throws Exception {
    var lot = Market.fried("PHI-10");
    market.registered(lot).journeyOf(lot);
    var codes = "/scan/api/codes/08930000000019/PHI-10";

    var issued = post(codes, order(10));
    assertThat(issued.statusCode()).isEqualTo(201);
    assertThat(issued.headers().firstValue("Location")).contains(codes);
    assertThat(json(issued).path("state").asString()).isEqualTo("issued");
    assertThat(json(issued).path("issuedAt").asString()).isEqualTo("2026-03-20T01:00:00Z");

    var page = json(get(codes + "?limit=4"));
    assertThat(page.path("total").asInt()).isEqualTo(10);
    assertThat(page.path("items")).hasSize(4);
    assertThat(page.path("waiting").get(0)).isEqualTo(json(issued));
    var rest = json(get(codes + "?limit=100&after=" + page.path("next").asString()));
    assertThat(rest.path("items")).hasSize(6);
    assertThat(rest.has("next")).isFalse();

    var first = page.path("items").get(0);
    var address = first.path("address").asString();
    var serial = first.path("serial").asString();
    assertThat(address)
        .matches(
            "https://truyxuat.example/01/08930000000019/10/PHI-10/21/"
                + serial
                + "\\?416=2900000001022&8008=[0-9]{8}");
    var image = getBytes(first.path("image").asString());
    assertThat(image.headers().firstValue("Content-Type")).contains("image/png");
    assertThat(image.body()).startsWith(0x89, 'P', 'N', 'G');
    var vector = get(codes + "/" + serial + "/qr.svg");
    assertThat(vector.headers().firstValue("Content-Type")).contains("image/svg+xml");

    var scanned = URI.create(address).getRawPath();
    assertThat(get(scanned).body()).contains("<h1>Mã chưa được kích hoạt</h1>");
    var activated = post(codes + "/activation", "{}");
    assertThat(activated.statusCode()).isEqualTo(200);
    assertThat(json(activated).path("ranges").get(0).path("count").asInt()).isEqualTo(10);
    assertThat(get(scanned).body()).contains("<h1>Mã đã được cấp và kích hoạt cho lô này</h1>");
    problem(post(codes + "/activation", "{}"), 409, "/problems/no-codes-wait");
  }

  @Test
  void anOrderSentAgainIsOneOrder() throws Exception {
    market.registered(Market.fried("PHI-50")).registered(Market.fried("PHI-51"));
    var codes = "/scan/api/codes/08930000000019/PHI-50";
    var id = UUID.randomUUID();

    var first = post(codes, order(id, 10));
    var again = post(codes, order(id, 10));

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(json(first).path("orderId").asString()).isEqualTo(id.toString());
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(json(get(codes)).path("total").asInt()).isEqualTo(10);
    problem(post(codes, order(id, 9)), 409, "/problems/other-order");
    problem(
        post("/scan/api/codes/08930000000019/PHI-51", order(id, 10)), 409, "/problems/other-order");
  }

  @Test
  void anyPartOfAnOrderIsReachedAndNothingElse() throws Exception {
    market.registered(Market.fried("PHI-70"));
    var codes = "/scan/api/codes/08930000000019/PHI-70";
    post(codes, order(3));
    var order = json(post(codes, order(1_000_000)));
    var range = codes + "/ranges/" + order.path("first").asLong();

    var last = json(get(range + "?from=999901&limit=1000"));
    assertThat(last.path("range")).isEqualTo(order);
    assertThat(last.path("items")).hasSize(100);
    assertThat(json(get(range)).path("items")).hasSize(100);
    problem(get(range + "?from=1000001"), 422, "/problems/invalid-from", "from");
    problem(get(range + "?from=0"), 400, "/problems/broken-request", "from");
    problem(get(range + "?limit=1001"), 400, "/problems/broken-request", "limit");
    problem(
        get(codes + "/ranges/" + (order.path("first").asLong() + 1)),
        404,
        "/problems/unknown-code-range");

    var orders = json(get(codes + "/ranges?limit=1"));
    assertThat(orders.path("items").get(0)).isEqualTo(order);
    var rest = json(get(codes + "/ranges?after=" + orders.path("next").asString()));
    assertThat(rest.path("items")).hasSize(1);
    assertThat(rest.has("next")).isFalse();
    post(codes + "/activation", "{\"first\": " + rest.at("/items/0/first").asLong() + "}");
    assertThat(json(get(codes + "/ranges?state=issued")).path("items")).hasSize(1);
    assertThat(
            json(get(codes + "/ranges?state=activated")).at("/items/0/activatedAt").isMissingNode())
        .isFalse();
    problem(get(codes + "/ranges?state=lost"), 400, "/problems/broken-request", "state");
    problem(get(codes + "/ranges/first"), 400, "/problems/broken-request", "first");
    problem(get(codes + "/ranges?after=x"), 422, "/problems/invalid-after", "after");
  }

  @Test
  void anOrderIsExportedWholeAndItsLengthIsSaidBefore() throws Exception {
    market.registered(AWKWARD_TABLE);
    var codes = "/scan/api/codes/08930000000019/%3D1%2F2";
    var order = json(post(codes, order(200_000)));
    var path = codes + "/ranges/" + order.path("first").asLong() + "/codes.csv";

    var table = getBytes(path);

    assertThat(table.statusCode()).isEqualTo(200);
    assertThat(table.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/csv")
        .contains("charset=UTF-8");
    assertThat(table.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment")
        .contains("ma--1-2-" + order.path("first").asLong() + "-");
    assertThat(table.headers().firstValueAsLong("Content-Length")).hasValue(table.body().length);
    assertThat(table.body()).startsWith(0xEF, 0xBB, 0xBF);
    var lines = new String(table.body(), StandardCharsets.UTF_8).split("\r\n");
    assertThat(lines).hasSize(200_001);
    var last = json(get(codes + "/ranges/" + order.path("first").asLong() + "?from=200000"));
    assertThat(lines[200_000])
        .startsWith(
            "200000,"
                + last.at("/items/0/serial").asString()
                + ","
                + last.at("/items/0/address").asString()
                + ",'=1/2,08930000000019,Hành phi Dương Xá,12/03/2026,12/03/2027,");
    problem(get(codes + "/ranges/999999999/codes.csv"), 404, "/problems/unknown-code-range");
  }

  @Test
  void anExportThatFailsInTheMiddleIsCutOffAndNeverReadsAsWhole() throws Exception {
    market.registered(Market.fried("PHI-71"));
    var codes = "/scan/api/codes/08930000000019/PHI-71";
    var order = json(post(codes, order(50_000)));
    var failing =
        request(codes + "/ranges/" + order.path("first").asLong() + "/codes.csv")
            .header(TestService.FAILS_AFTER, "100000")
            .timeout(Duration.ofSeconds(20))
            .build();

    var answer = client.send(failing, BodyHandlers.ofInputStream());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThatThrownBy(() -> answer.body().readAllBytes()).isInstanceOf(IOException.class);
  }

  @Test
  void codesThatOutnumberThePackagesAreRefusedWithTheNumbers() throws Exception {
    var lot = Market.fried("PHI-60");
    market.registered(lot, Optional.of(Quantity.of("15", "EA")));
    var codes = "/scan/api/codes/08930000000019/PHI-60";
    long first = json(post(codes, order(10))).path("first").asLong();
    post(codes, order(6));
    var part = post(codes + "/activation", "{\"first\": " + first + "}");
    assertThat(json(part).path("ranges")).hasSize(1);

    assertThat(json(get(codes + "/counts")))
        .isEqualTo(
            JSON.readTree(
                """
                {"codes": 16, "active": 10, "waiting": 6, "packages": 15,
                 "states": [{"state": "activated", "codes": 10}, {"state": "issued", "codes": 6}]}
                """));
    problem(post(codes + "/activation", "{\"count\": 5}"), 409, "/problems/other-codes-wait");
    problem(
        post(codes + "/activation", "{\"count\": 0}"), 400, "/problems/broken-request", "count");

    var refused = post(codes + "/activation", "{}");

    problem(refused, 409, "/problems/more-codes-than-packages");
    assertThat(json(refused).path("packages").asInt()).isEqualTo(15);
    assertThat(json(refused).path("active").asInt()).isEqualTo(10);
    assertThat(json(refused).path("asked").asInt()).isEqualTo(6);

    market.registered(Market.fried("PHI-61"), Optional.empty());
    post("/scan/api/codes/08930000000019/PHI-61", order(1));
    problem(
        post("/scan/api/codes/08930000000019/PHI-61/activation", "{}"),
        409,
        "/problems/lot-without-quantity");
    assertThat(json(get("/scan/api/codes/08930000000019/PHI-61/counts")).has("packages")).isFalse();
  }

  @Test
  void codesComeIntoOtherStatesAndTheirPagesSaySo() throws Exception {
    market.registered(Market.fried("PHI-80")).journeyOf(Market.fried("PHI-80"));
    var codes = "/scan/api/codes/08930000000019/PHI-80";
    var range = json(post(codes, order(3)));
    var ofRange = codes + "/ranges/" + range.path("first").asLong() + "/state";
    var code = json(get(codes + "?limit=1")).path("items").get(0);
    var ofCode = codes + "/" + code.path("serial").asString();
    var scanned = URI.create(code.path("address").asString()).getRawPath();

    var printed = put(ofRange, "{\"state\": \"printed\"}");
    assertThat(json(printed).path("state").asString()).isEqualTo("printed");
    problem(
        put(ofRange, "{\"state\": \"activated\", \"reason\": \"x\"}"),
        409,
        "/problems/needs-activation",
        "state");
    assertThat(get(scanned).body()).contains("<h1>Mã chưa được kích hoạt</h1>");
    post(codes + "/activation", "{}");
    problem(put(ofCode + "/state", "{}"), 400, "/problems/broken-request", "state");
    problem(
        put(ofCode + "/state", "{\"state\": \"suspended\"}"),
        422,
        "/problems/invalid-reason",
        "reason");
    var suspended = put(ofCode + "/state", "{\"state\": \"suspended\", \"reason\": \"mất nhãn\"}");
    assertThat(json(suspended).path("code").path("state").asString()).isEqualTo("suspended");
    assertThat(get(scanned).body()).contains("<h1>Mã đang bị tạm dừng</h1>");

    problem(
        put(ofCode + "/state", "{\"state\": \"recalled\", \"reason\": \"x\"}"),
        403,
        "/problems/officers-only");
    var recalled =
        send("PUT", ofCode + "/state", "office", "{\"state\": \"recalled\", \"reason\": \"x\"}");
    assertThat(recalled.statusCode()).as(recalled.body()).isEqualTo(200);
    assertThat(get(scanned).body()).contains("<h1>Gói hàng này đang bị thu hồi</h1>");
    problem(
        put(ofCode + "/state", "{\"state\": \"activated\", \"reason\": \"x\"}"),
        403,
        "/problems/set-by-an-office");

    var standing = json(get(ofCode));
    assertThat(standing.path("changes"))
        .extracting(change -> change.path("state").asString())
        .containsExactly("printed", "activated", "suspended", "recalled");
    assertThat(standing.path("changes").get(3).path("office").asBoolean()).isTrue();
    assertThat(standing.path("changes").get(2).path("account").asString())
        .isEqualTo(Market.PRODUCER.account());
    problem(get(codes + "/0000000100000000"), 404, "/problems/unknown-code");
    problem(
        send("PUT", ofRange, "stranger", "{\"state\": \"cancelled\", \"reason\": \"x\"}"),
        403,
        "/problems/not-your-lot");
  }

  @Test
  void labelsOfARollAreBoundToALotAndScanned() throws Exception {
    var lot = Market.fried("PHI-90");
    market.registered(lot).journeyOf(lot);
    var of = "/scan/api/rolls/08930000000019";
    var issued = post(of, order(8));
    assertThat(issued.statusCode()).as(issued.body()).isEqualTo(201);
    var roll = of + "/" + json(issued).path("first").asLong();
    assertThat(issued.headers().firstValue("Location")).contains(roll);
    var table = get(roll + "/codes.csv").body().split("\r\n");
    assertThat(table).hasSize(9);
    var first = table[2].split(",");
    var last = table[4].split(",");
    assertThat(first[2]).isEqualTo("https://truyxuat.example/01/08930000000019/21/" + first[1]);
    var scanned = URI.create(first[2]).getRawPath();
    var unbound = get(scanned);
    assertThat(unbound.statusCode()).isEqualTo(200);
    assertThat(unbound.body())
        .contains("<h1>Mã chưa được gắn với lô hàng nào</h1>", "Hành phi Dương Xá")
        .doesNotContain("PHI-90");

    var binding =
        "{\"lot\": \"PHI-90\", \"firstSerial\": \"%s\", \"lastSerial\": \"%s\"}"
            .formatted(first[1], last[1]);
    var bound = post(of + "/bindings", binding);
    assertThat(bound.statusCode()).as(bound.body()).isEqualTo(200);
    assertThat(json(bound).path("count").asInt()).isEqualTo(3);
    assertThat(json(bound).path("state").asString()).isEqualTo("activated");
    var page = get(scanned).body();
    assertThat(page)
        .contains("<h1>Mã đã được cấp và kích hoạt cho lô này</h1>", ">PHI-90<", "Nguyễn Văn Bình");
    assertThat(get(URI.create(table[1].split(",")[2]).getRawPath()).body())
        .contains("<h1>Mã chưa được gắn với lô hàng nào</h1>");
    var withLot = get("/01/08930000000019/10/PHI-90/21/" + first[1]);
    assertThat(withLot.statusCode()).as("its label names no lot").isEqualTo(302);
    assertThat(withLot.headers().firstValue("Location")).contains(scanned);
    assertThat(get("/01/08930000000019/21/" + first[1].toLowerCase()).statusCode()).isEqualTo(302);
    assertThat(get("/01/08930000000019/21/" + Market.forged(first[1])).body())
        .contains("<h1>Mã này không do hệ thống cấp</h1>");
    var image = getBytes("/scan/api/codes/08930000000019/PHI-90/" + first[1] + "/qr.png");
    assertThat(image.statusCode()).isEqualTo(200);

    assertThat(json(get(roll)).path("free").asInt()).isEqualTo(5);
    assertThat(json(get(of)).path("items")).hasSize(1);
    assertThat(get(roll + "/codes.csv").body()).contains(",Đã gắn với lô PHI-90\r\n");
    assertThat(getBytes(roll + "/codes.xlsx").body()).startsWith('P', 'K', 3, 4);
    problem(
        post(
            of + "/bindings",
            binding
                .replace(first[1], table[2].split(",")[1])
                .replace(last[1], table[5].split(",")[1])),
        409,
        "/problems/codes-bound-elsewhere",
        "firstSerial");
    problem(
        post(of + "/bindings", binding.replace(first[1], "ABC")),
        422,
        "/problems/invalid-first-serial",
        "firstSerial");
    problem(post(of + "/bindings", "{}"), 400, "/problems/broken-request");
    problem(send("POST", of, "office", order(1)), 403, "/problems/owners-only");
    problem(send("POST", of, "stranger", order(1)), 403, "/problems/not-your-lot");
    problem(get(of + "/99999"), 404, "/problems/unknown-roll");
    problem(post("/scan/api/rolls/08930000000033", order(1)), 404, "/problems/unknown-product");
    var cancelled = put(roll + "/state", "{\"state\": \"cancelled\", \"reason\": \"cuộn bị ướt\"}");
    assertThat(json(cancelled).path("state").asString()).isEqualTo("cancelled");
    assertThat(get(URI.create(table[1].split(",")[2]).getRawPath()).body())
        .contains("<h1>Mã đã bị hủy</h1>");
  }

  @Test
  void aWorkbookIsSentAndOneThatBreaksOffIsCut() throws Exception {
    market.registered(Market.fried("PHI-91"));
    var codes = "/scan/api/codes/08930000000019/PHI-91";
    long first = json(post(codes, order(20_000))).path("first").asLong();
    var path = codes + "/ranges/" + first + "/codes.xlsx";
    var whole = getBytes(path);
    assertThat(whole.headers().firstValue("Content-Type"))
        .contains("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    assertThat(whole.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("ma-PHI-91-" + first + "-" + (first + 19_999) + ".xlsx");
    var failing = request(path).header(TestService.FAILS_AFTER, "100000").build();
    var answer = client.send(failing, BodyHandlers.ofInputStream());
    assertThatThrownBy(() -> answer.body().readAllBytes()).isInstanceOf(IOException.class);
  }

  @Test
  void thePhotoOfAProductStandsOnItsPagesAndNowhereElse() throws Exception {
    assertThat(get("/01/08930000000026").body()).doesNotContain("<img");
    problemless(404, "/scan/photos/08930000000026/small");
    var photo = Photo.read("photo", jpeg());
    market.photos.set(Photos.ofProduct("08930000000026"), photo, Market.NOW, "a");

    await().until(() -> get("/01/08930000000026").body().contains("<img"));
    var page = get("/01/08930000000026").body();

    var matcher =
        Pattern.compile("<img class=\"photo\" src=\"([^\"]+)\" alt=\"([^\"]+)\"").matcher(page);
    assertThat(matcher.find()).isTrue();
    assertThat(matcher.group(2)).isEqualTo("Ảnh sản phẩm: Hành củ tươi");
    var small = getBytes(matcher.group(1).replace("&#x3D;", "="));
    assertThat(small.statusCode()).isEqualTo(200);
    assertThat(small.body()).isEqualTo(photo.small().bytes());
    assertThat(small.headers().firstValue("Content-Type")).contains("image/jpeg");
    assertThat(small.headers().firstValue("Cache-Control")).contains("max-age=300, public");
    assertThat(getBytes("/scan/photos/08930000000026/large").body())
        .isEqualTo(photo.full().bytes());
    for (var none : List.of("08930000000019", "1", "..%2F..", "08930000000018")) {
      problemless(404, "/scan/photos/" + none + "/small");
    }
    market.photos.remove(Photos.ofProduct("08930000000026"));
    problemless(404, "/scan/photos/08930000000026/small");
  }

  private void problemless(int status, String path) throws Exception {
    assertThat(get(path).statusCode()).as(path).isEqualTo(status);
  }

  private static byte[] jpeg() throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB), "jpg", out);
    return out.toByteArray();
  }

  @Test
  void whatAnOfficeDecidedStopsActivationAtOnceAndShowsWithinSeconds() throws Exception {
    var lot = Market.fried("PHI-40");
    var raw = Market.fresh("CU-40");
    market.registered(lot).registered(raw).harvested(raw, "100");
    market.transformed(raw, "100", lot, "120");
    var codes = "/scan/api/codes/08930000000019/PHI-40";
    post(codes, order(1));
    var page = "/01/08930000000019/10/PHI-40";
    problem(post(codes + "/activation", "{}"), 409, "/problems/lot-held");
    assertThat(get(page).body()).contains("<h1>Lô đang bị tạm giữ để kiểm tra</h1>");

    market.released(lot).recalled(raw, "dư lượng thuốc");
    problem(post(codes + "/activation", "{}"), 409, "/problems/lot-recalled");
    await().until(() -> get(page).body().contains("<h1>Làm từ một lô đang bị thu hồi</h1>"));

    market.recallLifted(raw).approvalWithdrawn(Market.COOPERATIVE);
    problem(post(codes + "/activation", "{}"), 409, "/problems/party-not-approved");

    market.approved(Market.COOPERATIVE);
    assertThat(post(codes + "/activation", "{}").statusCode()).isEqualTo(200);
    await().until(() -> get(page).body().contains("<h1>Thông tin của lô</h1>"));
  }

  @Test
  void aLotWithSlashesSemicolonsAndPercentSignsIsOneLotEverywhere() throws Exception {
    var codes = "/scan/api/codes/" + AWKWARD_PATH;
    assertThat(post(codes, order(1)).statusCode()).isEqualTo(201);
    var code = json(get(codes)).path("items").get(0);
    assertThat(getBytes(code.path("image").asString()).statusCode()).isEqualTo(200);
    var path = URI.create(code.path("address").asString()).getRawPath();
    var page = get(path);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("A/B;c&#x3D;1%2F?+&amp;&quot;&lt;&gt;&#39;..");
    var raw = path.replace("%3B", ";").replace("%27", "'").replace("%2B", "+");
    assertThat(get(raw).statusCode()).isEqualTo(200);
    assertThat(get("/01/08930000000019/10/A%2F..%2FB").body()).contains(">A/../B<");
  }

  @Test
  void everyNoIsAProblemThatNamesTheField() throws Exception {
    var lot = "/scan/api/codes/08930000000019/PHI-20";
    problem(post(lot, order(1)), 404, "/problems/unknown-lot");
    problem(get("/scan/api/codes/08930000000018/PHI-20"), 422, "/problems/invalid-gtin", "gtin");
    problem(get("/scan/api/codes/123/PHI-20"), 400, "/problems/broken-request", "gtin");

    market.registered(Market.fried("PHI-20"));
    problem(post(lot, order(0)), 400, "/problems/broken-request", "count");
    problem(post(lot, order(1000001)), 400, "/problems/broken-request", "count");
    problem(post(lot, "{\"count\": 1}"), 400, "/problems/broken-request", "orderId");
    assertThat(post(lot, "{\"count\": 1, \"orderId\": \"1\"}").statusCode()).isEqualTo(400);
    var countless = "{\"orderId\": \"" + UUID.randomUUID() + "\"}";
    problem(post(lot, countless), 400, "/problems/broken-request", "count");
    assertThat(post(lot, "{count").statusCode()).isEqualTo(400);
    problem(get(lot + "?limit=1001"), 400, "/problems/broken-request", "limit");
    problem(get(lot + "?after=x"), 422, "/problems/invalid-after", "after");
    problem(get(lot + "/0000000100000000/qr.png"), 404, "/problems/unknown-code");
    problem(
        get(lot + "/0000000100000000/qr.png?module=99"), 400, "/problems/broken-request", "module");
    assertThat(get(lot + "/0000000100000000/qr.png?module=a").statusCode()).isEqualTo(400);
  }

  @Test
  void whoMayNotIsRefused() throws Exception {
    market.registered(Market.fried("PHI-30"));
    var codes = service.origin() + "/scan/api/codes/08930000000019/PHI-30";
    var stranger =
        HttpRequest.newBuilder(URI.create(codes))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(order(1)))
            .build();
    problem(client.send(stranger, BodyHandlers.ofString()), 403, "/problems/not-your-lot");
    var curious = HttpRequest.newBuilder(URI.create(codes)).build();
    problem(client.send(curious, BodyHandlers.ofString()), 403, "/problems/not-your-lot");
    long first =
        json(post("/scan/api/codes/08930000000019/PHI-30", order(1))).path("first").asLong();
    var one = "/ranges/" + first;
    for (String path : List.of("/counts", "/ranges", one, one + "/codes.csv")) {
      var asked = HttpRequest.newBuilder(URI.create(codes + path)).build();
      problem(client.send(asked, BodyHandlers.ofString()), 403, "/problems/not-your-lot");
    }
  }

  @Test
  void theScanPageSetsNoCookieAndOpensNoSession() throws Exception {
    var page = get("/01/08930000000019");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
  }

  @Test
  void theKeysAreMadeOnceAndMustBelongToTheDatabase(@TempDir Path other) throws Exception {
    assertThat(data.resolve("code-keys")).exists();
    assertThatThrownBy(() -> TestService.over(market, other, ""))
        .rootCause()
        .hasMessageContaining("restore the file code-keys");
    Files.copy(data.resolve("code-keys"), other.resolve("again"));
    Files.move(
        other.resolve("again"),
        other.resolve("code-keys"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    TestService.over(market, other, "").close();
    Files.writeString(other.resolve("code-keys"), "1:" + "5c".repeat(32));
    assertThatThrownBy(() -> TestService.over(market, other, ""))
        .rootCause()
        .hasMessageContaining("made under the key 0, which is missing");
    var both = Files.readString(data.resolve("code-keys")) + "1:" + "5c".repeat(32);
    Files.writeString(other.resolve("code-keys"), both);
    TestService.over(market, other, "").close();
    Files.writeString(data.resolve("code-keys"), both); // whoever starts here next
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(request(path).build(), BodyHandlers.ofString());
  }

  private HttpResponse<byte[]> getBytes(String path) throws Exception {
    return client.send(request(path).build(), BodyHandlers.ofByteArray());
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    var request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private HttpResponse<String> put(String path, String body) throws Exception {
    return send("PUT", path, OWNER, body);
  }

  private HttpResponse<String> send(String method, String path, String party, String body)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(service.origin() + path))
            .header("X-Party", party)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(URI.create(service.origin() + path)).header("X-Party", OWNER);
    return path.startsWith("/01/") ? request.header("Accept", "text/html") : request;
  }

  private static String order(int count) {
    return order(UUID.randomUUID(), count);
  }

  private static String order(UUID id, int count) {
    return "{\"orderId\": \"" + id + "\", \"count\": " + count + "}";
  }

  private static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }

  private static void problem(HttpResponse<String> response, int status, String type) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json(response).path("type").asString()).isEqualTo(type);
  }

  private static void problem(
      HttpResponse<String> response, int status, String type, String field) {
    problem(response, status, type);
    assertThat(json(response).path("field").asString()).isEqualTo(field);
  }
}

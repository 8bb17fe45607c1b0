package vn.traceability.qr;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.traceability.Market;
import vn.traceability.lot.LotId;

/** "This is not what I bought", from the page of a code to the office, over the wire. */
class ReportsApiTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String OWNER = Market.COOPERATIVE.digits();
  private static final String COMMUNE = "00565";
  private static final LotId LOT = Market.fried("A/B-1");
  private static final String WORDS = "Trong túi là cà tím <b>, gọi cho chị Lan 0912345678";
  private static final String QUEUE = "/scan/api/reports";

  private final Market market = new Market().registered(LOT).journeyOf(LOT);
  private final HttpClient client = HttpClient.newHttpClient();
  private TestService service;
  private String code;

  @BeforeEach
  void start(@TempDir Path folder) {
    code = "/01/08930000000019/10/A%2FB-1/21/" + market.activated(LOT);
    service = TestService.over(market, folder, Market.KEY);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void thePageOfACodeLeadsToAFormThatNeedsNoScript() throws Exception {
    var page = get(code, "").body();
    assertThat(page).contains("<h2>Hàng không đúng như trang này?</h2>");
    var form = get(link(page), "");

    assertThat(form.statusCode()).isEqualTo(200);
    assertThat(form.body())
        .contains("<h1>Hàng không đúng như mã?</h1>", "enctype=\"multipart/form-data\"")
        .contains("value=\"other-product\" required>", "accept=\"image/jpeg,image/png\"")
        .contains("<option value=\"00565\">Xã Gia Lâm</option>", "href=\"" + code + "?lang")
        .doesNotContain("<script", "Optional", "null", "type=\"email\"", "type=\"tel\"");
    assertThat(form.body().getBytes(StandardCharsets.UTF_8).length).isLessThan(30_000);
    assertThat(form.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(get(link(page).replace("lang=vi", "lang=en"), "").body())
        .contains("<h1>Is this not what you bought?</h1>", "It is another product");
  }

  @Test
  void aForgedCodeCanBeReportedAndChargesNoLot() throws Exception {
    var serial = code.substring(code.lastIndexOf('/') + 1);
    var forged = code.replace(serial, Market.forged(serial));
    assertThat(get(forged, "").statusCode()).isEqualTo(404);
    for (int i = 0; i < 3; i++) {
      assertThat(send(fields(forged)).statusCode()).isEqualTo(200);
    }
    var queue = json(get(QUEUE, COMMUNE)).path("items");
    assertThat(queue).hasSize(1);
    assertThat(queue.at("/0/gtin").asString()).isEqualTo("08930000000019");
    assertThat(queue.at("/0/lot").isMissingNode()).isTrue();
  }

  @Test
  void threeReportsQueueTheLotAndAnOfficeClosesIt() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(json(get(QUEUE, COMMUNE)).path("items")).isEmpty();
      var fields = fields(code);
      assertThat(send(fields).body()).contains("<h1>Đã ghi lại phản ánh</h1>");
      assertThat(send(fields).statusCode()).as("sent again").isEqualTo(200);
    }
    var goods = json(get(QUEUE + "?state=open", COMMUNE)).at("/items/0");
    assertThat(goods.path("lot").asString()).isEqualTo("A/B-1");
    assertThat(goods.path("reports").asInt()).isEqualTo(3);
    assertThat(goods.path("codes").asInt()).isEqualTo(1);
    assertThat(goods.path("reasons").toString())
        .isEqualTo("[{\"reason\":\"other-product\",\"reports\":3}]");
    var one = QUEUE + "/" + goods.path("id").asString();

    // the owner learns how many and why, and no more
    assertThat(json(get(QUEUE, OWNER)).at("/items/0/reports").asInt()).isEqualTo(3);
    assertThat(get(QUEUE, OWNER).body()).doesNotContain("cà tím");
    problem(get(one, OWNER), 403, "/problems/not-your-lot");
    assertThat(json(get(QUEUE, Market.FARM.digits())).path("items")).isEmpty();
    problem(get(one, Market.FARM.digits()), 404, "/problems/unknown-reports");
    assertThat(get(QUEUE, "").statusCode()).isEqualTo(403);

    var report = json(get(one, COMMUNE)).at("/items/0");
    assertThat(report.path("text").asString()).isEqualTo(WORDS);
    assertThat(report.path("code").asString()).isEqualTo(code);
    assertThat(report.path("commune").asString()).isEqualTo(COMMUNE);

    var order = "{\"reason\":\"Đã kiểm tra tại chợ\",\"lastAt\":\"2026-03-20T01:00:00Z\"}";
    problem(post(one + "/closing", OWNER, order), 403, "/problems/not-your-lot");
    problem(
        post(one + "/closing", COMMUNE, order.replace("01:00:00", "00:59:59")),
        409,
        "/problems/reported-meanwhile");
    var shortOne = "{\"reason\":\"x\",\"lastAt\":\"2026-03-20T01:00:00Z\"}";
    problem(post(one + "/closing", COMMUNE, shortOne), 400, "/problems/broken-request");
    var closed = json(post(one + "/closing", COMMUNE, order));
    assertThat(closed.path("state").asString()).isEqualTo("closed");
    assertThat(closed.at("/closings/0/by").asString()).isEqualTo(Market.OFFICER.account());
    problem(post(one + "/closing", COMMUNE, order), 409, "/problems/not-open");
    assertThat(json(get(QUEUE, COMMUNE)).path("items")).isEmpty();
    var seen = json(get(QUEUE + "?state=closed", OWNER)).at("/items/0/closings/0");
    assertThat(seen.path("reason").asString()).isEqualTo("Đã kiểm tra tại chợ");
    assertThat(seen.has("by")).isFalse();
  }

  @Test
  void aPhotoIsForOfficesAloneAndCanBeErased() throws Exception {
    var secret = "GPS 21.02 105.93";
    assertThat(send(fields(code), jpegWith(secret)).statusCode()).isEqualTo(200);
    var goods = json(get(QUEUE + "?state=few", COMMUNE)).at("/items/0/id").asString();
    var one = QUEUE + "/" + goods;
    var report = json(get(one, COMMUNE)).at("/items/0");
    assertThat(report.path("photo").asBoolean()).isTrue();
    var address = one + "/" + report.path("id").asString();

    for (var size : Map.of("", 320, "?large=true", 1600).entrySet()) {
      var photo = bytes(address + "/photo" + size.getKey(), COMMUNE);
      assertThat(photo.headers().firstValue("Content-Type")).contains("image/jpeg");
      assertThat(photo.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(new String(photo.body(), StandardCharsets.ISO_8859_1)).doesNotContain("GPS");
      assertThat(ImageIO.read(new ByteArrayInputStream(photo.body())).getWidth())
          .isEqualTo(size.getValue());
    }
    assertThat(get(address + "/photo", OWNER).statusCode()).isEqualTo(403);
    assertThat(get(address + "/photo", "").statusCode()).isEqualTo(403);

    assertThat(delete(address + "/content", OWNER).statusCode()).isEqualTo(403);
    assertThat(delete(address + "/content", COMMUNE).statusCode()).isEqualTo(204);
    assertThat(delete(address + "/content", COMMUNE).statusCode()).isEqualTo(204);
    assertThat(get(address + "/photo", COMMUNE).statusCode()).isEqualTo(404);
    var left = json(get(one, COMMUNE)).at("/items/0");
    assertThat(left.path("erased").asBoolean()).isTrue();
    assertThat(left.has("text")).isFalse();
    assertThat(left.path("reason").asString()).isEqualTo("other-product");
    for (var name : market.mongo.database().listCollectionNames()) {
      market
          .mongo
          .database()
          .getCollection(name)
          .find()
          .map(Document::toString)
          .forEach(row -> assertThat(row).doesNotContain("cà tím", "127.0.0.1"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "reason,,Chưa rõ điều gì không đúng",
    "reason,all,Chưa rõ điều gì không đúng",
    "commune,99999,'Không có xã, phường này'",
    "scan,x,Hãy gửi lại một lần nữa"
  })
  void whatIsWrongLeavesTheWordsInTheForm(String field, String value, String title)
      throws Exception {
    var fields = fields(code);
    fields.put(field, value == null ? "" : value);
    var answer = send(fields);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("<h1>" + title + "</h1>", ">Trong túi là cà tím &lt;b&gt;, gọi cho");
    assertThat(json(get(QUEUE + "?state=few", "office")).path("items")).isEmpty();
    fields.put("reason", "other-product");
    fields.put("commune", "");
    fields.put("scan", hidden(answer.body(), "scan"));
    assertThat(send(fields).statusCode()).as("put right").isEqualTo(200);
  }

  @Test
  void aPhotoThatCannotBeTakenLeavesTheWordsInTheForm() throws Exception {
    var large = send(fields(code), new byte[(10 << 20) + 1]);
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(large.body())
        .contains("<h1>Ảnh lớn hơn 10 MB</h1>", ">Trong túi là cà tím")
        .contains("value=\"other-product\" required checked>", "value=\"00565\" selected>");
    var enormous = send(fields(code), new byte[30 << 20]);
    assertThat(enormous.statusCode()).as("30 MB, as some phones take").isEqualTo(413);
    assertThat(enormous.body()).contains(">Trong túi là cà tím");
    var text = send(fields(code), "no picture".getBytes(StandardCharsets.UTF_8));
    assertThat(text.statusCode()).isEqualTo(422);
    assertThat(text.body()).contains("<h1>Không đọc được ảnh</h1>", ">Trong túi là cà tím");
    assertThat(json(get(QUEUE + "?state=few", "office")).path("items")).isEmpty();
  }

  @Test
  void onlyFormsOfOurPagesAreTaken() throws Exception {
    for (var site : new String[] {"cross-site", "same-site", "none"}) {
      assertThat(send(fields(code), Optional.empty(), site).statusCode()).isEqualTo(403);
    }
    var broken =
        HttpRequest.newBuilder(URI.create(service.origin() + "/scan/report"))
            .header("Sec-Fetch-Site", "same-origin")
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(BodyPublishers.ofString("--y\r\nnothing"))
            .build();
    assertThat(client.send(broken, BodyHandlers.ofString()).statusCode()).isEqualTo(422);
    assertThat(get("/scan/report?code=//evil.example/", "").body()).doesNotContain("evil");
    assertThat(get("/scan/report", "").statusCode()).isEqualTo(422);
    assertThat(json(get(QUEUE + "?state=few", "office")).path("items")).isEmpty();
  }

  /** As a shopper gets it: the page of the code, then the form. */
  private Map<String, String> fields(String of) throws Exception {
    var form = get(link(get(of, "").body()), "").body();
    var fields = new LinkedHashMap<String, String>();
    fields.put("code", hidden(form, "code"));
    fields.put("scan", hidden(form, "scan"));
    fields.put("reason", "other-product");
    fields.put("text", WORDS);
    fields.put("commune", COMMUNE);
    return fields;
  }

  private static String hidden(String page, String name) {
    return found("name=\"" + name + "\" value=\"([^\"]*)\"", page);
  }

  private static String link(String page) {
    return found("href=\"(/scan/report[^\"]*)\"", page);
  }

  private static String found(String pattern, String page) {
    var matcher = Pattern.compile(pattern).matcher(page);
    assertThat(matcher.find()).as(pattern).isTrue();
    return HtmlUtils.htmlUnescape(matcher.group(1));
  }

  private HttpResponse<String> send(Map<String, String> fields) throws Exception {
    return send(fields, Optional.empty(), "same-origin");
  }

  private HttpResponse<String> send(Map<String, String> fields, byte[] photo) throws Exception {
    return send(fields, Optional.of(photo), "same-origin");
  }

  private HttpResponse<String> send(Map<String, String> fields, Optional<byte[]> photo, String site)
      throws Exception {
    var body = new ByteArrayOutputStream();
    fields.forEach(
        (name, value) ->
            body.writeBytes(
                ("--edge\r\nContent-Disposition: form-data; name=\""
                        + name
                        + "\"\r\n\r\n"
                        + value
                        + "\r\n")
                    .getBytes(StandardCharsets.UTF_8)));
    body.writeBytes(
        ("--edge\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\n"
                + "Content-Type: image/jpeg\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(photo.orElse(new byte[0]));
    body.writeBytes("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
    return client.send(
        HttpRequest.newBuilder(URI.create(service.origin() + "/scan/report?lang=vi"))
            .header("Sec-Fetch-Site", site)
            .header("Content-Type", "multipart/form-data; boundary=edge")
            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
            .build(),
        BodyHandlers.ofString());
  }

  /** With a comment such as cameras write. */
  private static byte[] jpegWith(String secret) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(1800, 900, BufferedImage.TYPE_INT_RGB), "jpg", out);
    var jpeg = out.toByteArray();
    var comment = secret.getBytes(StandardCharsets.US_ASCII);
    var whole = new ByteArrayOutputStream();
    whole.write(jpeg, 0, 2);
    whole.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) (comment.length + 2)});
    whole.writeBytes(comment);
    whole.writeBytes(Arrays.copyOfRange(jpeg, 2, jpeg.length));
    return whole.toByteArray();
  }

  private HttpRequest.Builder request(String path, String party) {
    var request = HttpRequest.newBuilder(URI.create(service.origin() + path));
    if (path.startsWith("/01/")) {
      request.header("Accept", "text/html");
    }
    return party.isEmpty() ? request : request.header("X-Party", party);
  }

  private HttpResponse<String> get(String path, String party) throws Exception {
    return client.send(request(path, party).build(), BodyHandlers.ofString());
  }

  private HttpResponse<byte[]> bytes(String path, String party) throws Exception {
    return client.send(request(path, party).build(), BodyHandlers.ofByteArray());
  }

  private HttpResponse<String> delete(String path, String party) throws Exception {
    return client.send(request(path, party).DELETE().build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String party, String body) throws Exception {
    return client.send(
        request(path, party)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static void problem(HttpResponse<String> answer, int status, String type) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(JSON.readTree(answer.body()).path("type").asString()).isEqualTo(type);
  }
}

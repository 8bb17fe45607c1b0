package vn.traceability.qr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vn.traceability.Market;
import vn.traceability.code.drawing.QrDrawing;

/** The scanner for phones whose camera reads no codes, over the wire and without scripts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScannerTest {
  private static final String BOUNDARY = "----a-boundary";

  private final Market market = new Market();
  private final HttpClient client = HttpClient.newHttpClient();
  private TestService service;

  @BeforeAll
  void start(@TempDir Path folder) {
    service = TestService.over(market, folder, Market.KEY);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void aPhotoOfALabelOpensItsPage() throws Exception {
    var lot = Market.fried("PHI-01");
    var serial = market.registered(lot).journeyOf(lot).activated(lot);
    var address = "https://truyxuat.example/01/08930000000019/10/PHI-01/21/" + serial;
    var read = photo(QrDrawing.of(URI.create(address)).png(5));
    assertThat(read.statusCode()).as(read.body()).isEqualTo(303);
    var page = read.headers().firstValue("Location").orElseThrow();
    assertThat(page).isEqualTo(URI.create(address).getRawPath());
    assertThat(get(page).body()).contains("<h1>Mã đã được cấp và kích hoạt cho lô này</h1>");
  }

  @Test
  void whatIsTypedOpensToo() throws Exception {
    assertThat(typed("(01)08930000000019(10)PHI-01").headers().firstValue("Location"))
        .contains("/01/08930000000019/10/PHI-01");
    assertThat(typed("(01) 0893 0000 000019 (10) PHI-01").headers().firstValue("Location"))
        .contains("/01/08930000000019/10/PHI-01");
    assertThat(
            typed("truyxuat.example/01/08930000000019/10/PHI-01").headers().firstValue("Location"))
        .contains("/01/08930000000019/10/PHI-01");
    assertThat(typed("evil.example/01/08930000000019").body())
        .contains("Mã này thuộc hệ thống khác");
    assertThat(typed("8930000000019").headers().firstValue("Location"))
        .contains("/01/08930000000019");
  }

  @Test
  void theCodeOfAnotherSystemIsNeverFollowed() throws Exception {
    var foreign = photo(QrDrawing.of(URI.create("https://evil.example/01/08930000000019")).png(5));
    assertThat(foreign.statusCode()).isEqualTo(200);
    assertThat(foreign.body())
        .contains("Mã này thuộc hệ thống khác", "https://evil.example/01/08930000000019")
        .contains("<a href=\"/01/08930000000019\">Xem sản phẩm này trong hệ thống</a>")
        .doesNotContain("href=\"https://evil.example");
    assertThat(typed("<script>alert(1)</script>").body())
        .contains("Mã này không phải mã truy xuất")
        .doesNotContain("<script>alert");
  }

  @Test
  void whatCannotBeReadIsSaidInWords() throws Exception {
    var blank = new java.awt.image.BufferedImage(200, 200, 1);
    var out = new ByteArrayOutputStream();
    javax.imageio.ImageIO.write(blank, "png", out);
    said(photo(out.toByteArray()), 422, "Không thấy mã trong ảnh");
    said(photo("GIF89a".getBytes(StandardCharsets.UTF_8)), 422, "Không đọc được ảnh này");
    said(photo(new byte[0]), 422, "Chưa có ảnh hay mã");
    said(typed(" "), 422, "Chưa có ảnh hay mã");
    said(photo(new byte[11_600_000]), 413, "Ảnh quá lớn");
  }

  @Test
  void thePageWorksWithoutScriptsAndForOurFormsAlone() throws Exception {
    var page = get("/scan");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("<h1>Quét mã truy xuất</h1>", "enctype=\"multipart/form-data\"")
        .contains("capture=\"environment\"");
    assertThat(page.body().getBytes(StandardCharsets.UTF_8).length).isLessThan(20_000);
    assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(get("/scan?lang=en").body()).contains("<h1>Scan a code</h1>");
    assertThat(get("/scan/scanner.js").headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/javascript");
    var elsewhere =
        client.send(
            form("typed=8930000000019").setHeader("Sec-Fetch-Site", "cross-site").build(),
            BodyHandlers.ofString());
    assertThat(elsewhere.statusCode()).isEqualTo(403);
  }

  @Test
  void picturesOfAMovingCameraAreReadOneByOne() throws Exception {
    var address = "https://truyxuat.example/01/08930000000019";
    var found = frame(QrDrawing.of(URI.create(address)).png(5), "same-origin");
    assertThat(found.statusCode()).isEqualTo(200);
    assertThat(found.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    assertThat(found.body()).isEqualTo(address);

    var blank = new ByteArrayOutputStream();
    javax.imageio.ImageIO.write(new java.awt.image.BufferedImage(200, 200, 1), "png", blank);
    assertThat(frame(blank.toByteArray(), "same-origin").statusCode()).isEqualTo(204);
    assertThat(frame("GIF89a".getBytes(StandardCharsets.UTF_8), "same-origin").statusCode())
        .isEqualTo(422);
    assertThat(frame(new byte[500_001], "same-origin").statusCode()).isEqualTo(413);
    assertThat(frame(blank.toByteArray(), "cross-site").statusCode()).isEqualTo(403);
  }

  private HttpResponse<String> frame(byte[] picture, String site) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(service.origin() + "/scan/frame"))
            .header("Content-Type", "image/jpeg")
            .header("Sec-Fetch-Site", site)
            .POST(BodyPublishers.ofByteArray(picture))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static void said(HttpResponse<String> answer, int status, String title) {
    assertThat(answer.statusCode()).as(title).isEqualTo(status);
    assertThat(answer.body()).contains("<h2>" + title + "</h2>", "<h1>Quét mã truy xuất</h1>");
  }

  private HttpResponse<String> typed(String text) throws Exception {
    var form = form("typed=" + URLEncoder.encode(text, StandardCharsets.UTF_8)).build();
    return client.send(form, BodyHandlers.ofString());
  }

  private HttpRequest.Builder form(String body) {
    return HttpRequest.newBuilder(URI.create(service.origin() + "/scan"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Sec-Fetch-Site", "same-origin")
        .POST(BodyPublishers.ofString(body));
  }

  private HttpResponse<String> photo(byte[] photo) throws Exception {
    var body = new ByteArrayOutputStream();
    var head =
        "--"
            + BOUNDARY
            + "\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.png\"\r\n"
            + "Content-Type: image/png\r\n\r\n";
    body.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    body.writeBytes(photo);
    body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    var request =
        HttpRequest.newBuilder(URI.create(service.origin() + "/scan"))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .header("Sec-Fetch-Site", "same-origin")
            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(service.origin() + path))
            .header("Accept", "text/html,*/*;q=0.8")
            .build(),
        BodyHandlers.ofString());
  }
}

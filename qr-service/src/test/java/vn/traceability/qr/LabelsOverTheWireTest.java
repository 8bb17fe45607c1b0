package vn.traceability.qr;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.traceability.Market;
import vn.traceability.code.Actor;
import vn.traceability.code.CodeRange;
import vn.traceability.code.CodeState;
import vn.traceability.code.LabelAddress;
import vn.traceability.gs1.syntax.DigitalLinkUri;
import vn.traceability.gs1.syntax.ElementString;
import vn.traceability.label.Dmtx;
import vn.traceability.label.Pictures;

/** Labels, through a real Tomcat. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabelsOverTheWireTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Actor OFFICE = new Actor("office", true);
  private static final Optional<String> SPOILED = Optional.of("nhãn hỏng");

  private final Market market = new Market();
  private final HttpClient client = HttpClient.newHttpClient();
  private TestService service;
  private CodeRange range;
  private CodeRange large;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Files.createDirectories(folder);
    service = TestService.over(market, folder, Market.KEY);
    var lot = Market.fried("PHI/01");
    market.registered(lot);
    range = market.ordered(lot, 30);
    large = market.ordered(lot, 1_000_000);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void anyoneMayKnowTheTemplates() throws Exception {
    var answer = get("/scan/api/label-templates", "nobody");

    assertThat(answer.statusCode()).isEqualTo(200);
    var sheet = json(answer).path("items").get(2);
    assertThat(sheet.path("id").asString()).isEqualTo("a4-21-63.5x38.1");
    assertThat(sheet.path("roll").asBoolean()).isFalse();
    assertThat(sheet.path("orientation").asString()).isEqualTo("portrait");
    assertThat(sheet.path("columns").asInt()).isEqualTo(3);
  }

  @Test
  void sheetsOfAnOrderAreAPdf() throws Exception {
    var answer = get(labels(range, "labels.pdf?template=a4-21-63.5x38.1&from=3&start=2"));

    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .contains("inline; filename=\"nhan-PHI-01-3-30.pdf\"");
    assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(answer.body().length);
    try (var document = Loader.loadPDF(answer.body())) {
      assertThat(document.getNumberOfPages()).isEqualTo(2);
      var text = new PDFTextStripper().getText(document);
      var serials = market.codes.part(range, 1, 30).stream().map(code -> code.serial().text());
      assertThat(serials.filter(text::contains)).hasSize(28);
      assertThat(text).contains("Lô: PHI/01", "NSX: 12/03/2026");
    }
  }

  @Test
  void textsAreChosen() throws Exception {
    var pdf = get(labels(range, "labels.pdf?template=roll-60x40&fields=number,hri&limit=2"));
    var none = get(labels(range, "labels.pdf?template=roll-60x40&fields=&limit=1"));

    try (var document = Loader.loadPDF(pdf.body())) {
      assertThat(document.getNumberOfPages()).isEqualTo(2);
      assertThat(new PDFTextStripper().getText(document))
          .contains("STT: 2", "(01)08930000000019(10)PHI/01(21)")
          .doesNotContain("NSX");
    }
    try (var document = Loader.loadPDF(none.body())) {
      assertThat(new PDFTextStripper().getText(document).strip()).startsWith("(21)").hasSize(20);
    }
  }

  @Test
  void aRollIsPrintedByCommands() throws Exception {
    var answer = get(labels(range, "labels.zpl?template=roll-50x30&dpi=300&from=29"));

    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/zpl");
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .contains("inline; filename=\"nhan-PHI-01-29-30.zpl\"");
    var serials = market.codes.part(range, 29, 2).stream().map(code -> code.serial().text());
    assertThat(text(answer)).contains(serials.toList()).contains("^PW590^LL354");
    var sheet = get(labels(range, "labels.zpl?template=a4-21-63.5x38.1"));
    problem(sheet, 422, "/problems/invalid-template");
  }

  @Test
  void theFirstLabelIsShownBefore() throws Exception {
    var answer = get(labels(range, "label.svg?template=roll-40x30"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("image/svg+xml");
    assertThat(text(answer)).contains(market.codes.part(range, 1, 1).get(0).serial().text());
  }

  /** Both kinds say the same of a package, so that a shop's scanner and a phone agree. */
  @Test
  void aDataMatrixSaysWhatTheAddressSays(@TempDir Path folder) throws Exception {
    var answer = get(labels(range, "labels.pdf?template=roll-40x30&carrier=data-matrix&limit=1"));

    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
    var picture = folder.resolve("label.pgm");
    try (var document = Loader.loadPDF(answer.body())) {
      var page = new PDFRenderer(document).renderImageWithDPI(0, 300, ImageType.GRAY);
      Pictures.write(page, picture);
    }
    var read = ElementString.separated(Dmtx.read(List.of(picture)).get(picture));
    var code = market.codes.part(range, 1, 1).get(0);
    var address = new LabelAddress(URI.create("https://truyxuat.example")).of(code);
    assertThat(read.elements())
        .containsExactlyInAnyOrderElementsOf(
            DigitalLinkUri.read(address.toString()).elements().elements());
    assertThat(read.bracketed()).contains("(10)PHI/01(21)" + code.serial().text(), "(416)");
  }

  @Test
  void aCancelledCodeHasNoLabel() throws Exception {
    var lot = range.lot();
    var some = market.ordered(lot, 5);
    var serials = market.codes.part(some, 1, 5).stream().map(code -> code.serial().text()).toList();
    for (int spoiled : List.of(0, 3)) {
      market.codes.change(lot, serials.get(spoiled), CodeState.CANCELLED, OFFICE, SPOILED);
    }

    var pdf = get(labels(some, "labels.pdf?template=roll-60x40&fields=number,hri"));
    assertThat(pdf.statusCode()).as(text(pdf)).isEqualTo(200);
    try (var document = Loader.loadPDF(pdf.body())) {
      assertThat(document.getNumberOfPages()).isEqualTo(3);
      var text = new PDFTextStripper().getText(document);
      assertThat(serials.stream().filter(text::contains))
          .containsExactly(serials.get(1), serials.get(2), serials.get(4));
      assertThat(text).as("a label keeps its number").contains("STT: 2", "STT: 3", "STT: 5");
    }
    assertThat(text(get(labels(some, "labels.zpl?template=roll-60x40"))))
        .contains(serials.get(1), serials.get(2), serials.get(4))
        .doesNotContain(serials.get(0), serials.get(3));
    assertThat(text(get(labels(some, "label.svg?template=roll-60x40")))).contains(serials.get(1));
    problem(
        get(labels(some, "labels.pdf?template=roll-60x40&limit=1")),
        409,
        "/problems/codes-cancelled");

    market.codes.change(lot, some.first(), CodeState.CANCELLED, OFFICE, SPOILED);
    for (var path : List.of("labels.pdf", "labels.zpl", "label.svg")) {
      problem(get(labels(some, path + "?template=roll-60x40")), 409, "/problems/codes-cancelled");
    }
  }

  @Test
  void labelsAreForThoseWhoMayListTheCodes() throws Exception {
    for (var path : List.of("labels.pdf", "labels.zpl", "label.svg")) {
      var answer = get(labels(range, path + "?template=roll-40x30"), Market.SHOP.digits());

      problem(answer, 403, "/problems/not-your-lot");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "template=a5, 422, template",
    "template=roll-40x30&from=31, 422, from",
    "template=roll-40x30&from=0, 400, from",
    "template=roll-40x30&limit=0, 400, limit",
    "template=a4-21-63.5x38.1&start=22, 422, start",
    "template=roll-40x30&dpi=72, 422, dpi",
    "template=roll-40x30&fields=colour, 400, fields",
    "template=roll-40x30&carrier=code39, 400, carrier",
    "fields=lot, 400, template"
  })
  void whatIsWrongIsNamed(String query, int status, String field) throws Exception {
    var answer = get(labels(range, "labels.pdf?" + query));

    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(status);
    assertThat(json(answer).path("field").asString()).isEqualTo(field);
  }

  @Test
  void aDocumentHasALimit() throws Exception {
    var all = get(labels(large, "labels.pdf?template=roll-40x30"));

    problem(all, 422, "/problems/invalid-limit");
    assertThat(json(all).path("field").asString()).isEqualTo("limit");
    var last = get(labels(large, "labels.pdf?template=roll-40x30&from=1000000"));
    assertThat(last.statusCode()).isEqualTo(200);
  }

  @Test
  void anOrderThatIsNotThereIsUnknown() throws Exception {
    var path = "/scan/api/codes/08930000000019/PHI%2F01/ranges/2/labels.pdf?template=roll-40x30";

    problem(get(path), 404, "/problems/unknown-code-range");
  }

  private static String labels(CodeRange range, String what) {
    return "/scan/api/codes/08930000000019/PHI%2F01/ranges/" + range.first() + "/" + what;
  }

  private HttpResponse<byte[]> get(String path) throws Exception {
    return get(path, Market.COOPERATIVE.digits());
  }

  private HttpResponse<byte[]> get(String path, String party) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(service.origin() + path)).header("X-Party", party);
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static JsonNode json(HttpResponse<byte[]> response) {
    return JSON.readTree(response.body());
  }

  private static void problem(HttpResponse<byte[]> response, int status, String type) {
    assertThat(response.statusCode()).as(text(response)).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json(response).path("type").asString()).isEqualTo(type);
  }
}

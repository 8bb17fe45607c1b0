package vn.traceability.workspace;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.account.Account;
import vn.traceability.account.Accounts;
import vn.traceability.account.Role;
import vn.traceability.gs1.Gln;
import vn.traceability.signin.Secrets;

/** The journey a user would recognise: from a product nobody can trace to one that counts. */
class JourneyIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String KEY = "a key for this test";
  private static final String PASSWORD = "một mật khẩu";

  /** Longer than any label is wide. */
  private static final String COOPERATIVE =
      "Hợp tác xã Sản xuất, Kinh doanh và Dịch vụ Tổng hợp Nông nghiệp Hữu cơ Dương Xá, Gia Lâm";

  private static final String SHOP = "Cửa hàng Xanh";

  private static final String PRODUCT = "Hành phi Dương Xá";
  private static final String LOT = "HP/01";

  /** More than one sheet holds. */
  private static final int LABELS = 40;

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> troubles = new ArrayList<>();
  private final Map<String, BrowserContext> signedIn = new HashMap<>();

  @Test
  void fromAProductNobodyCanTraceToOneThatCounts(@TempDir Path data) throws Exception {
    var chromium = Tools.chromium();
    var options = new Options(false, 0, data);
    try (var playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = launch(playwright, chromium, List.of())) {
      Chain chain;
      String label;
      try (var running = start(options)) {
        chain = register(running);
        assertThat(missing(running)).as("on the list and not covered").containsExactly(PRODUCT);

        try (var cooperative = signIn(browser, running, "htx")) {
          registerLot(cooperative, running);
          assertThat(numerator(running)).as("a registered lot covers nothing").isZero();
          enter(cooperative, "Thu hoạch", "100", Optional.empty());
          photograph(cooperative, running, chain, data);
          label = printLabel(cooperative, running, chain, data);
          cooperative.navigate(lotPage(running, chain));
          enter(cooperative, "Giao hàng", "100", Optional.of("cua hang"));
        }
      }

      try (var running = start(new Options(false, portOf(label), data))) {
        scanShows(browser, label, "Thu hoạch");
        firstViewIsLight(browser, label);
        cameraReads(playwright, chromium, label, data.resolve("label.png"), running.address());
        assertThat(numerator(running)).as("one side is not enough").isZero();

        try (var shop = signIn(browser, running, "cuahang")) {
          receive(shop, running);
        }
        await().atMost(1, MINUTES).until(() -> numerator(running) == 1); // a figure is kept a while
        assertThat(missing(running)).as("left the missing list").isEmpty();

        try (var inspector = signIn(browser, running, "thanhtra")) {
          inspector.navigate(lotPage(running, chain));
          for (String step : List.of("Thu hoạch", "Giao hàng", "Nhận hàng")) {
            assertThat(
                    inspector.getByText(step, new Page.GetByTextOptions().setExact(true)).first())
                .isVisible();
          }
        }
        forgedIsNotOurs(label);
      }
    }
    assertThat(troubles).as("policy reports and script errors").isEmpty();
  }

  /** The number of the product under test. */
  private record Chain(String product) {}

  private static Traceability.Running start(Options options) {
    return Traceability.start(
        options,
        line -> {},
        sentence -> {
          throw new AssertionError(sentence);
        });
  }

  private static Browser launch(Playwright playwright, Path chromium, List<String> more) {
    var flags =
        Stream.concat(
            Stream.of(
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run"),
            more.stream());
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions().setExecutablePath(chromium).setArgs(flags.toList()));
  }

  /**
   * What an administrator does beforehand: parties, places, a product, accounts and the signed
   * list.
   */
  private Chain register(Traceability.Running running) throws IOException, InterruptedException {
    var accounts = running.context().getBean(Accounts.class);
    var secrets = running.context().getBean(Secrets.class);
    accounts.putKey(Secrets.kept(KEY, Instant.now()), "admin");

    String cooperative = party(running, COOPERATIVE, "cooperative", "plot");
    String shop = party(running, SHOP, "retailer", "shop");
    var product =
        JSON.createObjectNode()
            .put("ownerGln", cooperative)
            .put("name", PRODUCT)
            .put("unit", "KGM");
    product.putArray("standards").add("TCCS 02:2025");
    String gtin = post(running, "/api/v1/products", product).path("gtin").stringValue();

    var list =
        JSON.createObjectNode()
            .put("title", "Danh mục")
            .put("signedBy", "Sở Nông nghiệp và Môi trường");
    list.put("kind", "products").put("signedOn", "2026-01-15").put("cutOffOn", "2026-01-01");
    var listed =
        list.putArray("products").addObject().put("gtin", gtin).put("productName", PRODUCT);
    listed.put("partyName", COOPERATIVE).put("communeCode", "00565");
    post(running, "/api/v1/coverage/lists", list);

    String hash = secrets.hash(PASSWORD);
    accounts.put(
        new Account(
            "htx", "Hợp tác xã", Role.COOPERATIVE, gln(cooperative), Set.of(), Optional.empty()),
        hash);
    accounts.put(
        new Account("cuahang", "Cửa hàng", Role.TRADER, gln(shop), Set.of(), Optional.empty()),
        hash);
    accounts.put(
        new Account(
            "thanhtra", "Thanh tra", Role.INSPECTOR, Optional.empty(), Set.of(), Optional.empty()),
        hash);
    return new Chain(gtin);
  }

  private static Optional<Gln> gln(String digits) {
    return Optional.of(new Gln(digits));
  }

  private String party(Traceability.Running running, String name, String kind, String place)
      throws IOException, InterruptedException {
    var party = JSON.createObjectNode().put("name", name).put("kind", kind);
    party.put("address", "Xã Gia Lâm, Hà Nội").put("communeCode", "00565");
    String gln = post(running, "/api/v1/parties", party).path("gln").stringValue();
    var where =
        JSON.createObjectNode()
            .put("partyGln", gln)
            .put("name", "Cơ sở của " + name)
            .put("kind", place);
    where.put("address", "Xã Gia Lâm, Hà Nội").put("communeCode", "00565");
    post(running, "/api/v1/places", where);
    var approval = JSON.createObjectNode().put("kind", "approved").put("reason", "đủ điều kiện");
    post(running, "/api/v1/parties/" + gln + "/decisions", approval);
    return gln;
  }

  private Page signIn(Browser browser, Traceability.Running running, String account) {
    var context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setLocale("vi-VN")
                .setTimezoneId("Asia/Ho_Chi_Minh")
                .setDeviceScaleFactor(2));
    signedIn.put(account, context);
    var page = context.newPage();
    page.onConsoleMessage(
        message -> {
          boolean expected = message.text().contains("status of 401"); // asking who is signed in
          if (message.type().equals("error") && !expected) {
            troubles.add(account + ": " + message.text());
          }
        });
    page.onPageError(error -> troubles.add(account + ": " + error));
    page.navigate(running.address() + "/sign-in");
    page.getByLabel("Tài khoản hoặc số điện thoại").fill(account);
    page.locator("input[name=password]").fill(PASSWORD);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Đăng nhập")).click();
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Lô/mẻ")))
        .isVisible();
    return page;
  }

  private static void registerLot(Page page, Traceability.Running running) {
    page.navigate(running.address() + "/lots/new");
    page.locator("input[name=lot]").fill(LOT);
    page.locator("select[name=place]").selectOption(new SelectOption().setIndex(1));
    page.locator("input[name=planned]").fill("100");
    page.locator("input[name=produced]").fill("2026-01-20");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Đăng ký lô")).click();
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(LOT)))
        .isVisible();
  }

  private static void enter(
      Page page, String kind, String kilograms, Optional<String> counterpart) {
    page.locator("select[name=kind]").selectOption(new SelectOption().setLabel(kind));
    page.locator("input[name=quantity]").fill(kilograms);
    counterpart.ifPresent(
        name -> {
          page.getByPlaceholder("Gõ tên hoặc GLN").fill(name);
          page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(SHOP)).click();
        });
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ghi vào nhật ký")).click();
    assertThat(page.getByText("Đã ghi vào nhật ký.")).isVisible();
  }

  /** A shop finds what was brought among its deliveries, and says that it came. */
  private static void receive(Page page, Traceability.Running running) {
    page.navigate(running.address() + "/lots");
    page.getByText("Xem và xác nhận").click();
    assertThat(page.getByText(COOPERATIVE + " giao")).isVisible();
    button(page, "Xác nhận đã nhận").click();
    assertThat(page.locator("input[inputmode=decimal]")).hasValue("100");
    button(page, "Ghi đã nhận").click();
    assertThat(page.getByText("Đã ghi vào nhật ký.")).isVisible();
  }

  /** Of gravel: few photos are as heavy. */
  private static void photograph(Page page, Traceability.Running running, Chain chain, Path folder)
      throws IOException {
    var gravel = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
    var random = new Random(1);
    for (int i = 0; i < 800 * 600; i++) {
      gravel.setRGB(i % 800, i / 800, random.nextInt());
    }
    var photo = folder.resolve("gravel.jpg");
    ImageIO.write(gravel, "jpg", photo.toFile());
    page.navigate(running.address() + "/registry/products/" + chain.product());
    page.locator("input[type=file]").setInputFiles(photo);
    assertThat(page.getByAltText("Ảnh sản phẩm").first()).isVisible();
  }

  /** Issues and activates codes, and reads the first label as a phone would. */
  private String printLabel(Page page, Traceability.Running running, Chain chain, Path folder)
      throws IOException, InterruptedException {
    page.navigate(lotPage(running, chain) + "/codes");
    page.getByLabel("Số mã").fill(Integer.toString(LABELS));
    button(page, "Cấp 40 mã").click();
    button(page, "Kích hoạt, Đợt 1–40").click();
    button(page, "Kích hoạt 40 mã").click();
    assertThat(page.getByText("Đã kích hoạt 40 mã.")).isVisible();
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Xem và in nhãn")).click();
    assertThat(page.getByAltText("Nhãn đầu tiên của đợt")).isVisible();
    assertThat(page.getByText("40 nhãn trên 2 trang")).isVisible();
    var pdf = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Tải PDF"));
    var sheets = page.request().get(running.address() + pdf.getAttribute("href")).body();
    sheetsAreReadable(sheets, folder);
    page.getByLabel("Khổ giấy").selectOption("roll-40x30");
    assertThat(page.getByText("40 nhãn trên 40 trang")).isVisible();
    var label = folder.resolve("label.png");
    render(page.request().get(running.address() + pdf.getAttribute("href")).body(), 0, 300, label);
    return Tools.decode(label);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  /**
   * As printers get them; of two dozen codes in one picture zbar may miss some, or all where its
   * lines fall between the modules, but not at each resolution.
   */
  private static void sheetsAreReadable(byte[] pdf, Path folder)
      throws IOException, InterruptedException {
    var found = new HashSet<String>();
    for (int dpi : new int[] {203, 300, 400}) {
      for (int page = 0; page < 2; page++) {
        var picture = folder.resolve("sheet" + page + ".png");
        render(pdf, page, dpi, picture);
        found.addAll(Tools.decodeAll(picture));
      }
    }
    assertThat(found).hasSize(LABELS);
  }

  private static void render(byte[] pdf, int page, int dpi, Path picture) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      var image = new PDFRenderer(document).renderImageWithDPI(page, dpi, ImageType.BINARY);
      ImageIO.write(image, "png", picture.toFile());
    }
  }

  private void scanShows(Browser browser, String label, String step) {
    try (var phone =
        browser.newContext(
            new Browser.NewContextOptions()
                .setLocale("vi-VN")
                .setJavaScriptEnabled(false)
                .setViewportSize(390, 844))) {
      var page = phone.newPage();
      var answer = page.navigate(label);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(page.locator("body")).containsText(PRODUCT);
      assertThat(page.locator("body")).containsText(LOT);
      assertThat(page.locator("body")).containsText(step);
      assertThat(page.locator("body")).not().containsText("hàng thật");
      assertThat(phone.cookies()).isEmpty();
    }
  }

  /** Before the camera of a browser that reads no codes itself, as this one. */
  private static void cameraReads(
      Playwright playwright, Path chromium, String label, Path printed, String origin)
      throws IOException {
    var film = printed.resolveSibling("camera.mjpeg");
    film(printed, film);
    var flags =
        List.of(
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            "--use-file-for-fake-video-capture=" + film);
    try (var browser = launch(playwright, chromium, flags)) {
      var page = browser.newPage(new Browser.NewPageOptions().setLocale("vi-VN"));
      page.navigate(origin + "/scan");
      button(page, "Mở máy ảnh").click();
      page.waitForURL(url -> url.contains("/01/"));
      assertThat(URI.create(page.url()).getRawPath()).isEqualTo(URI.create(label).getRawPath());
      assertThat(page.locator("body")).containsText(PRODUCT);
    }
  }

  /** A picture that stands still before a camera, on a table. */
  private static void film(Path picture, Path film) throws IOException {
    var label = ImageIO.read(picture.toFile());
    var seen = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
    var graphics = seen.createGraphics();
    graphics.setColor(Color.GRAY);
    graphics.fillRect(0, 0, 640, 480);
    graphics.drawImage(label, 80, 60, 480, 480 * label.getHeight() / label.getWidth(), null);
    graphics.dispose();
    var frame = new ByteArrayOutputStream();
    ImageIO.write(seen, "jpg", frame);
    try (var out = Files.newOutputStream(film)) {
      for (int i = 0; i < 30; i++) {
        out.write(frame.toByteArray());
      }
    }
  }

  /** Times are told and not tested: machines differ. */
  private static void firstViewIsLight(Browser browser, String label) {
    for (boolean scripts : new boolean[] {false, true}) {
      var view = FirstView.of(browser, label, scripts);
      System.out.printf("First view of a code, scripts %s: %s%n", scripts, view);
      assertThat(view.requests()).as("the page and its photo").hasSize(2);
      assertThat(view.bytes()).as("%s", view).isBetween(5_000L, 60_000L);
      assertThat(view.texts()).as("words do not wait for the photo").isBetween(1L, view.whole());
    }
  }

  private void forgedIsNotOurs(String label) throws IOException, InterruptedException {
    int end = label.indexOf('?') < 0 ? label.length() : label.indexOf('?');
    char last = label.charAt(end - 1);
    String forged = label.substring(0, end - 1) + (last == 'X' ? 'Y' : 'X') + label.substring(end);
    var answer = get(forged);
    assertThat(answer.body()).containsIgnoringCase("không do hệ thống cấp");
  }

  private String lotPage(Traceability.Running running, Chain chain) {
    return running.address() + "/lots/" + chain.product() + "/" + LOT.replace("/", "%2F");
  }

  private static int portOf(String label) {
    return URI.create(label).getPort();
  }

  private int numerator(Traceability.Running running) throws IOException, InterruptedException {
    return coverage(running).path("numerator").intValue();
  }

  private List<String> missing(Traceability.Running running)
      throws IOException, InterruptedException {
    var names = new ArrayList<String>();
    coverage(running)
        .path("communes")
        .forEach(
            commune ->
                commune
                    .path("items")
                    .forEach(
                        each -> {
                          if (!each.path("stage").stringValue().equals("complete")) {
                            names.add(each.path("name").stringValue());
                          }
                        }));
    return names;
  }

  private JsonNode coverage(Traceability.Running running) throws IOException, InterruptedException {
    return JSON.readTree(get(running.address() + "/api/v1/coverage/products").body());
  }

  private HttpResponse<String> get(String address) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Accept", "text/html, */*;q=0.8")
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode post(Traceability.Running running, String path, ObjectNode body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(running.address() + path))
            .header("Content-Type", "application/json")
            .header("X-API-Key", KEY)
            .header("If-Match", "\"1\"") // of what is approved; others do not ask
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return JSON.readTree(answer.body());
  }
}

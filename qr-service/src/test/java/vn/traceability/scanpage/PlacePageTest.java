package vn.traceability.scanpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.util.UriUtils;
import vn.traceability.scanlog.PlaceTold;
import vn.traceability.scanlog.ScanMessage;
import vn.traceability.scanlog.ScanPlace;
import vn.traceability.scanlog.ScanTickets;
import vn.traceability.scanlog.Scanned;
import vn.traceability.scanlog.Scans;

class PlacePageTest {
  private static final String CODE = "/01/08930000000019/10/A%2FB/21/0400000015W7V9PQ";

  private final Clock clock = Clock.fixed(Scans.NOW, ZoneOffset.UTC);
  private final ScanTickets tickets = new ScanTickets(new byte[32], clock);
  private final String ticket =
      tickets.write(new ScanTickets.Ticket(Scans.id("a"), Scans.NOW, Scanned.at(CODE)));
  private final List<ScanMessage> told = new ArrayList<>();
  private final MockMvc mvc =
      MockMvcBuilders.standaloneSetup(
              new PlaceController(tickets, told::add, clock, new PageNotice(false)))
          .build();

  @Test
  void asksWithoutAnyScriptToo() throws Exception {
    var response = send(get(form(CODE, ticket)));
    var page = page(response);

    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(page)
        .contains("<h1>Bạn quét mã này ở đâu?</h1>", "<option value=\"00565\">Xã Gia Lâm</option>")
        .contains("<script src=\"/scan/place.js\" defer>", "method=\"post\"", "data-script hidden")
        .doesNotContain("Optional", "null", "https://");
    assertThat(page.split("<option", -1)).hasSize(126 + 2);
    assertThat(response.getHeader("Content-Security-Policy")).contains("script-src 'self'");
    assertThat(response.getContentAsByteArray().length).isLessThan(30_000);
    assertThat(send(get(URI.create("/scan/place.js"))).getContentType())
        .startsWith("text/javascript");
    keep("place", page);
    keep("place-en", page(send(get(form(CODE, ticket)).queryParam("lang", "en"))));
  }

  @Test
  void keepsTheCommuneThatWasChosen() throws Exception {
    var response = send(tap("&commune=00565"));

    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(page(response))
        .contains("<h1>Cảm ơn bạn</h1>", "href=\"" + CODE + "?")
        .doesNotContain("<form", "<script");
    var place = (PlaceTold) told.get(0);
    assertThat(place.id()).isEqualTo(Scans.id("a"));
    assertThat(place.time()).isEqualTo(Scans.NOW);
    assertThat(place.scanned()).isEqualTo(Scanned.at(CODE));
    assertThat(place.place().name()).isEqualTo("Xã Gia Lâm");
    assertThat(place.place().source()).isEqualTo(ScanPlace.Source.TOLD);
    assertThat(place.device()).isEmpty();
    keep("place-kept", page(response));
  }

  @Test
  void roundsWhereThePhoneIs() throws Exception {
    send(tap("&latitude=16.0544&longitude=108.2022"));

    assertThat(((PlaceTold) told.get(0)).place())
        .isEqualTo(new ScanPlace(Optional.empty(), "", 16.1, 108.2, ScanPlace.Source.TOLD));
  }

  @Test
  void tellsDevicesApartByAHashOfWhatTheBrowserMade() throws Exception {
    var device = "00112233445566778899aabbccddeeff";
    send(tap("&commune=00565&device=" + device));

    assertThat(((PlaceTold) told.get(0)).device()).contains(tickets.device(device, Scans.NOW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "&commune=",
        "&commune=99999",
        "&commune=x",
        "&latitude=21",
        "&latitude=91&longitude=0",
        "&latitude=NaN&longitude=0",
        "&latitude=1e1&longitude=0",
        "&commune=00565&device=x"
      })
  void asksAgainWhereThatIsNowhere(String fields) throws Exception {
    var response = send(tap(fields));

    assertThat(response.getStatus()).isEqualTo(422);
    assertThat(page(response)).contains("<h1>Chưa rõ bạn đang ở đâu</h1>", "<form");
    assertThat(told).isEmpty();
  }

  @Test
  void knowsNothingOfAScanThatIsTooLongAgoOrOfAnotherCode() throws Exception {
    var late =
        tickets.write(
            new ScanTickets.Ticket(
                Scans.id("a"), Scans.NOW.minus(Duration.ofMinutes(31)), Scanned.at(CODE)));
    for (var request :
        List.of(
            get(form(CODE, late)),
            get(form(CODE, "x")),
            get(form("//evil.example/", ticket)),
            get(form("javascript:alert(1)", ticket)),
            get(URI.create("/scan/place")),
            tap(CODE.replace("A%2FB", "C"), ticket, "&commune=00565"),
            tap(CODE, late, "&commune=00565"))) {
      var response = send(request);
      assertThat(response.getStatus()).isEqualTo(422);
      assertThat(page(response))
          .contains("<h1>Đã quá lâu kể từ lần quét</h1>")
          .doesNotContain("evil", "javascript:", "<form");
    }
    assertThat(told).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site,cross-site,403",
    "Sec-Fetch-Site,same-site,403",
    "Sec-Fetch-Site,none,403",
    "Origin,https://evil.example,403",
    "Origin,null,403",
    "X-Other,x,403",
    "Origin,http://localhost,200"
  })
  void takesFormsOfItsOwnPagesAlone(String header, String value, int status) throws Exception {
    var request =
        filled(CODE, ticket, "&commune=00565").header("Host", "localhost").header(header, value);

    assertThat(send(request).getStatus()).isEqualTo(status);
    assertThat(told).hasSize(status == 200 ? 1 : 0);
  }

  @Test
  void takesNoLongForms() throws Exception {
    assertThat(send(tap("&commune=00565&x=" + "x".repeat(4096))).getStatus()).isEqualTo(413);
    assertThat(told).isEmpty();
  }

  private static URI form(String code, String ticket) {
    return URI.create(
        "/scan/place?code=" + UriUtils.encode(code, StandardCharsets.UTF_8) + "&scan=" + ticket);
  }

  private MockHttpServletRequestBuilder tap(String fields) {
    return tap(CODE, ticket, fields);
  }

  private static MockHttpServletRequestBuilder tap(String code, String ticket, String fields) {
    return filled(code, ticket, fields).header("Sec-Fetch-Site", "same-origin");
  }

  /** The body for its length, the fields for those who read them. */
  private static MockHttpServletRequestBuilder filled(String code, String ticket, String fields) {
    var request =
        post(URI.create("/scan/place"))
            .content("x".repeat(200 + fields.length()))
            .param("code", code)
            .param("scan", ticket);
    for (var field : fields.split("&", -1)) {
      if (!field.isEmpty()) {
        request.param(
            field.substring(0, field.indexOf('=')), field.substring(field.indexOf('=') + 1));
      }
    }
    return request;
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request).andReturn().getResponse();
  }

  private static String page(MockHttpServletResponse response) throws Exception {
    return response.getContentAsString(StandardCharsets.UTF_8);
  }

  private static void keep(String name, String page) throws Exception {
    var folder = Files.createDirectories(Path.of("target", "pages"));
    Files.writeString(folder.resolve(name + ".html"), page);
  }
}

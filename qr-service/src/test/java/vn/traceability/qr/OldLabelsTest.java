package vn.traceability.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vn.traceability.Market;

/** Labels that were printed for a former system, over the wire. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OldLabelsTest {
  private final Market market = new Market();
  private final HttpClient client = HttpClient.newHttpClient();
  private TestService service;
  private Path rules;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    rules = folder.resolve("old.txt");
    Files.writeString(folder.resolve("tem.csv"), "T7,/01/08930000000019\n");
    Files.writeString(
        rules,
        """
        /qr/{gtin}/{lot} -> /01/{gtin}/10/{lot}
        /tem?ma={c}      -> table tem.csv {c}
        /xuat-xu/*       -> gone Hệ thống cũ <đã> ngừng. | The former system has ended.
        """);
    service = TestService.over(market, folder, "", "--traceability.qr.old-addresses=" + rules);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void anOldLabelOpensThePageOfItsLot() throws Exception {
    var lot = Market.fried("PHI-01");
    market.registered(lot).journeyOf(lot);
    var moved = get("/qr/08930000000019/PHI-01");
    assertThat(moved.statusCode()).isEqualTo(302);
    var to = moved.headers().firstValue("Location").orElseThrow();
    assertThat(to).isEqualTo("/01/08930000000019/10/PHI-01");
    assertThat(get(to).body()).contains("<h1>Thông tin của lô</h1>");
    assertThat(get("/tem?ma=T7").headers().firstValue("Location")).contains("/01/08930000000019");
  }

  @Test
  void whatLeadsNowhereSaysSoPlainly() throws Exception {
    var gone = get("/xuat-xu/1/2");
    assertThat(gone.statusCode()).isEqualTo(410);
    assertThat(gone.body())
        .contains("<h1>Mã này thuộc hệ thống cũ</h1>", "Hệ thống cũ &lt;đã&gt; ngừng.");
    assertThat(get("/xuat-xu/1?lang=en").body())
        .contains("<h1>This code is of a former system</h1>", "The former system has ended.");
    var unknown = get("/tem?ma=T8");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body())
        .contains("<h1>Chưa rõ mã cũ này dẫn tới đâu</h1>")
        .contains("Đây không phải là kết luận rằng mã giả");
    assertThat(unknown.headers().firstValue("Content-Security-Policy")).isPresent();
  }

  @Test
  void addressesOfTodayAreAsTheyWere() throws Exception {
    assertThat(get("/01/08930000000019").statusCode()).isEqualTo(200);
    assertThat(get("/qr/1/2/3").statusCode()).isEqualTo(404);
  }

  @Test
  void aWrongRuleStopsTheStart(@TempDir Path folder) throws Exception {
    var wrong = Files.writeString(folder.resolve("old.txt"), "/a -> http://b.example/\n");
    assertThatThrownBy(
            () ->
                TestService.over(
                    market, rules.getParent(), "", "--traceability.qr.old-addresses=" + wrong))
        .rootCause()
        .hasMessageContaining("https address");
  }

  private HttpResponse<String> get(String path) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(service.origin() + path))
            .header("Accept", "text/html")
            .build();
    return client.send(request, BodyHandlers.ofString());
  }
}

package vn.traceability.qr;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.traceability.Market;
import vn.traceability.lot.LotId;
import vn.traceability.scanlog.Alarm;
import vn.traceability.scanlog.LotDays;
import vn.traceability.scanlog.Outcome;
import vn.traceability.scanlog.Projecting;
import vn.traceability.scanlog.ScanEvent;
import vn.traceability.scanlog.ScanStore;
import vn.traceability.scanlog.Scanned;
import vn.traceability.scanlog.Scans;

/** What owners and offices read of scans, over the wire. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScansApiTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String OWNER = Market.COOPERATIVE.digits();
  private static final LotId LOT = Market.fried("A/B-1");
  private static final String CODES = "/scan/api/codes/08930000000019/A%2FB-1/";

  private final Market market = new Market().registered(LOT).journeyOf(LOT);
  private final HttpClient client = HttpClient.newHttpClient();
  private TestService service;
  private String serial;

  @BeforeAll
  void start(@TempDir Path folder) {
    serial = market.activated(LOT);
    service = TestService.over(market, folder, Market.KEY);
    var topic = new Projecting(service.bean(ScanStore.class));
    for (int i = 0; i < 22; i++) {
      topic.send(scan("scan " + i, serial, new Outcome("ACTIVATED", true), i));
    }
    for (int i = 0; i < 30; i++) {
      topic.send(scan("x " + i, "X" + i, new Outcome("MISTYPED", false), 100 + i));
    }
  }

  private static ScanEvent scan(String name, String serial, Outcome outcome, int second) {
    var scanned =
        new Scanned(
            Optional.of(Scans.GTIN),
            Optional.of(LOT.number().text()),
            Optional.of(serial),
            Optional.empty());
    return new ScanEvent(
        Scans.id(name),
        Scans.NOW.plusSeconds(second),
        scanned,
        outcome,
        ScanEvent.Kind.PERSON,
        Optional.of(Scans.GIA_LAM),
        Optional.empty(),
        new LotDays(Optional.of(LOT), Optional.empty(), Optional.empty()));
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void theScansOfACodeAreReadPageByPage() throws Exception {
    var found = new ArrayList<String>();
    var address = CODES + serial + "/scans?limit=10";
    var page = json(get(address, OWNER));
    assertThat(page.path("persons").asLong()).isEqualTo(22);
    assertThat(page.at("/first/id").asString()).isEqualTo(Scans.id("scan 0").toString());
    assertThat(page.at("/items/0/time").asString()).isEqualTo("2026-03-20T01:00:21Z");
    assertThat(page.at("/items/0/place").toString())
        .isEqualTo(
            "{\"name\":\"Xã Gia Lâm\",\"latitude\":21.0,\"longitude\":105.9,"
                + "\"source\":\"range\",\"commune\":\"00565\"}");
    for (int i = 0; ; i++) {
      page.path("items").forEach(item -> found.add(item.path("id").asString()));
      if (!page.has("next")) {
        assertThat(i).isEqualTo(2);
        break;
      }
      page = json(get(address + "&after=" + page.path("next").asString(), OWNER));
    }
    assertThat(found).hasSize(22).doesNotHaveDuplicates();
  }

  @Test
  void theScansOfACodeAreForThoseWhoMayListItsLot() throws Exception {
    problem(get(CODES + serial + "/scans", Market.FARM.digits()), 403, "/problems/not-your-lot");
    problem(get(CODES + Market.forged(serial) + "/scans", OWNER), 404, "/problems/unknown-code");
    problem(get(CODES + serial + "/scans?after=x", OWNER), 422, "/problems/invalid-after");
    problem(get(CODES + serial + "/scans?limit=101", OWNER), 400, "/problems/broken-request");
  }

  @Test
  void anAlarmCarriesAllThatItRestsOn() throws Exception {
    var alarm = json(get("/scan/api/alarms", OWNER)).at("/items/0");

    assertThat(alarm.path("id").asString()).isEqualTo("rate|08930000000019|" + serial);
    assertThat(alarm.path("rule").asString()).isEqualTo("rate");
    assertThat(alarm.path("open").asBoolean()).isTrue();
    assertThat(alarm.path("suspectsCopy").asBoolean()).isTrue();
    assertThat(alarm.path("gtin").asString()).isEqualTo("08930000000019");
    assertThat(alarm.path("lot").asString()).isEqualTo("A/B-1");
    assertThat(alarm.path("serial").asString()).isEqualTo(serial);
    assertThat(alarm.path("lastAt").asString()).isEqualTo("2026-03-20T01:00:21Z");
    assertThat(alarm.path("scans")).hasSize(20);
    assertThat(alarm.at("/evidence/inADay").asString()).isEqualTo("22");
    assertThat(alarm.at("/evidence/withPlace").asString()).isEqualTo("20");
  }

  @Test
  void eachReadsTheAlarmsHeAnswersFor() throws Exception {
    assertThat(rules("", OWNER)).containsExactly("rate");
    assertThat(rules("", Market.FARM.digits())).isEmpty();
    assertThat(rules("", "00565")).containsExactly("rate");
    assertThat(rules("", "office")).containsExactly("unknown-codes", "rate");
    assertThat(get("/scan/api/alarms", "").statusCode()).isEqualTo(403);
  }

  @Test
  void anOfficeClosesWhatItSaw() throws Exception {
    var another = Scans.scanned("S9");
    var alarm = "rate|" + another.gtin().orElseThrow() + "|S9";
    var store = service.bean(ScanStore.class);
    store.raise(List.of(alarm(alarm, another)));
    var order =
        "{\"id\":\"" + alarm + "\",\"lastAt\":\"2026-03-20T01:00:00Z\",\"reason\":\"Hội chợ\"}";
    problem(close(order, OWNER), 403, "/problems/not-your-lot");
    problem(close(order, "00004"), 404, "/problems/unknown-alarm");
    problem(close(order.replace("S9", "S8"), "00565"), 404, "/problems/unknown-alarm");
    problem(close(order.replace("Hội chợ", "x"), "00565"), 400, "/problems/broken-request");
    problem(
        close(order.replace("01:00:00", "00:59:59"), "00565"), 409, "/problems/raised-meanwhile");

    var closed = json(close(order, "00565"));
    assertThat(closed.path("open").asBoolean()).isFalse();
    assertThat(closed.at("/closings/0/reason").asString()).isEqualTo("Hội chợ");
    assertThat(closed.at("/closings/0/by").asString()).isEqualTo(Market.OFFICER.account());
    problem(close(order, "00565"), 409, "/problems/not-open");
    var owners = json(get("/scan/api/alarms?open=false", OWNER)).path("items");
    assertThat(owners).hasSize(1);
    assertThat(owners.at("/0/closings/0").has("by")).isFalse();
    service
        .bean(MongoDatabase.class)
        .getCollection("scans.alarms")
        .deleteOne(new Document("_id", alarm));
  }

  private static Alarm alarm(String id, Scanned of) {
    return new Alarm(
        id,
        Alarm.Rule.RATE,
        Optional.of(of),
        Optional.empty(),
        Scans.NOW,
        Scans.NOW,
        List.of(),
        Map.of(),
        true,
        Optional.of(Scans.OWNER),
        true,
        List.of());
  }

  private HttpResponse<String> close(String order, String party) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(service.origin() + "/scan/api/alarms/closing"))
            .header("X-Party", party)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(order))
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void alarmsAreFoundByRuleAndProductAndReadPageByPage() throws Exception {
    assertThat(rules("?rule=unknown-codes", "office")).containsExactly("unknown-codes");
    assertThat(rules("?rule=far-apart", "office")).isEmpty();
    assertThat(rules("?gtin=08930000000019", "office")).containsExactly("rate");
    assertThat(rules("?gtin=08930000000026", "office")).isEmpty();
    var first = json(get("/scan/api/alarms?limit=1", "office"));
    assertThat(first.path("items")).hasSize(1);
    var next = "?limit=1&after=" + first.path("next").asString();
    assertThat(rules(next, "office")).containsExactly("rate");
    assertThat(json(get("/scan/api/alarms" + next, "office")).has("next")).isFalse();

    problem(get("/scan/api/alarms?rule=lost", "office"), 400, "/problems/broken-request");
    problem(get("/scan/api/alarms?gtin=1", "office"), 400, "/problems/broken-request");
    problem(get("/scan/api/alarms?gtin=08930000000018", "office"), 422, "/problems/invalid-gtin");
    problem(get("/scan/api/alarms?after=eA", "office"), 422, "/problems/invalid-after");
  }

  private List<String> rules(String query, String party) throws Exception {
    var answer = get("/scan/api/alarms" + query, party);
    assertThat(answer.statusCode()).isEqualTo(200);
    return json(answer)
        .path("items")
        .valueStream()
        .map(each -> each.path("rule").asString())
        .toList();
  }

  private HttpResponse<String> get(String path, String party) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(service.origin() + path));
    if (!party.isEmpty()) {
      request.header("X-Party", party);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static void problem(HttpResponse<String> answer, int status, String type) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(JSON.readTree(answer.body()).path("type").asString()).isEqualTo(type);
  }
}

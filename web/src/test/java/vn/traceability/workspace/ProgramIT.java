package vn.traceability.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.traceability.account.Account;
import vn.traceability.account.Accounts;
import vn.traceability.account.Role;
import vn.traceability.gs1.Gtin;
import vn.traceability.party.CommuneCode;
import vn.traceability.signin.Secrets;

/** The whole program with its sample data, as the README starts it, and once more after a stop. */
class ProgramIT {
  private static final JsonMapper JSON = new JsonMapper();
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void theSampleIsLoadedCountedAndStillThereAfterARestart(@TempDir Path data) throws Exception {
    var options = new Options(true, 0, data);
    var said = new ArrayList<String>();
    JsonNode coverage;
    try (var running = Traceability.start(options, said::add, ProgramIT::fail)) {
      assertThat(health(running)).isEqualTo("UP");
      coverage = coverage(running, "products");
      assertThat(figure(coverage)).isEqualTo("4 of 10");
      assertThat(missing(coverage)).contains("mass", "one-sided", "certificate", "not-registered");
      assertThat(figure(coverage(running, "chains"))).isEqualTo("2 of 4");
      assertThat(figure(coverage(running, "establishments"))).isEqualTo("5 of 7");
      whatIsWrongIsFound(running, data);
      policyAndPageGoTogether(running);
      healthTellsNothingOfTheMachine(running, data);
      metricsTellOfThePipeline(running);
      anUnknownAddressHasAPageOfOurs(running);
      codesAreListedByTheOfficeOfTheCommuneOnly(running);
    }
    assertThat(Files.getPosixFilePermissions(data.resolve("demo-accounts.json"))).hasSize(2);
    assertThat(said).anyMatch(line -> line.startsWith("Open http://localhost:"));
    assertThat(said).anyMatch(line -> line.matches("Memory: .*heap in use \\d+ MiB.*"));

    said.clear();
    var replaying = new Options(true, 0, data, true);
    try (var running = Traceability.start(replaying, said::add, ProgramIT::fail)) {
      assertThat(said).contains("Dead letters sent to the recorder again: 0");
      var again = coverage(running, "products");
      assertThat(again.path("communes")).isEqualTo(coverage.path("communes"));
      assertThat(said).as("loaded once").noneMatch(line -> line.contains("week"));
    }
  }

  private void policyAndPageGoTogether(Traceability.Running running)
      throws IOException, InterruptedException {
    var page = get(running, "/coverage");
    String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
    String nonce = policy.replaceAll(".*'nonce-([^']+)'.*", "$1");

    assertThat(policy).contains("default-src 'self'").contains("frame-ancestors 'none'");
    assertThat(page.body()).contains(nonce).doesNotContain("__CSP_NONCE__");
    assertThat(get(running, "/index.html").body()).doesNotContain("__CSP_NONCE__");
    assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
  }

  private void healthTellsNothingOfTheMachine(Traceability.Running running, Path data)
      throws IOException, InterruptedException {
    String body = get(running, "/actuator/health").body();
    var components = JSON.readTree(body).path("components");

    for (String store : List.of("database", "broker", "pipeline", "scans")) {
      assertThat(components.path(store).path("status").stringValue()).isEqualTo("UP");
    }
    assertThat(body).doesNotContain("details", "path", data.toString(), "free", "threshold");
  }

  private void metricsTellOfThePipeline(Traceability.Running running)
      throws IOException, InterruptedException {
    assertThat(metric(running, "traceability.events.accepted")).isGreaterThan(50);
    assertThat(metric(running, "traceability.events.recorded"))
        .isGreaterThanOrEqualTo(metric(running, "traceability.events.accepted"));
    assertThat(metric(running, "traceability.dead.letters")).isZero();
    assertThat(metric(running, "traceability.captures.waiting")).isZero();
    assertThat(metric(running, "traceability.events.lag")).isGreaterThanOrEqualTo(0);
    assertThat(get(running, "/actuator/env").statusCode()).isEqualTo(404);
  }

  private double metric(Traceability.Running running, String name)
      throws IOException, InterruptedException {
    return JSON.readTree(get(running, "/actuator/metrics/" + name).body())
        .path("measurements")
        .path(0)
        .path("value")
        .doubleValue();
  }

  private void anUnknownAddressHasAPageOfOurs(Traceability.Running running)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(running.address() + "/khong-co-trang-nay"))
            .header("Accept", "text/html");
    var page = http.send(request.build(), HttpResponse.BodyHandlers.ofString());

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body())
        .contains("<h1>Không có trang nào ở địa chỉ này</h1>", "There is no page", "href=\"/\"")
        .doesNotContain("<style", "style=");
    for (String part : List.of("/error/error.css", "/mark.svg")) {
      assertThat(page.body()).contains("href=\"" + part + "\"");
      assertThat(get(running, part).statusCode()).isEqualTo(200);
    }
  }

  private String health(Traceability.Running running) throws IOException, InterruptedException {
    return JSON.readTree(get(running, "/actuator/health").body()).path("status").asString("");
  }

  /** Each thing that is wrong on purpose, as an inspector's program would ask for it. */
  private void whatIsWrongIsFound(Traceability.Running running, Path data)
      throws IOException, InterruptedException {
    String key =
        JSON.readTree(Files.readString(data.resolve("demo-accounts.json")))
            .path("apiKey")
            .stringValue();
    assertThat(rules(running, key, 11, "RAU-13-1")).as("sprayed too late").contains("isolation");
    assertThat(trace(running, key, 11, "RAU-13-1").path("held").booleanValue()).isTrue();
    assertThat(rules(running, key, 12, "RAU-12-2")).as("found out later").contains("isolation");
    assertThat(rules(running, key, 12, "RAU-11-2")).contains("isolation-unknown");
    assertThat(rules(running, key, 13, "RAU-05-3")).as("ran out").contains("certificate");
    assertThat(rules(running, key, 6, "TD-03")).as("more than went in").contains("mass");
    assertThat(rules(running, key, 3, "BS-03")).as("not confirmed").contains("one-sided");
    assertThat(trace(running, key, 5, "TS-05").path("recalled").path("reason").stringValue())
        .contains("(dữ liệu mẫu)");
    assertThat(rules(running, key, 4, "HP-05")).as("nothing wrong").isEmpty();
  }

  private void codesAreListedByTheOfficeOfTheCommuneOnly(Traceability.Running running)
      throws IOException, InterruptedException {
    var accounts = running.context().getBean(Accounts.class);
    accounts.put(
        new Account(
            "canbobavi",
            "Cán bộ xã Ba Vì",
            Role.COMMUNE_OFFICER,
            Optional.empty(),
            Set.of(),
            Optional.of(new CommuneCode("09700"))),
        running.context().getBean(Secrets.class).hash("một mật khẩu"));
    for (String officer : List.of("canbobavi", "canboxa", "sonongnghiep")) {
      accounts.putKey(Secrets.kept(officer, Instant.now()), officer);
    }
    String codes = "/scan/api/codes/" + Gtin.internal(900_000_000L + 4).digits() + "/HP-05?limit=1";

    assertThat(get(running, codes, "canbobavi").statusCode()).isEqualTo(403);
    assertThat(get(running, codes, "canboxa").statusCode()).isEqualTo(200);
    var lookups = JSON.readTree(get(running, "/api/v1/lookups", "sonongnghiep").body());
    assertThat(lookups.path("items"))
        .extracting(lookup -> lookup.path("account").stringValue())
        .contains("canboxa")
        .doesNotContain("canbobavi");
    exportIsKeptAsALook(
        running, codes.replaceAll("[?].*", "/ranges"), lookups.path("items").size());
  }

  private void exportIsKeptAsALook(Traceability.Running running, String ranges, int looks)
      throws IOException, InterruptedException {
    String table = ranges + "/1/codes.csv";

    assertThat(get(running, table, "canbobavi").statusCode()).isEqualTo(403);
    assertThat(get(running, table, "canboxa").statusCode()).as("none was issued").isEqualTo(404);
    var lookups = JSON.readTree(get(running, "/api/v1/lookups", "sonongnghiep").body());
    assertThat(lookups.path("items")).hasSize(looks + 1);
  }

  private List<String> rules(Traceability.Running running, String key, int product, String lot)
      throws IOException, InterruptedException {
    var rules = new ArrayList<String>();
    trace(running, key, product, lot)
        .path("findings")
        .forEach(finding -> rules.add(finding.path("rule").stringValue()));
    return rules;
  }

  private JsonNode trace(Traceability.Running running, String key, int product, String lot)
      throws IOException, InterruptedException {
    String path =
        "/api/v1/lots/" + Gtin.internal(900_000_000L + product).digits() + "/" + lot + "/trace";
    var answer = get(running, path, key);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private JsonNode coverage(Traceability.Running running, String list)
      throws IOException, InterruptedException {
    return JSON.readTree(get(running, "/api/v1/coverage/" + list).body());
  }

  private static String figure(JsonNode coverage) {
    return coverage.path("numerator").intValue() + " of " + coverage.path("denominator").intValue();
  }

  private static List<String> missing(JsonNode coverage) {
    var steps = new ArrayList<String>();
    coverage
        .path("communes")
        .forEach(
            commune ->
                commune
                    .path("items")
                    .forEach(each -> steps.add(each.path("missing").asString(""))));
    return steps;
  }

  private HttpResponse<String> get(Traceability.Running running, String path)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(running.address() + path)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(Traceability.Running running, String path, String key)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(running.address() + path))
            .header("X-API-Key", key)
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static void fail(String sentence) {
    throw new AssertionError(sentence);
  }
}

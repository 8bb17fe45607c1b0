package vn.traceability.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
      coverage = coverage(running);
      assertThat(coverage.path("denominator").intValue()).isEqualTo(10);
      assertThat(coverage.path("numerator").intValue()).isEqualTo(5);
      assertThat(missing(coverage)).contains("mass", "one-sided", "not-registered");
      policyAndPageGoTogether(running);
    }
    assertThat(Files.getPosixFilePermissions(data.resolve("demo-accounts.json"))).hasSize(2);
    assertThat(said).anyMatch(line -> line.startsWith("Open http://localhost:"));

    said.clear();
    try (var running = Traceability.start(options, said::add, ProgramIT::fail)) {
      var again = coverage(running);
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

  private String health(Traceability.Running running) throws IOException, InterruptedException {
    return JSON.readTree(get(running, "/actuator/health").body()).path("status").asString("");
  }

  private JsonNode coverage(Traceability.Running running) throws IOException, InterruptedException {
    return JSON.readTree(get(running, "/api/v1/coverage/products").body());
  }

  private static List<String> missing(JsonNode coverage) {
    var steps = new ArrayList<String>();
    coverage
        .path("communes")
        .forEach(
            commune ->
                commune.path("missing").forEach(each -> steps.add(each.path("step").asString(""))));
    return steps;
  }

  private HttpResponse<String> get(Traceability.Running running, String path)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(running.address() + path)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static void fail(String sentence) {
    throw new AssertionError(sentence);
  }
}

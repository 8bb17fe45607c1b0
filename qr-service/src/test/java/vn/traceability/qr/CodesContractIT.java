package vn.traceability.qr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import vn.traceability.Market;
import vn.traceability.embedded.testing.Needed;

/** The contract of the codes as it is served, and every answer as it says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CodesContractIT {
  private static final String CHECKS =
      "not_a_server_error,status_code_conformance,content_type_conformance,"
          + "response_headers_conformance,response_schema_conformance";

  private final Market market = new Market();
  private final HttpClient client = HttpClient.newHttpClient();
  private TestService service;

  @BeforeAll
  void start(@TempDir Path folder) {
    service = TestService.over(market, folder, "", "--traceability.qr.limits.pages.times=100000");
    var lot = Market.fried("A/B;1");
    market.registered(lot).journeyOf(lot);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void theContractIsServedWholeToAnybody() throws Exception {
    var answer = contract();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/yaml");
    Map<String, Object> contract =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(answer.body());
    assertThat(contract.get("servers")).isEqualTo(List.of(Map.of("url", "/scan/api")));
    assertThat(((Map<?, ?>) contract.get("paths")).get("/codes/{gtin}/{lot}")).isNotNull();
    assertThat(answer.body().lines().filter(line -> line.contains("$ref:")))
        .isNotEmpty()
        .allMatch(line -> line.matches(".*\\$ref: ['\"]#/components/[^ ]+['\"]"));
    var tag = answer.headers().firstValue("ETag").orElseThrow();
    assertThat(contract("If-None-Match", tag).statusCode()).isEqualTo(304);
  }

  private HttpResponse<String> contract(String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(service.origin() + "/scan/api/openapi.yaml"));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void whatTheContractDoesNotHaveIsAProblemToo() throws Exception {
    problem(404, "unknown-path", "GET", "/scan/api/nothing", "");
    problem(405, "broken-request", "DELETE", "/scan/api/alarms", "");
    problem(415, "broken-request", "POST", "/scan/api/alarms/closing", "a=b");
    for (var path : List.of("/scan/api/alarms", "/01/08930000000019", "/scan/01/08930000000019")) {
      problem(400, "broken-request", "GET", path + "?=nameless", "");
    }
  }

  private void problem(int status, String type, String method, String path, String body)
      throws Exception {
    var answer =
        client.send(
            HttpRequest.newBuilder(URI.create(service.origin() + path))
                .header("X-Party", "office")
                .header("Accept", "*/*")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("/problems/" + type);
  }

  /**
   * Schemathesis asks whatever the contract allows and much that it does not.
   *
   * @param who asks: the owner of the goods, or an office
   */
  @ParameterizedTest
  @ValueSource(strings = {"owner", "office"})
  void everyAnswerIsAsTheContractSays(String who, @TempDir Path folder) throws Exception {
    if (tool().isEmpty()) {
      Needed.isMissing("schemathesis (PyPI)", "it is not on the PATH");
    }
    var party = who.equals("owner") ? Market.COOPERATIVE.digits() : "office";
    Path log = folder.resolve("log");

    var process =
        new ProcessBuilder(
                tool().orElseThrow().toString(),
                "run",
                service.origin() + "/scan/api/openapi.yaml", // as it is served
                "--url",
                service.origin() + "/scan/api",
                "-H",
                "X-Party: " + party,
                "--checks",
                CHECKS,
                "--max-examples",
                "10",
                "--generation-deterministic",
                "--suppress-health-check",
                "all",
                "--request-timeout",
                "60",
                "--no-color")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();

    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("it ends").isTrue();
    assertThat(process.exitValue()).as(text(log)).isZero();
    assertThat(text(log)).contains("Test cases:");
  }

  private static Optional<Path> tool() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "schemathesis"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static String text(Path log) throws IOException {
    return Files.readString(log, StandardCharsets.UTF_8);
  }
}

package vn.traceability.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.traceability.account.Role;
import vn.traceability.embedded.testing.Needed;

/**
 * Schemathesis asks the running service whatever its contracts allow and much that they do not: no
 * answer is a fault of ours, and every answer is one that the contract names.
 */
@ExtendWith(InTheVillage.class)
class ContractIT {
  private static final String CHECKS =
      "not_a_server_error,status_code_conformance,content_type_conformance,"
          + "response_headers_conformance,response_schema_conformance";

  @ParameterizedTest
  @CsvSource({"/epcis, partner", "/api/v1, administrator"})
  void everyAnswerIsAsTheContractSays(
      String path, String who, Village village, @TempDir Path folder) throws Exception {
    if (tool().isEmpty()) {
      Needed.isMissing("schemathesis (PyPI)", "it is not on the PATH");
    }
    String key =
        village.keyOf(
            who.equals("partner")
                ? village.shop.account()
                : village.account(Role.ADMINISTRATOR, Optional.empty(), Optional.empty()));
    Path log = folder.resolve("log");

    var process =
        new ProcessBuilder(
                List.of(
                    tool().orElseThrow().toString(),
                    "run",
                    village.api().origin() + path + "/openapi.yaml", // as it is served
                    "--url",
                    village.api().origin() + path,
                    "-H",
                    "X-API-Key: " + key,
                    "--checks",
                    CHECKS,
                    "--max-examples",
                    "10",
                    "--generation-deterministic",
                    "--suppress-health-check",
                    "all",
                    "--request-timeout",
                    "60",
                    "--no-color"))
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

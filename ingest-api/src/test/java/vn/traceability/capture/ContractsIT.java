package vn.traceability.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import vn.traceability.ingest.InTheVillage;
import vn.traceability.ingest.Village;

/** Whoever is to write a client reads first what there is, and needs one file for that. */
@ExtendWith(InTheVillage.class)
class ContractsIT {
  @ParameterizedTest
  @CsvSource({"/epcis/openapi.yaml, /epcis, /capture", "/api/v1/openapi.yaml, /api/v1, /lots"})
  void theContractIsServedWholeToAnybody(
      String address, String server, String path, Village village) {
    var answer = village.api().nobody().get(address).is(200);

    assertThat(answer.header("Content-Type")).contains("application/yaml");
    Map<String, Object> contract =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(answer.text());
    assertThat(contract.get("servers")).isEqualTo(List.of(Map.of("url", server)));
    assertThat(((Map<?, ?>) contract.get("paths")).get(path)).isNotNull();
    assertThat(answer.text().lines().filter(line -> line.contains("$ref:")))
        .isNotEmpty()
        .allMatch(line -> line.matches(".*\\$ref: ['\"]#/components/[^ ]+['\"]"));
  }

  @ParameterizedTest
  @CsvSource({"/epcis/openapi.yaml", "/api/v1/openapi.yaml"})
  void whoHasItIsToldSo(String address, Village village) {
    var reader = village.api().nobody();
    String tag = reader.get(address).header("ETag").orElseThrow();

    assertThat(reader.with("If-None-Match", tag).get(address).is(304).text()).isEmpty();
  }

  @Test
  void whereNothingLiesTheContractIsNamed(Village village) {
    assertThat(village.shop.caller().get("/epcis/masterdata").is(404).at("detail"))
        .contains("/epcis/openapi.yaml");
    assertThat(village.shop.caller().get("/api/v1/harvests").is(404).at("detail"))
        .contains("/api/v1/openapi.yaml");
  }
}

package vn.traceability.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What a fault of ours is answered with, whatever it is. */
class ProblemsTest {
  private static final JsonMapper JSON = new JsonMapper();

  static Stream<Throwable> faults() {
    return Stream.of(
        new IllegalStateException("vn.traceability.Secret"),
        new StackOverflowError("vn.traceability.Secret"),
        new OutOfMemoryError("Java heap space"),
        new NoClassDefFoundError("vn/traceability/Secret"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultIsAProblemThatSaysNothingOfIt(Throwable fault) throws Exception {
    var mvc =
        MockMvcBuilders.standaloneSetup(new Failing(fault))
            .setControllerAdvice(new Problems())
            .build();

    var answer = mvc.perform(get("/fails")).andReturn().getResponse();

    assertThat(answer.getStatus()).isEqualTo(500);
    assertThat(answer.getContentType()).isEqualTo("application/problem+json");
    var problem = JSON.readTree(answer.getContentAsString());
    assertThat(problem.path("type").stringValue()).isEqualTo("/problems/failed");
    assertThat(problem.path("status").intValue()).isEqualTo(500);
    assertThat(answer.getContentAsString())
        .doesNotContain("Secret", "OverflowError", "MemoryError", "Exception", "heap", "dispatch");
  }

  @RestController
  private static final class Failing {
    private final Throwable fault;

    Failing(Throwable fault) {
      this.fault = fault;
    }

    @GetMapping("/fails")
    String fails() throws Throwable {
      throw fault;
    }
  }
}

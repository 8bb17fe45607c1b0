package vn.traceability.event.epcis.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ContextsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "x:a"                    | ''                       | "x:a"
          "x:a"                    | "x:a"                    | "x:a"
          "x:a"                    | {"p": "x:p"}             | ["x:a", {"p": "x:p"}]
          ["x:a", {"p": "x:p"}]    | ["x:a", {"p": "x:p"}, {"q": "x:q"}] | ["x:a", {"p": "x:p"}, {"q": "x:q"}]
          [{"p": "x:1"}, {"p": "x:2"}] | {"p": "x:1"}         | [{"p": "x:2"}, {"p": "x:1"}]
          [{"p": "x:1"}, {"p": "x:2"}] | {"p": "x:2"}         | [{"p": "x:1"}, {"p": "x:2"}]
          [{"p": "x:1"}, "x:a"]    | {"p": "x:1"}             | ["x:a", {"p": "x:1"}]
          ["x:a", {"p": "x:1"}]    | ["x:b", {"p": "x:1"}]    | ["x:a", "x:b", {"p": "x:1"}]
          """)
  void partsOfTheEventFollowUnlessTheyChangeNothing(String outer, String inner, String merged) {
    JsonNode own =
        inner.isEmpty()
            ? CaptureCases.JSON.createObjectNode().path("@context")
            : CaptureCases.JSON.readTree(inner);

    assertThat(Contexts.merged(CaptureCases.JSON.readTree(outer), own))
        .isEqualTo(CaptureCases.JSON.readTree(merged));
  }
}

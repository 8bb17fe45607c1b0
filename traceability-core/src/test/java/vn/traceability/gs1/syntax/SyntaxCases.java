package vn.traceability.gs1.syntax;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.traceability.embedded.testing.SharedCases;

/** GS1's own cases: those in the repository, and those beside it where there are more. */
final class SyntaxCases {
  private static final JsonMapper JSON = new JsonMapper();

  private SyntaxCases() {}

  /** What one case asks for. */
  interface Check {
    void of(JsonNode one);
  }

  static Stream<DynamicNode> bundled(String file, Check check) {
    try (var stream =
        Objects.requireNonNull(SyntaxCases.class.getResourceAsStream("/gs1-syntax/" + file))) {
      return tests(new String(stream.readAllBytes(), StandardCharsets.UTF_8), check);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static Stream<DynamicNode> shared(String file, Check check) {
    try {
      return tests(Files.readString(SharedCases.folder().resolve(file)), check);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Stream<DynamicNode> tests(String lines, Check check) {
    List<JsonNode> cases = Arrays.stream(lines.split("\n")).map(JSON::readTree).toList();
    return cases.stream()
        .map(each -> DynamicTest.dynamicTest(each.toString(), () -> check.of(each)));
  }

  /** The text, or null where the case has none. */
  static String text(JsonNode one, String member) {
    return one.path(member).isString() ? one.path(member).stringValue() : null;
  }
}

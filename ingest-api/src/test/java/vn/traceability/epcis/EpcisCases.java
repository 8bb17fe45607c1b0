package vn.traceability.epcis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.traceability.embedded.testing.SharedCases;

/** Other implementations' documents, which lie beside the repository and not in it. */
final class EpcisCases {
  static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private EpcisCases() {}

  /**
   * A file of the manifest.
   *
   * @param kind such as "epcis-document"
   * @param expect such as "ACCEPT: POST /capture -> 202"
   */
  record Case(Path file, String kind, String expect) {
    boolean isAccepted() {
      return expect.startsWith("ACCEPT");
    }

    boolean isBareEvent() {
      return kind.equals("epcis-bare-event");
    }

    String text() {
      try {
        return Files.readString(file, StandardCharsets.UTF_8);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }

    /** As they stand there. */
    List<JsonNode> events() {
      JsonNode whole = JSON.readTree(text());
      return Stream.of("/epcisBody/eventList", "/epcisBody/queryResults/resultsBody/eventList")
          .map(whole::at)
          .filter(JsonNode::isArray)
          .findFirst()
          .map(list -> List.copyOf(list.values()))
          .orElse(List.of(whole));
    }

    JsonNode context() {
      return JSON.readTree(text()).path("@context");
    }

    @Override
    public String toString() {
      return file.getParent().getFileName() + "/" + file.getFileName();
    }
  }

  /**
   * @param file of a JSON value to a line
   */
  static List<JsonNode> lines(String file) {
    try {
      return Files.readAllLines(SharedCases.folder().resolve(file), StandardCharsets.UTF_8).stream()
          .filter(line -> !line.isBlank())
          .map(JSON::readTree)
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static List<Case> all() {
    Path folder = SharedCases.folder();
    return JSON.readTree(folder.resolve("manifest.json")).values().stream()
        .filter(entry -> entry.path("kind").stringValue().startsWith("epcis-"))
        .map(
            entry ->
                new Case(
                    folder.resolve(entry.path("file").stringValue()),
                    entry.path("kind").stringValue(),
                    entry.path("expect").stringValue()))
        .toList();
  }

  static List<Case> accepted() {
    return all().stream().filter(Case::isAccepted).toList();
  }

  static List<Case> refused() {
    return all().stream().filter(each -> !each.isAccepted()).toList();
  }
}

package vn.traceability.event.hash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files these tests read: those in the repository, and a larger set beside it where there is
 * one.
 */
final class HashCases {
  static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private HashCases() {}

  /** An event with the context of its document; the name is for people. */
  record Event(String name, JsonNode event, JsonNode context) {
    String hash() {
      return EventHash.of(event, context);
    }

    String preHash() {
      return EventHash.preHash(event, context);
    }

    Event with(JsonNode changed) {
      return new Event(name, changed, context);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Path bundled() {
    try {
      return Path.of(Objects.requireNonNull(HashCases.class.getResource("/epcis-hash")).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  static List<JsonNode> lines(Path file) {
    try {
      return Files.readAllLines(file).stream().map(JSON::readTree).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Event> eventsIn(Path file) {
    JsonNode document = JSON.readTree(file);
    JsonNode body = document.path("epcisBody");
    JsonNode list =
        body.has("queryResults")
            ? body.path("queryResults").path("resultsBody").path("eventList")
            : body.path("eventList");
    List<Event> events = new ArrayList<>();
    for (JsonNode event : list.values()) {
      String name = file.getFileName() + " " + events.size();
      events.add(new Event(name, event, document.path("@context")));
    }
    if (events.isEmpty() && body.has("event")) {
      events.add(new Event(file.getFileName() + "", body.path("event"), document.path("@context")));
    }
    return events;
  }

  static List<Event> eventsUnder(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().matches(".*\\.json(ld)?"))
          .sorted()
          .flatMap(file -> eventsIn(file).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

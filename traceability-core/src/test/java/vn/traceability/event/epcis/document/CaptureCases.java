package vn.traceability.event.epcis.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.embedded.testing.SharedCases;

/** The files of other implementations that these tests read, and small documents of our own. */
final class CaptureCases {
  static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private CaptureCases() {}

  /**
   * A file of the manifest.
   *
   * @param kind such as "epcis-document"
   * @param expect what is to become of it, such as "ACCEPT: POST /capture -> 202"
   */
  record Case(Path file, String kind, String expect) {
    boolean isAccepted() {
      return expect.startsWith("ACCEPT");
    }

    /** Whether the body of POST /events rather than of POST /capture. */
    boolean isBareEvent() {
      return kind.equals("epcis-bare-event");
    }

    JsonNode json() {
      return JSON.readTree(file);
    }

    @Override
    public String toString() {
      return file.getParent().getFileName() + "/" + file.getFileName();
    }
  }

  /**
   * Every document and event of {@code shared/cases/epcis}, beside a folder above; skips without.
   */
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

  /** Every event of the documents that are accepted, standing alone. */
  static List<ObjectNode> events() {
    var reader = new EpcisReader(Limits.STANDARD);
    var events = new ArrayList<ObjectNode>();
    for (Case each : all()) {
      if (each.isAccepted()) {
        try (var in = stream(each.file())) {
          if (each.isBareEvent()) {
            events.add(reader.event(in));
          } else {
            try (EpcisDocument document = reader.document(in)) {
              document.forEach(events::add);
            }
          }
        } catch (IOException unreadable) {
          throw new UncheckedIOException(unreadable);
        }
      }
    }
    return events;
  }

  /** A document that holds, with these events. */
  static String document(String... events) {
    return """
        {"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",
                      {"ex": "https://example.org/ns/"}],
         "type": "EPCISDocument", "schemaVersion": "2.0", "creationDate": "2026-03-02T07:30:00Z",
         "epcisBody": {"eventList": [%s]}}
        """
        .formatted(String.join(",", events));
  }

  /** An event that holds; each number makes another one. */
  static String event(int number) {
    return event(number, "");
  }

  /**
   * An event that holds, with more members.
   *
   * @param more each with a comma before it
   */
  static String event(int number, String more) {
    return """
        {"type": "ObjectEvent", "eventTime": "2026-03-02T07:30:00.000+07:00",
         "eventTimeZoneOffset": "+07:00", "action": "OBSERVE", "bizStep": "shipping",
         "epcList": ["https://id.gs1.org/01/09506000134352/21/%d"]%s}\
        """
        .formatted(number, more);
  }

  static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  static InputStream stream(Path file) {
    try {
      return Files.newInputStream(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

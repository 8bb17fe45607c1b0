package vn.traceability.event.epcis.document;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON schema of EPCIS 2.0 as GS1 ratified it, formats asserted. All of it lies in this
 * program: nothing is fetched. Safe for use by many threads.
 *
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0.1, JSON schema</a>
 */
public final class EpcisSchema {
  private static final String ID =
      "https://ref.gs1.org/standards/epcis/2.0.1/epcis-json-schema.json";
  private static final String SCHEMA = text("epcis-json-schema-2.0.1.json");
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_7,
          builder ->
              builder
                  .schemas(Map.of(ID, SCHEMA))
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder()
                          .formatAssertionsEnabled(true)
                          .pathType(PathType.JSON_POINTER)
                          .locale(Locale.ROOT)
                          .build()));
  private static final Schema WHOLE = compiled(ID);
  private static final Schema EVENT = compiled(ID + "#/definitions/EPCIS-Document-Event");

  private EpcisSchema() {}

  /**
   * What is wrong with a document, or with an event that stands alone and so needs its own {@code
   * @context}.
   *
   * @param most how many violations to report
   * @return the first of them, in the order of the schema; empty when the schema holds
   */
  public static List<Violation> violations(JsonNode document, int most) {
    return FastSchema.holds(document) ? List.of() : generic(WHOLE, document, most);
  }

  /**
   * What is wrong with one event of a document. The schema says of a document's list of events only
   * that it is an array of these: so a document holds when it does with that list emptied and each
   * event does.
   *
   * @param most how many violations to report
   * @return the first of them, seen from the event; empty when the schema holds
   */
  public static List<Violation> violationsOfEvent(JsonNode event, int most) {
    return FastSchema.holdsInDocument(event) ? List.of() : generic(EVENT, event, most);
  }

  /** What the schema says by itself of {@link #violations}. */
  static List<Violation> slowly(JsonNode document, int most) {
    return generic(WHOLE, document, most);
  }

  /** What the schema says by itself of {@link #violationsOfEvent}. */
  static List<Violation> slowlyOfEvent(JsonNode event, int most) {
    return generic(EVENT, event, most);
  }

  /** The standard terms of a vocabulary, which the schema lists beside somebody's own. */
  static Set<String> words(String vocabulary) {
    JsonNode alternatives =
        JsonMapper.shared().readTree(SCHEMA).path("definitions").path(vocabulary).path("anyOf");
    return alternatives
        .path(1)
        .path("enum")
        .valueStream()
        .map(JsonNode::stringValue)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<Violation> generic(Schema schema, JsonNode node, int most) {
    return SchemaWords.of(schema.validate(node)).stream().limit(most).toList();
  }

  private static Schema compiled(String location) {
    Schema schema = REGISTRY.getSchema(SchemaLocation.of(location));
    schema.initializeValidators();
    return schema;
  }

  private static String text(String resource) {
    try (var in = Objects.requireNonNull(EpcisSchema.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

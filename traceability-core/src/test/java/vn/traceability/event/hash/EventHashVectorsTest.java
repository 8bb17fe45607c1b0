package vn.traceability.event.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import vn.traceability.embedded.testing.SharedCases;

/** Hashes on which other implementations agree, with the strings they were taken of. */
class EventHashVectorsTest {
  @TestFactory
  List<DynamicTest> theReferenceVectorsHold() {
    return vectors(HashCases.bundled(), HashCases.bundled().resolve("vectors.jsonl"));
  }

  @TestFactory
  List<DynamicTest> theVectorsBesideTheRepositoryHold() {
    return vectors(SharedCases.folder(), SharedCases.folder().resolve("hash/vectors.jsonl"));
  }

  private static List<DynamicTest> vectors(Path root, Path file) {
    List<JsonNode> vectors = HashCases.lines(file);
    assertThat(vectors).isNotEmpty();
    return vectors.stream().map(vector -> vector(root, vector)).toList();
  }

  private static DynamicTest vector(Path root, JsonNode vector) {
    Path document = root.resolve(vector.path("document").stringValue());
    int index = vector.path("eventIndex").intValue();
    return dynamicTest(
        document.getFileName() + " " + index,
        () -> {
          HashCases.Event event = HashCases.eventsIn(document).get(index);

          assertThat(event.preHash()).isEqualTo(vector.path("prehash").stringValue());
          assertThat(event.hash()).isEqualTo(vector.path("hash").stringValue());
        });
  }

  /** The standard's context says which bare words exist and what they stand for. */
  @Test
  void everyBareWordOfTheStandardsContextMeansWhatTheContextSays() {
    JsonNode context =
        HashCases.JSON
            .readTree(SharedCases.folder().resolve("spec/epcis-context.jsonld"))
            .path("@context");
    JsonNode report =
        context.path("sensorElementList").path("@context").path("sensorReport").path("@context");

    holds(context.path("bizStep").path("@context"), "{'bizStep':'%s'}", "bizStep=%s");
    holds(context.path("disposition").path("@context"), "{'disposition':'%s'}", "disposition=%s");
    holds(
        context.path("persistentDisposition").path("@context").path(0),
        "{'persistentDisposition':{'unset':['%s']}}",
        "persistentDispositionunset=%s");
    holds(
        context.path("bizTransactionList").path("@context").path("type").path("@context"),
        "{'bizTransactionList':[{'type':'%s','bizTransaction':'x:1'}]}",
        "bizTransactionListtype=%sbizTransaction=x:1");
    holds(
        context.path("sourceList").path("@context").path("type").path("@context"),
        "{'sourceList':[{'type':'%s','source':'x:1'}]}",
        "sourceListtype=%ssource=x:1");
    for (String member : List.of("type", "exception", "component")) {
      holds(
          report.path(member).path("@context"),
          "{'sensorElementList':[{'sensorReport':[{'" + member + "':'%s'}]}]}",
          "sensorElementsensorReport" + member + "=%s");
    }
  }

  private static void holds(JsonNode terms, String event, String preHash) {
    assertThat(terms.size()).isPositive();
    for (var term : terms.properties()) {
      String iri =
          term.getValue()
              .stringValue()
              .replace("cbv:", "https://ref.gs1.org/cbv/")
              .replace("gs1:", "https://ref.gs1.org/voc/");
      JsonNode bare =
          HashCases.JSON.readTree(String.format(event, term.getKey()).replace('\'', '"'));
      JsonNode curie =
          HashCases.JSON.readTree(
              String.format(event, term.getValue().stringValue()).replace('\'', '"'));
      JsonNode none = HashCases.JSON.nullNode();

      assertThat(EventHash.preHash(bare, none)).isEqualTo(String.format(preHash, iri));
      assertThat(EventHash.preHash(curie, none)).isEqualTo(String.format(preHash, iri));
    }
  }
}

package vn.traceability.event.epcis.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.event.epcis.document.CaptureCases.Case;

/**
 * Validating the envelope and each event by itself says yes and no as validating the document whole
 * does, for every file and for each of them with one value dropped or changed.
 */
class EpcisMutantsTest {
  private final EpcisReader reader = new EpcisReader(Limits.STANDARD);

  static List<Case> documents() {
    return CaptureCases.all().stream().filter(each -> !each.isBareEvent()).toList();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void partsAreJudgedAsTheWhole(Case file) throws IOException {
    int refused = 0;
    List<JsonNode> mutants = mutants(file.json());
    for (JsonNode mutant : mutants) {
      List<Violation> whole = EpcisSchema.violations(mutant, 1);
      boolean bySchema = refusedBySchema(mutant);
      assertThat(bySchema).as("%s: %s", whole, mutant).isEqualTo(!whole.isEmpty());
      refused += bySchema ? 1 : 0;
    }
    assumeThat(file.isAccepted()).isTrue();
    assertThat(refused).as("mutants that the schema refuses").isGreaterThan(10);
    assertThat(refused).isLessThan(mutants.size());
  }

  /** By the schema alone: what only the rules beyond it refuse, it accepts. */
  private boolean refusedBySchema(JsonNode mutant) throws IOException {
    try (EpcisDocument ignored = reader.document(CaptureCases.stream(mutant.toString()))) {
      return false;
    } catch (DocumentRefused no) {
      return no.violations().stream()
          .anyMatch(
              each -> BEYOND_THE_SCHEMA.stream().noneMatch(rule -> each.rule().startsWith(rule)));
    }
  }

  private static final List<String> BEYOND_THE_SCHEMA =
      List.of(
          "needs an entry in its epcList",
          "needs the member parentID, since",
          "needs a quantity that it is of",
          "is that of",
          "needs EPCISDocument or EPCISQueryDocument");

  /** The document, and it with each value dropped, or put as of another type or form. */
  private static List<JsonNode> mutants(JsonNode document) {
    var mutants = new ArrayList<JsonNode>(List.of(document));
    for (String pointer : pointers(document, "")) {
      String parent = pointer.substring(0, pointer.lastIndexOf('/'));
      String name = pointer.substring(pointer.lastIndexOf('/') + 1);
      List<Consumer<JsonNode>> changes =
          List.of(
              node -> drop(node, name),
              node -> put(node, name, CaptureCases.JSON.readTree("7")),
              node -> put(node, name, CaptureCases.JSON.readTree("\"not a form of anything\"")),
              node -> put(node, name, CaptureCases.JSON.readTree("\"urn:x-other:thing\"")),
              node -> put(node, name, CaptureCases.JSON.readTree("[]")),
              node -> put(node, name, CaptureCases.JSON.readTree("{}")),
              node -> put(node, name, CaptureCases.JSON.readTree("null")),
              node -> add(node, "unknown"),
              node -> add(node, "ex:known"));
      for (var change : changes) {
        JsonNode mutant = document.deepCopy();
        change.accept(mutant.at(parent));
        if (!pointer.equals("/type") || mutant.path("type").equals(document.path("type"))) {
          mutants.add(mutant);
        }
      }
    }
    return mutants;
  }

  private static List<String> pointers(JsonNode node, String at) {
    var pointers = new ArrayList<String>();
    if (node.isObject()) {
      for (var member : node.properties()) {
        String pointer = Violation.member(at, member.getKey());
        pointers.add(pointer);
        pointers.addAll(pointers(member.getValue(), pointer));
      }
    } else {
      for (int i = 0; i < node.size(); i++) {
        pointers.add(at + "/" + i);
        pointers.addAll(pointers(node.get(i), at + "/" + i));
      }
    }
    return pointers;
  }

  private static void drop(JsonNode parent, String name) {
    if (parent.isObject()) {
      ((ObjectNode) parent).remove(unescaped(name));
    } else {
      ((ArrayNode) parent).remove(Integer.parseInt(name));
    }
  }

  private static void put(JsonNode parent, String name, JsonNode value) {
    if (parent.isObject()) {
      ((ObjectNode) parent).set(unescaped(name), value);
    } else {
      ((ArrayNode) parent).set(Integer.parseInt(name), value);
    }
  }

  private static void add(JsonNode parent, String name) {
    if (parent.isObject()) {
      ((ObjectNode) parent).put(name, "x");
    }
  }

  private static String unescaped(String name) {
    return name.replace("~1", "/").replace("~0", "~");
  }
}

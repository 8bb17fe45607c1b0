package vn.traceability.event.epcis.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
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

  @Test
  void partsAreJudgedAsTheWhole() throws IOException {
    var seen = new HashSet<String>();
    int accepted = 0;
    int refused = 0;
    for (Case file : CaptureCases.all()) {
      for (JsonNode mutant :
          file.isBareEvent() ? List.<JsonNode>of() : mutants(file.json(), seen)) {
        List<Violation> whole = EpcisSchema.slowly(mutant, 1);
        boolean bySchema = refusedBySchema(mutant);
        assertThat(bySchema).as("%s %s: %s", file, whole, mutant).isEqualTo(!whole.isEmpty());
        refused += bySchema ? 1 : 0;
        accepted += bySchema ? 0 : 1;
      }
    }
    assertThat(refused).isGreaterThan(500);
    assertThat(accepted).isGreaterThan(200);
  }

  @Test
  void whatIsSureToHoldHoldsByTheSchema() {
    var seen = new HashSet<String>();
    int sure = 0;
    int holding = 0;
    for (Case file : CaptureCases.all()) {
      for (JsonNode mutant : mutants(file.json(), seen)) {
        boolean holds = EpcisSchema.slowly(mutant, 1).isEmpty();
        holding += holds ? 1 : 0;
        if (FastSchema.holds(mutant)) {
          assertThat(holds).as("%s: %s", file, mutant).isTrue();
          sure++;
        }
      }
    }
    // the others have master data or are of kinds that the standard does not know
    assertThat(sure).isGreaterThan(holding * 2 / 3);
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

  /**
   * The document, and it with each value dropped, or put as of another type or form.
   *
   * @param seen the places in a kind of document and event that had their turn
   */
  private static List<JsonNode> mutants(JsonNode document, Set<String> seen) {
    var mutants = new ArrayList<JsonNode>(List.of(document));
    for (String pointer : pointers(document, "")) {
      if (!seen.add(placeInTheSchema(document, pointer))) {
        continue;
      }
      String parent = pointer.substring(0, pointer.lastIndexOf('/'));
      String name = pointer.substring(pointer.lastIndexOf('/') + 1);
      List<Consumer<JsonNode>> changes =
          List.of(
              node -> drop(node, name),
              node -> put(node, name, CaptureCases.JSON.readTree("7")),
              node -> put(node, name, CaptureCases.JSON.readTree("\"not a form of anything\"")),
              node -> put(node, name, CaptureCases.JSON.readTree("\"urn:x-other:thing\"")),
              node -> put(node, name, CaptureCases.JSON.readTree("[]")),
              node -> put(node, name, CaptureCases.JSON.readTree("null")),
              node -> add(node, "unknown"));
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

  private static String placeInTheSchema(JsonNode document, String pointer) {
    var event = Pattern.compile(".*/eventList/[0-9]+").matcher(pointer);
    String type = event.lookingAt() ? document.at(event.group()).path("type").toString() : "";
    return document.path("type") + type + pointer.replaceAll("/[0-9]+", "/n");
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

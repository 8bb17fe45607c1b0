package vn.traceability.event.epcis.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.event.query.RandomEvents;

/**
 * A yes of the schema in code is a yes of the schema, for each event of the files, for random
 * events and for both of them broken; and it says yes to nearly all that hold.
 */
class FastSchemaTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Forms that are right in one place or another, and some that are nearly right. */
  private static final List<JsonNode> VALUES =
      List.of(
          NODES.stringNode("urn:x:1"),
          NODES.stringNode("ex:thing"),
          NODES.stringNode("https://id.gs1.org/01/09506000134352/21/1?a=%2F;b#c"),
          NODES.stringNode("https://ns.gs1.org/cbv/BizStep-shipping"),
          NODES.stringNode("http://ns.gs1.org/cbv/BizStep-shipping"),
          NODES.stringNode("urn:epcglobal:cbv:bizstep:shipping"),
          NODES.stringNode("https://gs1.org/voc/Temperature"),
          NODES.stringNode("http://www.gs1.org/voc/Temperature"),
          NODES.stringNode("urn:x:[1]"),
          NODES.stringNode("urn:x:%4"),
          NODES.stringNode("urn:x:ü"),
          NODES.stringNode("shipping"),
          NODES.stringNode("active"),
          NODES.stringNode("Temperature"),
          NODES.stringNode("ADD"),
          NODES.stringNode("OBSERVE"),
          NODES.stringNode("DELETE"),
          NODES.stringNode("ObjectEvent"),
          NODES.stringNode("AggregationEvent"),
          NODES.stringNode("AssociationEvent"),
          NODES.stringNode("TransactionEvent"),
          NODES.stringNode("TransformationEvent"),
          NODES.stringNode("2026-03-02T07:30:00Z"),
          NODES.stringNode("2026-02-29T07:30:00Z"),
          NODES.stringNode("+07:00"),
          NODES.stringNode("+14:01"),
          NODES.stringNode("KGM"),
          NODES.stringNode("kg"),
          NODES.stringNode("0f"),
          NODES.stringNode("2.0"),
          NODES.stringNode(""),
          NODES.numberNode(7),
          NODES.booleanNode(true),
          NODES.nullNode(),
          NODES.arrayNode(),
          NODES.arrayNode().add("urn:x:1"),
          NODES.arrayNode().add("urn:x:1").add("urn:x:1"),
          NODES.arrayNode().add(NODES.objectNode()).add(NODES.objectNode()),
          NODES.objectNode(),
          NODES.objectNode().put("id", "urn:x:1"),
          NODES.objectNode().put("epcClass", "urn:x:1").put("quantity", 1));

  private static final List<String> NAMES =
      List.of(
          "ilmd",
          "epcList",
          "quantityList",
          "childEPCs",
          "childQuantityList",
          "inputEPCList",
          "outputQuantityList",
          "transformationID",
          "persistentDisposition",
          "bizTransactionList",
          "sensorElementList",
          "parentID",
          "readPoint",
          "recordTime",
          "id",
          "ex:note",
          "https://example.org/note",
          "note",
          "a b");

  private final Random random = new Random(20260302);

  @Test
  void nearlyAllEventsOfOthersAreSure() throws IOException {
    var events = CaptureCases.events();

    long sure = events.stream().filter(FastSchema::holds).count();

    assertThat(events).allMatch(event -> EpcisSchema.slowly(event, 1).isEmpty());
    assertThat(sure).isGreaterThan(events.size() * 9 / 10);
  }

  @Test
  void nearlyAllRandomEventsThatHoldAreSure() {
    var events = new RandomEvents(1).some(2_000);
    int holding = 0;
    int sure = 0;
    for (JsonNode event : events) {
      holding += judged(event) ? 1 : 0;
      sure += FastSchema.holds(event) ? 1 : 0;
    }
    assertThat(holding).isGreaterThan(300);
    assertThat(sure).isGreaterThan(holding * 99 / 100);
  }

  @Test
  void brokenRandomEventsAreNotSureUnlessTheyHold() {
    var whole = new ArrayList<JsonNode>();
    for (JsonNode event : new RandomEvents(2).some(3_000)) {
      if (FastSchema.holds(event)) {
        whole.add(event);
      }
    }
    whole.addAll(CaptureCases.events());
    int refused = 0;
    for (int round = 0; round < 12_000; round++) {
      JsonNode event = whole.get(random.nextInt(whole.size())).deepCopy();
      for (int change = random.nextInt(2); change >= 0; change--) {
        breakIt(event);
      }
      refused += judged(event) ? 0 : 1;
    }
    assertThat(refused).isGreaterThan(3_000);
  }

  @Test
  void documentsAreJudgedWithTheirEvents() {
    var document = CaptureCases.JSON.readTree(CaptureCases.document(CaptureCases.event(1)));
    assertThat(FastSchema.holds(document)).isTrue();

    int refused = 0;
    for (int round = 0; round < 2_000; round++) {
      JsonNode broken = document.deepCopy();
      breakIt(broken);
      refused += judged(broken) ? 0 : 1;
    }
    assertThat(refused).isGreaterThan(300);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-02T07:30:00Z",
        "2024-02-29T23:59:59.123456789+14:59",
        "0001-01-01T00:00:00-01:30",
        "urn:epc:id:sgtin:950600013.0435.a%2Fb",
        "https://id.gs1.org/01/09506000134352/10/A;1/21/7?17=261231#x",
        "ni:///sha-256;5d9f?ver=CBV2.0",
        "file:///a:b@c!$&'()*+,=~"
      })
  void formsThatAreSureHold(String text) {
    boolean time = text.charAt(4) == '-';
    JsonNode event = event(time ? "eventTime" : "eventID", text);
    assertThat(EpcisSchema.slowly(event, 1)).isEmpty();
    assertThat(FastSchema.holds(event)).isTrue();
  }

  @Test
  void randomFormsAreNotSureUnlessTheyHold() {
    var times =
        List.of(
            "2026-03-02T07:30:00.000+07:00", "2024-02-29T23:59:59Z", "1999-12-31T00:00:00-00:30");
    var uris =
        List.of(
            "https://id.gs1.org/01/09506000134352/21/1?a=b#c",
            "urn:epc:id:sgtin:950600013.0435.1%2F2",
            "http://a.example",
            "x:/y",
            "ni:///sha-256;5d9f?ver=CBV2.0");
    int sure = 0;
    for (int round = 0; round < 20_000; round++) {
      boolean time = round % 2 == 0;
      String text = changed(of(time ? times : uris), time ? "0123456789-+:.TZ" : "/:?#%[]@ a1.-ü");
      JsonNode event = event(time ? "eventTime" : "eventID", text);
      judged(event);
      sure += FastSchema.holds(event) ? 1 : 0;
    }
    assertThat(sure).isGreaterThan(2_000).isLessThan(18_000);
  }

  /** Whether it holds; fails where that is said to be sure and it does not. */
  private static boolean judged(JsonNode document) {
    boolean holds = EpcisSchema.slowly(document, 1).isEmpty();
    if (FastSchema.holds(document)) {
      assertThat(holds).as(document.toString()).isTrue();
    }
    if (FastSchema.holdsInDocument(document)) {
      assertThat(EpcisSchema.slowlyOfEvent(document, 1)).as(document.toString()).isEmpty();
    }
    return holds;
  }

  private static ObjectNode event(String member, String value) {
    ObjectNode event = CaptureCases.JSON.readTree(CaptureCases.event(1)).asObject();
    return event.put("@context", "https://example.org/context").put(member, value);
  }

  private String changed(String text, String characters) {
    var changed = new StringBuilder(text);
    for (int change = random.nextInt(3); change >= 0 && !changed.isEmpty(); change--) {
      int place = random.nextInt(changed.length());
      char character = characters.charAt(random.nextInt(characters.length()));
      switch (random.nextInt(3)) {
        case 0 -> changed.setCharAt(place, character);
        case 1 -> changed.insert(place, character);
        default -> changed.deleteCharAt(place);
      }
    }
    return changed.toString();
  }

  /** Drops, adds or changes something at a random place. */
  private void breakIt(JsonNode root) {
    JsonNode at = root;
    while (true) {
      if (at instanceof ObjectNode object) {
        var names = new ArrayList<>(object.propertyNames());
        if (names.isEmpty() || random.nextInt(6) == 0) {
          object.set(of(NAMES), of(VALUES).deepCopy());
          return;
        }
        String name = of(names);
        JsonNode next = object.get(name);
        if (!next.isContainer() || random.nextInt(3) == 0) {
          if (random.nextInt(3) == 0) {
            object.remove(name);
          } else {
            object.set(name, of(VALUES).deepCopy());
          }
          return;
        }
        at = next;
      } else {
        var array = (ArrayNode) at;
        if (array.isEmpty() || random.nextInt(6) == 0) {
          array.add(of(VALUES).deepCopy());
          return;
        }
        int index = random.nextInt(array.size());
        JsonNode next = array.get(index);
        if (!next.isContainer() || random.nextInt(3) == 0) {
          array.set(index, of(VALUES).deepCopy());
          return;
        }
        at = next;
      }
    }
  }

  private <T> T of(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}

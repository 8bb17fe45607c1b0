package vn.traceability.event.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.embedded.testing.SharedCases;

/** What may be written differently without changing the hash, and that nothing else may. */
class EventHashPropertiesTest {
  private static final int ROUNDS = 40;
  private static final Set<String> TIMES = Set.of("eventTime", "time", "startTime", "endTime");
  private static final Set<String> NOT_HASHED =
      Set.of(
          "@context",
          "eventID",
          "recordTime",
          "errorDeclaration",
          "certificationInfo",
          "rdfs:comment",
          "comment");

  private static Stream<HashCases.Event> bundled() {
    return HashCases.eventsUnder(HashCases.bundled()).stream();
  }

  private static Stream<HashCases.Event> shared() {
    return HashCases.eventsUnder(SharedCases.folder().resolve("epcis/accept")).stream();
  }

  @TestFactory
  Stream<DynamicTest> anotherSpellingIsTheSameEvent() {
    return bundled().map(event -> named(event, () -> respellings(event)));
  }

  @TestFactory
  Stream<DynamicTest> anotherSpellingOfAnEventBesideTheRepositoryIsTheSame() {
    return shared().map(event -> named(event, () -> respellings(event)));
  }

  @TestFactory
  Stream<DynamicTest> anyOtherChangeIsAnotherEvent() {
    return bundled().map(event -> named(event, () -> changes(event)));
  }

  @TestFactory
  Stream<DynamicTest> anyOtherChangeOfAnEventBesideTheRepositoryIsAnother() {
    return shared().map(event -> named(event, () -> changes(event)));
  }

  private static DynamicTest named(
      HashCases.Event event, org.junit.jupiter.api.function.Executable test) {
    return DynamicTest.dynamicTest(event.name(), test);
  }

  private static void respellings(HashCases.Event event) {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Respelling respelling = new Respelling(new Random(seed));
      HashCases.Event other =
          new HashCases.Event(
              event.name(),
              respelling.aboutTheEvent((ObjectNode) respelling.of("", event.event())),
              respelling.context(event.context()));

      assertThat(other.preHash())
          .as("seed %d of %s", seed, other.event())
          .isEqualTo(event.preHash());
      assertThat(other.hash()).isEqualTo(event.hash());
    }
  }

  private static void changes(HashCases.Event event) {
    String hash = event.hash();
    List<JsonNode> changes = new ArrayList<>();
    changesOf("", event.event(), changes);
    assertThat(changes).hasSizeGreaterThan(8);
    for (JsonNode changed : changes) {
      assertThat(event.with(changed).hash()).as("%s", changed).isNotEqualTo(hash);
    }
  }

  /**
   * Adds every node that differs from the given one in one value or by one member or entry less.
   */
  private static void changesOf(String name, JsonNode node, List<JsonNode> changes) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        String key = member.getKey();
        if (NOT_HASHED.contains(key)) {
          continue;
        }
        changes.add(object.deepCopy().without(key));
        List<JsonNode> inner = new ArrayList<>();
        changesOf(key, member.getValue(), inner);
        inner.forEach(changed -> changes.add(object.deepCopy().set(key, changed)));
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        ArrayNode fewer = array.deepCopy();
        fewer.remove(i);
        changes.add(fewer);
        List<JsonNode> inner = new ArrayList<>();
        changesOf(name, array.get(i), inner);
        for (JsonNode changed : inner) {
          ArrayNode other = array.deepCopy();
          other.set(i, changed);
          changes.add(other);
        }
      }
    } else {
      changes.add(changed(name, node));
    }
  }

  private static JsonNode changed(String name, JsonNode value) {
    var json = HashCases.JSON.getNodeFactory();
    if (value.isNumber()) {
      return json.numberNode(value.decimalValue().add(new BigDecimal("0.01")));
    }
    if (value.isBoolean()) {
      return json.booleanNode(!value.booleanValue());
    }
    if (TIMES.contains(name)) {
      return json.stringNode(
          OffsetDateTime.parse(value.stringValue()).plusNanos(1_000_000).toString());
    }
    return json.stringNode(value.asString() + "7");
  }

  /** The same event as another system might have written it. */
  private static final class Respelling {
    private final Random random;
    private final Map<String, String> prefixes = new HashMap<>();

    Respelling(Random random) {
      this.random = random;
    }

    JsonNode of(String name, JsonNode node) {
      if (name.equals("@context")) {
        return context(node);
      }
      if (node instanceof ObjectNode object) {
        List<String> keys = new ArrayList<>(object.propertyNames());
        Collections.shuffle(keys, random);
        ObjectNode other = HashCases.JSON.createObjectNode();
        keys.forEach(key -> other.set(renamed(key), of(key, object.get(key))));
        return other;
      }
      if (node instanceof ArrayNode array) {
        List<JsonNode> entries = new ArrayList<>();
        array.values().forEach(entry -> entries.add(of(name, entry)));
        Collections.shuffle(entries, random);
        return HashCases.JSON.createArrayNode().addAll(entries);
      }
      return value(name, node);
    }

    private JsonNode value(String name, JsonNode value) {
      var json = HashCases.JSON.getNodeFactory();
      if (value.isNumber()) {
        BigDecimal number = value.decimalValue();
        return json.numberNode(number.setScale(number.scale() + random.nextInt(3)));
      }
      if (!value.isString()) {
        return value;
      }
      String text = value.stringValue();
      if (TIMES.contains(name)) {
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(900 * (random.nextInt(100) - 50));
        OffsetDateTime moved = OffsetDateTime.parse(text).withOffsetSameInstant(offset);
        return json.stringNode(moved.toString());
      }
      if (name.equals("bizStep") && !text.contains(":")) {
        return json.stringNode(
            List.of("", "cbv:BizStep-", "urn:epcglobal:cbv:bizstep:").get(random.nextInt(3))
                + text);
      }
      String link = EpcUri.toDigitalLink(text).map(this::elsewhere).orElse(text);
      return json.stringNode(random.nextBoolean() ? link : text);
    }

    private String elsewhere(String link) {
      String host =
          List.of("https://id.gs1.org", "http://a.example/x", "https://b.example:8443")
              .get(random.nextInt(3));
      String query = List.of("", "?17=270502", "?x=1#y").get(random.nextInt(3));
      String path = link.substring("https://id.gs1.org".length());
      return host
          + (random.nextBoolean() ? path : path.replace("/01/", "/gtin/").replace("/10/", "/lot/"))
          + query;
    }

    ObjectNode aboutTheEvent(ObjectNode event) {
      if (random.nextBoolean()) {
        event.put("eventID", "urn:uuid:" + new UUID(random.nextLong(), random.nextLong()));
      }
      if (random.nextBoolean()) {
        event.put("recordTime", "2026-05-02T09:00:0" + random.nextInt(10) + "Z");
      }
      if (random.nextBoolean()) {
        event.putObject("errorDeclaration").put("reason", "incorrect_data");
      }
      return event;
    }

    /**
     * Other names for the prefixes that only the document explains; in one object, in any order.
     */
    JsonNode context(JsonNode context) {
      Map<String, JsonNode> entries = new LinkedHashMap<>();
      ArrayNode others = HashCases.JSON.createArrayNode();
      for (JsonNode part : context.isArray() ? context.values() : List.of(context)) {
        if (part.isObject()) {
          part.properties().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        } else {
          others.add(part);
        }
      }
      List<String> keys = new ArrayList<>(entries.keySet());
      Collections.shuffle(keys, random);
      ObjectNode all = HashCases.JSON.createObjectNode();
      keys.forEach(key -> all.set(renamed(key + ":").replace(":", ""), entries.get(key)));
      return others.add(all);
    }

    private String renamed(String key) {
      int colon = key.indexOf(':');
      if (colon < 0
          || Set.of("gs1", "cbv", "cbvmda", "epcis", "rdfs").contains(key.substring(0, colon))) {
        return key;
      }
      String prefix = key.substring(0, colon);
      return prefixes.computeIfAbsent(prefix, old -> "p" + random.nextInt(1_000_000))
          + key.substring(colon);
    }
  }
}

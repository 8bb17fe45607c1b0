package vn.traceability.event.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import vn.traceability.event.epcis.EventKey;
import vn.traceability.event.hash.Namespaces;
import vn.traceability.event.hash.Vocabulary;

/** All that can be asked of one event, field by field; the names are those of {@link Fields}. */
final class Facts {
  private final Map<String, List<Value>> values = new HashMap<>();

  private Facts() {}

  /**
   * Reads an event.
   *
   * @param event as it is kept: it holds, and its {@code @context} explains its prefixes
   */
  static Facts of(JsonNode event) {
    var facts = new Facts();
    facts.event(event, Namespaces.STANDARD.with(event.path("@context")));
    return facts;
  }

  List<Value> of(String field) {
    return values.getOrDefault(field, List.of());
  }

  Map<String, List<Value>> all() {
    return values;
  }

  private void add(String field, Value value) {
    values.computeIfAbsent(field, any -> new ArrayList<>(2)).add(value);
  }

  private void event(JsonNode event, Namespaces namespaces) {
    for (Map.Entry<String, JsonNode> member : event.properties()) {
      String name = namespaces.name(member.getKey());
      JsonNode value = member.getValue();
      switch (name) {
        case "type" -> word(Fields.TYPE, Vocabulary.EVENT_TYPE, value, namespaces);
        case "eventTime" -> time(Fields.EVENT_TIME, value);
        case "action" -> text(Fields.ACTION, value);
        case "bizStep" -> word(Fields.BIZ_STEP, Vocabulary.BIZ_STEP, value, namespaces);
        case "disposition" -> word(Fields.DISPOSITION, Vocabulary.DISPOSITION, value, namespaces);
        case "persistentDisposition" -> {
          word(Fields.SET, Vocabulary.DISPOSITION, value.path("set"), namespaces);
          word(Fields.UNSET, Vocabulary.DISPOSITION, value.path("unset"), namespaces);
        }
        case "readPoint" -> place(Fields.READ_POINT, Area.READ_POINT, value, namespaces);
        case "bizLocation" -> place(Fields.BIZ_LOCATION, Area.BIZ_LOCATION, value, namespaces);
        case "epcList", "childEPCs" -> identifier(Fields.EPC, value);
        case "parentID" -> identifier(Fields.PARENT_ID, value);
        case "inputEPCList" -> identifier(Fields.INPUT_EPC, value);
        case "outputEPCList" -> identifier(Fields.OUTPUT_EPC, value);
        case "quantityList", "childQuantityList" -> quantities(Fields.EPC_CLASS, value);
        case "inputQuantityList" -> quantities(Fields.INPUT_EPC_CLASS, value);
        case "outputQuantityList" -> quantities(Fields.OUTPUT_EPC_CLASS, value);
        case "transformationID" -> identifier(Fields.TRANSFORMATION_ID, value);
        case "eventID" -> text(Fields.EVENT_ID, value);
        case "certificationInfo" -> identifier(Fields.CERTIFICATION_INFO, value);
        case "bizTransactionList" ->
            typed("bizTransaction", Vocabulary.BIZ_TRANSACTION_TYPE, value, namespaces);
        case "sourceList" -> typed("source", Vocabulary.SOURCE_DESTINATION_TYPE, value, namespaces);
        case "destinationList" ->
            typed("destination", Vocabulary.SOURCE_DESTINATION_TYPE, value, namespaces);
        case "errorDeclaration" -> declaration(value, namespaces);
        case "ilmd" -> extensions(Area.ILMD, value, namespaces);
        case "sensorElementList" -> each(value, element -> sensor(element, namespaces));
        default -> extension(Area.EVENT, name, value, namespaces);
      }
    }
  }

  private void declaration(JsonNode declaration, Namespaces outer) {
    if (!declaration.isObject()) {
      return;
    }
    add(Fields.ERROR_DECLARATION, Value.STRUCTURE);
    Namespaces namespaces = outer.with(declaration.path("@context"));
    time(Fields.DECLARATION_TIME, declaration.path("declarationTime"));
    word(Fields.ERROR_REASON, Vocabulary.ERROR_REASON, declaration.path("reason"), namespaces);
    text(Fields.CORRECTIVE_EVENT_ID, declaration.path("correctiveEventIDs"));
    extensions(Area.ERROR_DECLARATION, declaration, outer);
  }

  private void place(String field, Area area, JsonNode place, Namespaces namespaces) {
    identifier(field, place.path("id"));
    extensions(area, place, namespaces);
  }

  private void quantities(String field, JsonNode list) {
    each(
        list,
        element -> {
          identifier(field, element.path("epcClass"));
          product(element.path("epcClass"));
          measured(Fields.QUANTITY, element.path("quantity"), element.path("uom"));
        });
  }

  private void product(JsonNode epcClass) {
    texts(
        epcClass,
        text ->
            EventKey.productOf(Value.identifier(text).text())
                .ifPresent(product -> add(Fields.PRODUCT, Value.plain(product))));
  }

  private void typed(String member, Vocabulary words, JsonNode list, Namespaces namespaces) {
    each(
        list,
        element -> {
          JsonNode type = element.path("type");
          if (type.isString()) {
            identifier(
                Fields.typed(member, words.canonical(type.stringValue(), namespaces)),
                element.path(member));
          }
        });
  }

  private void sensor(JsonNode element, Namespaces outer) {
    add(Fields.SENSOR_ELEMENT_LIST, Value.STRUCTURE);
    Namespaces namespaces = outer.with(element.path("@context"));
    extensions(Area.SENSOR_ELEMENT, element, outer);
    JsonNode metadata = element.path("sensorMetadata");
    sensorMembers(Area.SENSOR_METADATA, metadata, namespaces);
    each(
        element.path("sensorReport"),
        report -> sensorMembers(Area.SENSOR_REPORT, report, namespaces));
  }

  private void sensorMembers(Area area, JsonNode holder, Namespaces outer) {
    Namespaces namespaces = outer.with(holder.path("@context"));
    for (Map.Entry<String, JsonNode> member : holder.properties()) {
      String name = namespaces.name(member.getKey());
      JsonNode value = member.getValue();
      SensorField known = SensorField.NAMED.get(name);
      if (known == null) {
        extension(area, name, value, namespaces);
        continue;
      }
      String field = Fields.sensor(area, name);
      switch (known.kind()) {
        case WORD -> word(field, known.words(), value, namespaces);
        case IDENTIFIER -> identifier(field, value);
        case TIME -> time(field, value);
        case NUMBER -> number(field, value);
        case MEASURED -> measured(name, value, holder.path("uom"));
        case HEX -> {
          if (value.isString()) {
            add(field, Value.plain(value.stringValue().toUpperCase(Locale.ROOT)));
          }
        }
        case TEXT -> text(field, value);
      }
    }
  }

  private void measured(String field, JsonNode value, JsonNode unit) {
    number(field, value);
    if (unit.isString()) {
      number(Fields.measured(field, unit.stringValue()), value);
    }
  }

  private void extensions(Area area, JsonNode holder, Namespaces outer) {
    if (!holder.isObject()) {
      return;
    }
    Namespaces namespaces = outer.with(holder.path("@context"));
    holder
        .properties()
        .forEach(
            member ->
                extension(area, namespaces.name(member.getKey()), member.getValue(), namespaces));
  }

  /** A member of a holder where it belongs to a namespace that is not the standard's. */
  private void extension(Area area, String name, JsonNode value, Namespaces namespaces) {
    Fields.qualified(name)
        .ifPresent(
            qualified -> {
              values(area.top(qualified), value);
              inner(area, value, namespaces);
            });
  }

  private void inner(Area area, JsonNode node, Namespaces outer) {
    if (node.isArray()) {
      node.values().forEach(each -> inner(area, each, outer));
    } else if (node.isObject()) {
      Namespaces namespaces = outer.with(node.path("@context"));
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        if (!member.getKey().startsWith("@")) {
          Fields.qualified(namespaces.name(member.getKey()))
              .ifPresent(qualified -> values(area.inner(qualified), member.getValue()));
          inner(area, member.getValue(), namespaces);
        }
      }
    }
  }

  /** An array is the same field several times. */
  private void values(String field, JsonNode value) {
    if (value.isArray()) {
      value.values().forEach(each -> values(field, each));
    } else if (value.isObject()) {
      JsonNode held = value.has("@value") ? value.path("@value") : value.path("@id");
      add(field, Value.untyped(held));
    } else if (!value.isNull()) {
      add(field, Value.untyped(value));
    }
  }

  private void word(String field, Vocabulary words, JsonNode value, Namespaces namespaces) {
    texts(value, text -> add(field, Value.plain(words.canonical(text, namespaces))));
  }

  private void identifier(String field, JsonNode value) {
    texts(value, text -> add(field, Value.identifier(text)));
  }

  private void text(String field, JsonNode value) {
    if (value.isBoolean() || value.isNumber()) {
      add(field, Value.plain(value.asString()));
    } else {
      texts(value, text -> add(field, Value.plain(text)));
    }
  }

  private void time(String field, JsonNode value) {
    texts(
        value,
        text -> {
          Optional<Instant> time = Value.readTime(text);
          time.ifPresent(read -> add(field, Value.time(read)));
        });
  }

  private void number(String field, JsonNode value) {
    if (value.isNumber()) {
      BigDecimal number = value.decimalValue();
      add(field, Value.number(number));
    }
  }

  private static void texts(JsonNode value, java.util.function.Consumer<String> use) {
    each(
        value,
        entry -> {
          if (entry.isString()) {
            use.accept(entry.stringValue());
          }
        });
  }

  private static void each(JsonNode value, java.util.function.Consumer<JsonNode> use) {
    if (value.isArray()) {
      value.values().forEach(use);
    } else {
      use.accept(value);
    }
  }
}

package vn.traceability.event.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events of all kinds that have few values for each field, so that questions meet them; spelled in
 * one of the ways they can be.
 */
public final class RandomEvents {
  public static final List<String> GLNS =
      List.of("9506000134352", "9506000134369", "8930000000019");

  /** Each list spells one identifier; the first is how it is compared. */
  static final List<List<String>> OBJECTS =
      List.of(
          List.of(
              "https://id.gs1.org/01/09506000134352/21/1",
              "urn:epc:id:sgtin:950600013.0435.1",
              "https://shop.example/x/01/09506000134352/21/1?17=261231",
              "https://id.gs1.org/01/09506000134352/10/L1/21/1"),
          List.of("https://id.gs1.org/01/09506000134352/21/2", "urn:epc:id:sgtin:950600013.0435.2"),
          List.of("https://id.gs1.org/01/19506000134359/21/1", "urn:epc:id:sgtin:950600013.1435.1"),
          List.of("https://id.gs1.org/00/189300001234567894", "urn:epc:id:sscc:8930000.1123456789"),
          List.of("https://id.gs1.org/8003/08930000000095k1", "urn:epc:id:grai:8930000.00009.k1"),
          List.of("https://objects.example/epc/7"));

  static final List<List<String>> CLASSES =
      List.of(
          List.of(
              "https://id.gs1.org/01/09506000134352/10/L1",
              "urn:epc:class:lgtin:950600013.0435.L1",
              "https://shop.example/01/09506000134352/10/L1"),
          List.of("https://id.gs1.org/01/09506000134352/10/L2"),
          List.of("https://id.gs1.org/01/09506000134352", "urn:epc:idpat:sgtin:950600013.0435.*"),
          List.of("urn:x-traceability:lot:02900000000018:A"));

  static final List<List<String>> PLACES =
      List.of(
          List.of("https://id.gs1.org/414/9506000134352", "urn:epc:id:sgln:950600013.435.0"),
          List.of(
              "https://id.gs1.org/414/9506000134352/254/gate-2",
              "urn:epc:id:sgln:950600013.435.gate-2"),
          List.of("https://id.gs1.org/414/8930000000019"),
          List.of("geo:10.3759,106.0"));

  static final List<List<String>> STEPS =
      List.of(
          List.of(
              "shipping",
              "https://ref.gs1.org/cbv/BizStep-shipping",
              "urn:epcglobal:cbv:bizstep:shipping",
              "cbv:BizStep-shipping"),
          List.of("receiving"),
          List.of("packing", "urn:epcglobal:cbv:bizstep:packing"),
          List.of("https://example.org/ns/drying", "ex:drying"));

  static final List<List<String>> DISPOSITIONS =
      List.of(
          List.of("in_transit", "https://ref.gs1.org/cbv/Disp-in_transit"),
          List.of("active", "urn:epcglobal:cbv:disp:active"),
          List.of("recalled", "cbv:Disp-recalled"));

  static final List<String> TEXTS = List.of("one", "two", "xoài cát", "007", "7", "2026-03-02");
  static final List<String> UNITS = List.of("KGM", "CEL");

  private final Random random;
  private int number;

  public RandomEvents(long seed) {
    random = new Random(seed);
  }

  public List<JsonNode> some(int count) {
    var events = new ArrayList<JsonNode>();
    for (int i = 0; i < count; i++) {
      events.add(next());
    }
    return events;
  }

  /** Each one another: it holds its number. */
  public ObjectNode next() {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event
        .putArray("@context")
        .add("https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld")
        .addObject()
        .put("ex", "https://example.org/ns/")
        .put("o", "https://other.example/terms#");
    String type =
        of(
            List.of(
                "ObjectEvent",
                "AggregationEvent",
                "TransactionEvent",
                "TransformationEvent",
                "AssociationEvent"));
    event.put("type", type).put("eventTime", time()).put("eventTimeZoneOffset", "+07:00");
    boolean transforms = type.equals("TransformationEvent");
    if (maybe(0.3)) {
      event.put("eventID", "urn:uuid:00000000-0000-4000-8000-" + String.format("%012d", number));
    }
    if (transforms) {
      epcs(event, "inputEPCList");
      epcs(event, "outputEPCList");
      quantities(event, "inputQuantityList");
      quantities(event, "outputQuantityList");
      if (maybe(0.3)) {
        event.put("transformationID", of(List.of("https://example.org/t/1", "urn:t:2")));
      }
    } else {
      event.put("action", of(List.of("ADD", "OBSERVE", "DELETE")));
      boolean nests = type.equals("AggregationEvent") || type.equals("AssociationEvent");
      epcs(event, nests ? "childEPCs" : "epcList");
      quantities(event, nests ? "childQuantityList" : "quantityList");
      if (!type.equals("ObjectEvent") && maybe(0.6)) {
        event.put("parentID", spelled(OBJECTS));
      }
    }
    if (maybe(0.7)) {
      event.put("bizStep", spelled(STEPS));
    }
    if (maybe(0.6)) {
      event.put("disposition", spelled(DISPOSITIONS));
    }
    if (maybe(0.2)) {
      event
          .putObject("persistentDisposition")
          .putArray(of(List.of("set", "unset")))
          .add(spelled(DISPOSITIONS));
    }
    place(event, "readPoint");
    place(event, "bizLocation");
    ends(event);
    if (maybe(0.3)) {
      event
          .putArray("bizTransactionList")
          .addObject()
          .put("type", of(List.of("po", "urn:epcglobal:cbv:btt:po", "inv")))
          .put("bizTransaction", of(List.of("https://orders.example/1", "urn:order:2")));
    }
    if (maybe(0.2)) {
      event.put("certificationInfo", "https://certificates.example/1");
    }
    if (maybe(0.2)) {
      extensions(event.putObject("ilmd"));
    }
    if (maybe(0.2)) {
      ObjectNode declaration = event.putObject("errorDeclaration").put("declarationTime", time());
      if (maybe(0.5)) {
        declaration.put("reason", of(List.of("incorrect_data", "cbv:ER-did_not_occur")));
        declaration.putArray("correctiveEventIDs").add("urn:uuid:corrective-1");
      }
      extensions(declaration);
    }
    sensors(event);
    extensions(event);
    event.put("ex:number", number++);
    return event;
  }

  /** Of March 2026, often the same, sometimes finer than a millisecond. */
  private String time() {
    OffsetDateTime time =
        Instant.parse("2026-03-01T00:00:00Z")
            .plusSeconds(3600L * random.nextInt(60))
            .plusNanos(of(List.of(0L, 0L, 123_000_000L, 123_456_000L)))
            .atOffset(ZoneOffset.ofHours(of(List.of(0, 7, -3))));
    return time.format(java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }

  private void epcs(ObjectNode event, String list) {
    if (maybe(0.6)) {
      ArrayNode epcs = event.putArray(list).add(spelled(OBJECTS));
      if (maybe(0.4)) {
        epcs.add(spelled(OBJECTS));
      }
    }
  }

  private void quantities(ObjectNode event, String list) {
    if (maybe(0.5)) {
      ObjectNode element =
          event
              .putArray(list)
              .addObject()
              .put("epcClass", spelled(CLASSES))
              .put("quantity", new BigDecimal(of(List.of("1", "1.0", "2.50", "1000"))));
      if (maybe(0.5)) {
        element.put("uom", of(UNITS));
      }
    }
  }

  private void place(ObjectNode event, String name) {
    if (maybe(0.5)) {
      ObjectNode place = event.putObject(name).put("id", spelled(PLACES));
      if (maybe(0.2)) {
        extensions(place);
      }
    }
  }

  private void ends(ObjectNode event) {
    for (String end : List.of("source", "destination")) {
      if (maybe(0.4)) {
        event
            .putArray(end + "List")
            .addObject()
            .put("type", of(List.of("owning_party", "possessing_party", "location")))
            .put(end, "https://id.gs1.org/417/" + of(GLNS));
      }
    }
  }

  private void sensors(ObjectNode event) {
    if (!maybe(0.3)) {
      return;
    }
    ObjectNode element = event.putArray("sensorElementList").addObject();
    if (maybe(0.6)) {
      ObjectNode metadata =
          element
              .putObject("sensorMetadata")
              .put("time", time())
              .put("startTime", time())
              .put("deviceID", of(List.of("urn:epc:id:giai:8930000.d1", "urn:device:2")));
      extensions(metadata);
    }
    ObjectNode report =
        element
            .putArray("sensorReport")
            .addObject()
            .put("type", of(List.of("Temperature", "gs1:Mass", "ex:Colour")))
            .put("value", new BigDecimal(of(List.of("-2", "4", "4.5", "30"))))
            .put("uom", of(UNITS));
    if (maybe(0.3)) {
      report
          .put("time", time())
          .put("minValue", random.nextInt(5))
          .put("stringValue", of(TEXTS))
          .put("booleanValue", random.nextBoolean())
          .put("hexBinaryValue", of(List.of("f0a1", "F0A1", "00")))
          .put("percRank", random.nextInt(3))
          .put("component", of(List.of("x", "cbv:Comp-y")));
    }
    extensions(report);
    extensions(element);
  }

  private void extensions(ObjectNode holder) {
    if (maybe(0.3)) {
      holder.put("ex:text", of(TEXTS));
    }
    if (maybe(0.3)) {
      holder.put("o:amount", new BigDecimal(of(List.of("1", "2.0", "7", "-3"))));
    }
    if (maybe(0.2)) {
      holder.put("ex:when", time());
    }
    if (maybe(0.2)) {
      holder.putArray("ex:list").add(of(TEXTS)).add(3);
    }
    if (maybe(0.2)) {
      holder.putObject("ex:nest").put("ex:text", of(TEXTS)).putObject("o:deep").put("o:amount", 5);
    }
    if (maybe(0.1)) {
      holder.put("ex:long", "a".repeat(250 + random.nextInt(2)));
    }
  }

  private String spelled(List<List<String>> identifiers) {
    return of(of(identifiers));
  }

  private <T> T of(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private boolean maybe(double share) {
    return random.nextDouble() < share;
  }
}

package vn.traceability.event.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Questions to {@link RandomEvents} by every kind of parameter. */
public final class RandomQueries {
  public static final Map<String, String> PREFIXES =
      Map.of("ex", "https://example.org/ns/", "o", "https://other.example/terms#");

  private static final List<String> OPERATORS = List.of("GT", "GE", "LT", "LE");
  private static final List<String> AREAS =
      List.of(
          "",
          "ILMD_",
          "ERROR_DECLARATION_",
          "readPoint_",
          "bizLocation_",
          "SENSORELEMENT_",
          "SENSORMETADATA_",
          "SENSORREPORT_");

  private final Random random;
  private final Map<String, List<String>> parameters = new LinkedHashMap<>();
  private final List<Runnable> kinds =
      List.of(
          () -> put("eventType", list(() -> of("ObjectEvent", "TransformationEvent", "ex:Own"))),
          () -> put("GE_eventTime", time()),
          () -> put("LT_eventTime", time()),
          () -> put("GE_recordTime", recordTime()),
          () -> put("LT_recordTime", recordTime()),
          () -> put("EQ_action", list(() -> of("ADD", "OBSERVE", "DELETE"))),
          () -> put("EQ_bizStep", list(() -> spelled(RandomEvents.STEPS))),
          () -> put("EQ_disposition", list(() -> spelled(RandomEvents.DISPOSITIONS))),
          () ->
              put(
                  "EQ_persistentDisposition_" + of("set", "unset"),
                  list(() -> spelled(RandomEvents.DISPOSITIONS))),
          () ->
              put(
                  of("EQ", "WD") + "_" + of("readPoint", "bizLocation"),
                  list(() -> spelled(RandomEvents.PLACES))),
          () ->
              put(
                  "MATCH_" + of("epc", "parentID", "inputEPC", "outputEPC", "anyEPC"),
                  list(this::object)),
          () ->
              put(
                  "MATCH_" + of("epcClass", "inputEPCClass", "outputEPCClass", "anyEPCClass"),
                  list(this::objectClass)),
          () -> put("EQ_quantity", of("1", "2.5")),
          () -> put(of(OPERATORS) + "_quantity", of("1", "2", "1000")),
          () -> put(of(OPERATORS) + "_quantity_" + of("KGM", "CEL"), of("1", "2", "1000")),
          () -> put("EQ_eventID", "urn:uuid:00000000-0000-4000-8000-00000000000" + of("1", "2")),
          () -> put("EQ_transformationID", list(() -> of("https://example.org/t/1", "urn:t:2"))),
          () -> put("EQ_bizTransaction_" + of("po", "inv"), list(() -> of("urn:order:2", "urn:n"))),
          () ->
              put(
                  "EQ_" + of("source", "destination") + "_" + of("owning_party", "location"),
                  list(() -> "https://id.gs1.org/417/" + of(RandomEvents.GLNS))),
          () -> put("EQ_certificationInfo", of("https://certificates.example/1", "urn:none")),
          () -> put("EXISTS_errorDeclaration", of("", "true", "false")),
          () -> put(of("GE", "LT") + "_errorDeclarationTime", time()),
          () -> put("EQ_errorReason", list(() -> of("did_not_occur", "incorrect_data"))),
          () -> put("EQ_correctiveEventID", of("urn:uuid:corrective-1", "urn:none")),
          () -> put("EXISTS_sensorElementList", ""),
          () ->
              put(
                  "EQ_type",
                  list(() -> of("Temperature", "Mass", "https://example.org/ns/Colour"))),
          () -> put("EQ_value_" + of("KGM", "CEL"), list(() -> of("-2", "4.50"))),
          () -> put(of(OPERATORS) + "_" + of("value", "minValue") + "_CEL", of("0", "4", "9")),
          () -> put("EQ_deviceID", of("https://id.gs1.org/8004/8930000d1", "urn:device:2")),
          () -> put("EQ_stringValue", of(RandomEvents.TEXTS)),
          () -> put("EQ_booleanValue", of("true", "false")),
          () -> put("EQ_hexBinaryValue", of("f0A1", "00")),
          () -> put("EQ_component", of("x", "y")),
          () -> put(of(OPERATORS) + "_percRank", of("0", "1")),
          () -> put(of("GE", "LT") + "_" + of("time", "startTime"), time()),
          () -> put("EXISTS_" + extension(), ""),
          () -> put("EQ_" + extension(), list(() -> of(RandomEvents.TEXTS))),
          () ->
              put(
                  "EQ_" + extension(),
                  list(() -> of("3", "5.0", "2", "2026-03-01T07:00:00+07:00"))),
          () -> put(of(OPERATORS) + "_" + extension(), of("1", "2", "6")),
          () -> put(of(OPERATORS) + "_" + extension(), time()));

  public RandomQueries(long seed) {
    random = new Random(seed);
  }

  /** One with up to three parameters, without order or limits. */
  public EventQuery next() {
    return EventQuery.parse(nextParameters(), PREFIXES);
  }

  public Map<String, List<String>> nextParameters() {
    parameters.clear();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      of(kinds).run();
    }
    return new LinkedHashMap<>(parameters);
  }

  private void put(String name, String value) {
    parameters.put(name, List.of(value));
  }

  private String extension() {
    return (random.nextInt(3) == 0 ? "INNER_" : "")
        + of(AREAS)
        + of("ex:text", "o:amount", "ex:when", "ex:list", "ex:nest", "https://example.org/ns#text");
  }

  private String object() {
    return random.nextBoolean()
        ? spelled(RandomEvents.OBJECTS)
        : of(
            "urn:epc:idpat:sgtin:950600013.0435.*",
            "urn:epc:idpat:sgtin:950600013.*.*",
            "urn:epc:idpat:sgtin:*.*.*",
            "urn:epc:idpat:sscc:8930000.*",
            "urn:epc:idpat:grai:8930000.*.*",
            "https://id.gs1.org/01/09506000134352",
            "https://id.gs1.org/8003/08930000000095",
            "urn:epc:idpat:gid:1.2.*");
  }

  private String objectClass() {
    return random.nextBoolean()
        ? spelled(RandomEvents.CLASSES)
        : of(
            "urn:epc:idpat:sgtin:950600013.0435.*",
            "urn:epc:idpat:sgtin:950600013.*.*",
            "urn:epc:idpat:lgtin:950600013.0435.*",
            "https://id.gs1.org/01/09506000134352");
  }

  private String time() {
    return "2026-03-0"
        + of("1", "2", "3")
        + "T0"
        + of("1", "2", "7")
        + ":00:00"
        + of("", ".123", ".1234")
        + of("Z", "+07:00");
  }

  private String recordTime() {
    return "2026-04-01T00:0" + of("0", "1", "2") + ":00" + of("", ".0005") + "Z";
  }

  private String list(Supplier<String> value) {
    var values = new ArrayList<String>();
    do {
      values.add(value.get());
    } while (random.nextInt(3) == 0);
    return String.join("|", values);
  }

  private String spelled(List<List<String>> identifiers) {
    return of(of(identifiers));
  }

  private String of(String... values) {
    return values[random.nextInt(values.length)];
  }

  private <T> T of(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}

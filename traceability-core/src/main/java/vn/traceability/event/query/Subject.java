package vn.traceability.event.query;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.traceability.event.hash.Vocabulary;

/**
 * What a parameter of the standard asks about behind its operator, as in {@code EQ_bizStep}.
 *
 * @param fields an event is asked for, in any of which a value may stand
 * @param words of a {@link Kind#WORD}
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0, section 8.2.7.1</a>
 */
record Subject(List<String> fields, Kind kind, Vocabulary words) {
  /** How a value of a parameter is read and spelled. */
  enum Kind {
    WORD,
    IDENTIFIER,
    PLAIN_URI,
    TEXT,
    HEX,
    TRUTH,
    NUMBER,
    TIME
  }

  private static final Set<String> IN_METADATA_ONLY = Set.of("startTime", "endTime");
  private static final Set<String> IN_METADATA =
      Set.of(
          "time",
          "startTime",
          "endTime",
          "deviceID",
          "deviceMetadata",
          "rawData",
          "dataProcessingMethod",
          "bizRules");

  /** By the name that stands behind the operator. */
  static final Map<String, Subject> NAMED = subjects();

  private static Subject word(String field, Vocabulary words) {
    return new Subject(List.of(field), Kind.WORD, words);
  }

  private static Subject of(String field, Kind kind) {
    return new Subject(List.of(field), kind, Vocabulary.MEASUREMENT);
  }

  private static Map<String, Subject> subjects() {
    var subjects =
        new HashMap<String, Subject>(
            Map.ofEntries(
                entry("bizStep", Subject.word(Fields.BIZ_STEP, Vocabulary.BIZ_STEP)),
                entry("disposition", Subject.word(Fields.DISPOSITION, Vocabulary.DISPOSITION)),
                entry(
                    "persistentDisposition_set", Subject.word(Fields.SET, Vocabulary.DISPOSITION)),
                entry(
                    "persistentDisposition_unset",
                    Subject.word(Fields.UNSET, Vocabulary.DISPOSITION)),
                entry("readPoint", Subject.of(Fields.READ_POINT, Kind.IDENTIFIER)),
                entry("bizLocation", Subject.of(Fields.BIZ_LOCATION, Kind.IDENTIFIER)),
                entry("transformationID", Subject.of(Fields.TRANSFORMATION_ID, Kind.IDENTIFIER)),
                entry("eventID", Subject.of(Fields.EVENT_ID, Kind.PLAIN_URI)),
                entry("certificationInfo", Subject.of(Fields.CERTIFICATION_INFO, Kind.IDENTIFIER)),
                entry("errorReason", Subject.word(Fields.ERROR_REASON, Vocabulary.ERROR_REASON)),
                entry("correctiveEventID", Subject.of(Fields.CORRECTIVE_EVENT_ID, Kind.PLAIN_URI)),
                entry("errorDeclarationTime", Subject.of(Fields.DECLARATION_TIME, Kind.TIME)),
                // so in the schema of queries, release 2.0.0
                entry("errorDeclaration_Time", Subject.of(Fields.DECLARATION_TIME, Kind.TIME)),
                entry("quantity", Subject.of(Fields.QUANTITY, Kind.NUMBER))));
    for (SensorField field : SensorField.NAMED.values()) {
      if (field.kind() != SensorField.Kind.MEASURED) {
        var fields = new ArrayList<String>();
        for (Area area : List.of(Area.SENSOR_METADATA, Area.SENSOR_REPORT)) {
          if (stands(field.name(), area)) {
            String name = Fields.sensor(area, field.name());
            fields.add(name);
            subjects.put(area.parameter() + field.name(), subject(List.of(name), field));
          }
        }
        subjects.put(field.name(), subject(List.copyOf(fields), field));
      }
    }
    return Map.copyOf(subjects);
  }

  private static boolean stands(String member, Area area) {
    return area == Area.SENSOR_METADATA
        ? IN_METADATA.contains(member)
        : !IN_METADATA_ONLY.contains(member);
  }

  private static Subject subject(List<String> fields, SensorField field) {
    Kind kind =
        switch (field.kind()) {
          case WORD -> Kind.WORD;
          case IDENTIFIER -> Kind.IDENTIFIER;
          case HEX -> Kind.HEX;
          case TIME -> Kind.TIME;
          case NUMBER, MEASURED -> Kind.NUMBER;
          case TEXT -> field.name().equals("booleanValue") ? Kind.TRUTH : Kind.TEXT;
        };
    return new Subject(fields, kind, field.words());
  }
}

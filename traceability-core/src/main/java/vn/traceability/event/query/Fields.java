package vn.traceability.event.query;

import java.util.Optional;
import java.util.Set;

/** What the fields of an event are called here, and how each is found in the index. */
final class Fields {
  static final String TYPE = "type";
  static final String EVENT_TIME = "eventTime";
  static final String ACTION = "action";
  static final String BIZ_STEP = "bizStep";
  static final String DISPOSITION = "disposition";
  static final String SET = "persistentDisposition.set";
  static final String UNSET = "persistentDisposition.unset";
  static final String READ_POINT = "readPoint";
  static final String BIZ_LOCATION = "bizLocation";
  static final String EPC = "epc";
  static final String PARENT_ID = "parentID";
  static final String INPUT_EPC = "inputEPC";
  static final String OUTPUT_EPC = "outputEPC";
  static final String EPC_CLASS = "epcClass";
  static final String INPUT_EPC_CLASS = "inputEPCClass";
  static final String OUTPUT_EPC_CLASS = "outputEPCClass";

  /** The products whose lots, or which themselves, are named by a class in any of these lists. */
  static final String PRODUCT = "product";

  static final String QUANTITY = "quantity";
  static final String TRANSFORMATION_ID = "transformationID";
  static final String EVENT_ID = "eventID";
  static final String CERTIFICATION_INFO = "certificationInfo";
  static final String ERROR_DECLARATION = "errorDeclaration";
  static final String DECLARATION_TIME = "errorDeclaration.declarationTime";
  static final String ERROR_REASON = "errorDeclaration.reason";
  static final String CORRECTIVE_EVENT_ID = "errorDeclaration.correctiveEventIDs";
  static final String SENSOR_ELEMENT_LIST = "sensorElementList";

  /** Who may read the event: a term only, never asked for by a parameter. */
  static final String READER = "reader";

  /** Fields of the standard of which each value is a term. */
  private static final Set<String> BY_VALUE =
      Set.of(
          TYPE,
          ACTION,
          BIZ_STEP,
          DISPOSITION,
          SET,
          UNSET,
          READ_POINT,
          BIZ_LOCATION,
          EPC,
          PARENT_ID,
          INPUT_EPC,
          OUTPUT_EPC,
          EPC_CLASS,
          INPUT_EPC_CLASS,
          OUTPUT_EPC_CLASS,
          PRODUCT,
          TRANSFORMATION_ID,
          EVENT_ID,
          CERTIFICATION_INFO,
          ERROR_DECLARATION,
          ERROR_REASON,
          CORRECTIVE_EVENT_ID,
          SENSOR_ELEMENT_LIST,
          sensor(Area.SENSOR_REPORT, "type"),
          sensor(Area.SENSOR_METADATA, "deviceID"),
          sensor(Area.SENSOR_REPORT, "deviceID"));

  private Fields() {}

  /** Which terms an event has of a field. */
  enum Indexing {
    /** One for each value. */
    BY_VALUE,
    /** One that says that it is there. */
    BY_PRESENCE,
    /** None of its own, but there is none without the list of sensor elements. */
    BY_SENSORS,
    /** None of its own, but there is none without an error declaration. */
    BY_DECLARATION,
    NONE
  }

  static Indexing indexing(String field) {
    int brace = field.indexOf('{');
    String area = brace < 0 ? field : field.substring(0, brace);
    if (area.startsWith("sensor")) {
      return BY_VALUE.contains(field) ? Indexing.BY_VALUE : Indexing.BY_SENSORS;
    }
    if (brace < 0) {
      return BY_VALUE.contains(field) || field.startsWith("typed.")
          ? Indexing.BY_VALUE
          : field.equals(DECLARATION_TIME)
              ? Indexing.BY_DECLARATION
              : isMeasured(field) ? Indexing.BY_SENSORS : Indexing.NONE;
    }
    if (area.equals(Area.EVENT.field()) || area.equals(Area.ILMD.field())) {
      return Indexing.BY_VALUE;
    }
    return area.startsWith(Area.ERROR_DECLARATION.field())
        ? Indexing.BY_DECLARATION
        : Indexing.BY_PRESENCE;
  }

  private static boolean isMeasured(String field) {
    int unit = field.indexOf('_');
    SensorField known = SensorField.NAMED.get(unit < 0 ? field : field.substring(0, unit));
    return known != null && known.kind() == SensorField.Kind.MEASURED;
  }

  /** What stands in a list under a type, such as {@code bizTransaction} of type {@code po}. */
  static String typed(String member, String type) {
    return "typed." + member + "." + type;
  }

  /** A quantity or measurement in one unit of UN/ECE Recommendation 20. */
  static String measured(String field, String unit) {
    return field + "_" + unit;
  }

  static String sensor(Area area, String member) {
    return area.field() + "." + member;
  }

  /**
   * The one spelling of a name that belongs to a namespace: whether the namespace ends in a slash,
   * a number sign, a colon or none of them, the name follows after a number sign.
   *
   * @param name resolved by {@link vn.traceability.event.hash.Namespaces#name}
   * @return empty for a name of the standard and one of nobody
   */
  static Optional<String> qualified(String name) {
    if (!name.startsWith("{")) {
      return Optional.empty();
    }
    int end = name.lastIndexOf('}');
    if (end == name.length() - 1) {
      return Optional.empty();
    }
    int cut = end > 1 && "/#:".indexOf(name.charAt(end - 1)) >= 0 ? end - 1 : end;
    return Optional.of(name.substring(1, cut) + "#" + name.substring(end + 1));
  }
}

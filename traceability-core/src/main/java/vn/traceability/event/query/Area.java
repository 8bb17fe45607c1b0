package vn.traceability.event.query;

/** Where in an event extensions may stand, each with names of its own in a query. */
enum Area {
  EVENT("x", ""),
  ILMD("ilmd", "ILMD_"),
  ERROR_DECLARATION("error", "ERROR_DECLARATION_"),
  READ_POINT("readPoint.x", "readPoint_"),
  BIZ_LOCATION("bizLocation.x", "bizLocation_"),
  SENSOR_ELEMENT("sensorElement", "SENSORELEMENT_"),
  SENSOR_METADATA("sensorMetadata", "SENSORMETADATA_"),
  SENSOR_REPORT("sensorReport", "SENSORREPORT_");

  private final String field;
  private final String parameter;

  Area(String field, String parameter) {
    this.field = field;
    this.parameter = parameter;
  }

  /** What a parameter's name has before the name of the field. */
  String parameter() {
    return parameter;
  }

  String field() {
    return field;
  }

  /** An extension that stands right there. */
  String top(String qualified) {
    return field + "{" + qualified + "}";
  }

  /** One at any depth inside such an extension. */
  String inner(String qualified) {
    return field + "..{" + qualified + "}";
  }
}

package vn.traceability.event.query;

import java.util.List;

/** Values by which events can be listed: the top-level resources of the REST binding. */
public enum ValueKind {
  EPC(Fields.EPC, Fields.PARENT_ID, Fields.INPUT_EPC, Fields.OUTPUT_EPC),
  BIZ_STEP(Fields.BIZ_STEP),
  BIZ_LOCATION(Fields.BIZ_LOCATION),
  READ_POINT(Fields.READ_POINT),
  DISPOSITION(Fields.DISPOSITION),
  EVENT_TYPE(Fields.TYPE);

  private final List<String> fields;

  ValueKind(String... fields) {
    this.fields = List.of(fields);
  }

  /** What each term of such a value begins with, followed by the value. */
  public List<String> prefixes() {
    return fields.stream().map(field -> Term.text(field, "")).toList();
  }
}

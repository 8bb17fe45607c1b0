package vn.traceability.event.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.traceability.event.query.Fields.Indexing;

/**
 * One parameter: some value of one of these fields is as wanted.
 *
 * @param parameter its name as it was sent
 */
record Condition(String parameter, List<String> fields, Wanted wanted) {
  Condition {
    fields = List.copyOf(fields);
  }

  boolean matches(Facts facts) {
    for (String field : fields) {
      for (Value value : facts.of(field)) {
        if (wanted.accepts(value)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Terms of which each event that matches has one; empty where no term tells. */
  Optional<List<Term>> terms() {
    var terms = new ArrayList<Term>();
    for (String field : fields) {
      switch (Fields.indexing(field)) {
        case BY_VALUE -> terms.addAll(wanted.terms(field));
        case BY_PRESENCE -> terms.add(Term.exactly(field, ""));
        case BY_SENSORS -> terms.add(Term.exactly(Fields.SENSOR_ELEMENT_LIST, ""));
        case BY_DECLARATION -> terms.add(Term.exactly(Fields.ERROR_DECLARATION, ""));
        case NONE -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(terms.stream().distinct().toList());
  }

  /** Whether every event that has one of the terms matches. */
  boolean isExact() {
    return fields.stream()
        .allMatch(
            field -> {
              Indexing indexing = Fields.indexing(field);
              return indexing == Indexing.BY_VALUE
                  ? wanted.isExact(field)
                  : indexing == Indexing.BY_PRESENCE
                      && wanted instanceof Wanted.Exists
                      && Term.isWhole(field, "");
            });
  }
}

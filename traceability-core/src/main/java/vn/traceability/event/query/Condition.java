package vn.traceability.event.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.traceability.event.query.Fields.Indexing;

/**
 * One parameter, which is met where one of its parts is.
 *
 * @param parameter its name as it was sent
 */
record Condition(String parameter, List<Part> parts) {
  Condition {
    parts = List.copyOf(parts);
  }

  Condition(String parameter, List<String> fields, Wanted wanted) {
    this(parameter, List.of(new Part(fields, wanted)));
  }

  boolean matches(Facts facts) {
    return parts.stream().anyMatch(part -> part.matches(facts));
  }

  /** Terms of which each event that matches has one; empty where no term tells. */
  Optional<List<Term>> terms() {
    var terms = new ArrayList<Term>();
    for (Part part : parts) {
      if (!part.addTerms(terms)) {
        return Optional.empty();
      }
    }
    return Optional.of(terms.stream().distinct().toList());
  }

  /** Whether every event that has one of the terms matches. */
  boolean isExact() {
    return parts.stream().allMatch(Part::isExact);
  }

  /** Some value of one of these fields is as wanted. */
  record Part(List<String> fields, Wanted wanted) {
    Part {
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

    /** False where no term tells. */
    private boolean addTerms(List<Term> terms) {
      for (String field : fields) {
        switch (Fields.indexing(field)) {
          case BY_VALUE -> terms.addAll(wanted.terms(field));
          case BY_PRESENCE -> terms.add(Term.exactly(field, ""));
          case BY_SENSORS -> terms.add(Term.exactly(Fields.SENSOR_ELEMENT_LIST, ""));
          case BY_DECLARATION -> terms.add(Term.exactly(Fields.ERROR_DECLARATION, ""));
          case NONE -> {
            return false;
          }
        }
      }
      return true;
    }

    private boolean isExact() {
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
}

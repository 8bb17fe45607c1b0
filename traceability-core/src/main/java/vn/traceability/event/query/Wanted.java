package vn.traceability.event.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What is asked of a value, and the terms of the events that may have one like it. */
sealed interface Wanted {
  boolean accepts(Value value);

  /** For a field of which each value is a term: a superset. */
  List<Term> terms(String field);

  /** Whether those terms are of no other event. */
  boolean isExact(String field);

  /** Being there. */
  record Exists() implements Wanted {
    @Override
    public boolean accepts(Value value) {
      return true;
    }

    @Override
    public List<Term> terms(String field) {
      return List.of(Term.startingWith(field, ""));
    }

    @Override
    public boolean isExact(String field) {
      return Term.isWhole(field, "");
    }
  }

  /**
   * Being one of these.
   *
   * @param texts spelled as {@link Value#text}
   */
  record OneOf(Set<String> texts) implements Wanted {
    public OneOf {
      texts = Set.copyOf(texts);
    }

    @Override
    public boolean accepts(Value value) {
      return texts.contains(value.text()) && !value.text().isEmpty();
    }

    @Override
    public List<Term> terms(String field) {
      return texts.stream().map(text -> Term.exactly(field, text)).toList();
    }

    @Override
    public boolean isExact(String field) {
      return texts.stream().allMatch(text -> Term.isWhole(field, text));
    }
  }

  /** Standing so to a number; what is no number does not. */
  record Than(Comparison comparison, BigDecimal number) implements Wanted {
    @Override
    public boolean accepts(Value value) {
      return value.number().isPresent() && comparison.holds(value.number().get().compareTo(number));
    }

    @Override
    public List<Term> terms(String field) {
      return List.of(Term.startingWith(field, ""));
    }

    @Override
    public boolean isExact(String field) {
      return false;
    }
  }

  /** Standing so to a moment; what is no time does not. */
  record When(Comparison comparison, Instant moment) implements Wanted {
    @Override
    public boolean accepts(Value value) {
      return value.time().isPresent() && comparison.holds(value.time().get().compareTo(moment));
    }

    @Override
    public List<Term> terms(String field) {
      return List.of(Term.startingWith(field, ""));
    }

    @Override
    public boolean isExact(String field) {
      return false;
    }
  }

  /** Being described by one of these. */
  record Described(List<IdentifierPattern> patterns) implements Wanted {
    public Described {
      patterns = List.copyOf(patterns);
    }

    @Override
    public boolean accepts(Value value) {
      return patterns.stream().anyMatch(pattern -> pattern.accepts(value.text()));
    }

    @Override
    public List<Term> terms(String field) {
      return patterns.stream().flatMap(pattern -> pattern.terms(field).stream()).toList();
    }

    @Override
    public boolean isExact(String field) {
      return patterns.stream().allMatch(pattern -> pattern.isExact(field));
    }
  }
}

package vn.traceability.event.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import vn.traceability.event.hash.Moments;
import vn.traceability.gs1.Gln;
import vn.traceability.refusal.InvalidValue;

/**
 * The terms under which an event is found. An index over them answers most questions, and for the
 * others it gives events among which the answers are.
 */
public final class Terms {
  /** Counts up whenever an event gets other terms than before. */
  public static final int VERSION = 3;

  private static final Pattern PARTY =
      Pattern.compile(
          "(?:https://id\\.gs1\\.org/41[47]/|urn:x-traceability:party:)([0-9]{13})(?:/254/.*)?");

  private Terms() {}

  /**
   * Of what the event says.
   *
   * @param event as it is kept, with its {@code @context} and its {@code eventID}
   * @return each {@code field=value}, at most 501 characters
   */
  public static Set<String> of(JsonNode event) {
    return of(Facts.of(event));
  }

  /**
   * Likewise, and who may read it: the one that captured it, and those who own or possess at either
   * end.
   *
   * @param party the one that captured it; empty where nobody says
   */
  public static Set<String> of(JsonNode event, Optional<Gln> party) {
    Facts facts = Facts.of(event);
    Set<String> terms = of(facts);
    party.ifPresent(gln -> terms.add(reader(gln).text()));
    for (String end : new String[] {"source", "destination"}) {
      for (String type : new String[] {"owning_party", "possessing_party"}) {
        addReaders(facts.of(Fields.typed(end, type)), terms);
      }
    }
    return terms;
  }

  /**
   * When the event happened.
   *
   * @throws InvalidValue when it does not say so
   */
  public static Instant eventTime(JsonNode event) {
    String text = event.path("eventTime").asString("");
    try {
      return Moments.read(text);
    } catch (DateTimeException none) {
      throw new InvalidValue("eventTime", text, "needs a time with its offset");
    }
  }

  /** Of the events that this one may read. */
  public static Term reader(Gln gln) {
    return Term.exactly(Fields.READER, gln.digits());
  }

  /** Of the events that somebody calls so. */
  public static Term named(String eventID) {
    return Term.exactly(Fields.EVENT_ID, eventID);
  }

  /** Whether the term says who may read the event, rather than what it says. */
  public static boolean isOfReader(String term) {
    return term.startsWith(Term.text(Fields.READER, ""));
  }

  /** The digits of those whom terms name as readers, right or wrong as the event has them. */
  public static Set<String> readers(Collection<String> terms) {
    int start = Term.text(Fields.READER, "").length();
    return terms.stream()
        .filter(Terms::isOfReader)
        .map(term -> term.substring(start))
        .collect(Collectors.toSet());
  }

  private static void addReaders(Collection<Value> ends, Set<String> terms) {
    for (Value end : ends) {
      Matcher party = PARTY.matcher(end.text());
      if (party.matches()) {
        terms.add(Term.text(Fields.READER, party.group(1)));
      }
    }
  }

  private static Set<String> of(Facts facts) {
    var terms = new LinkedHashSet<String>();
    facts
        .all()
        .forEach(
            (field, values) -> {
              switch (Fields.indexing(field)) {
                case BY_VALUE -> values.forEach(value -> terms.add(Term.text(field, value.text())));
                case BY_PRESENCE -> terms.add(Term.text(field, ""));
                default -> {}
              }
            });
    return terms;
  }
}

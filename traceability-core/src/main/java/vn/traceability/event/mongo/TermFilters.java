package vn.traceability.event.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import vn.traceability.event.query.Term;
import vn.traceability.event.query.Window;

/** Terms and windows as the server's conditions. */
final class TermFilters {
  private static final int ANY = 5;

  /** How many events have one such term, roughly and before anything is counted. */
  private static final Map<String, Integer> RANKS =
      Map.ofEntries(
          Map.entry("eventID", 0),
          Map.entry("errorDeclaration.correctiveEventIDs", 0),
          Map.entry("epc", 1),
          Map.entry("parentID", 1),
          Map.entry("inputEPC", 1),
          Map.entry("outputEPC", 1),
          Map.entry("transformationID", 1),
          Map.entry("epcClass", 2),
          Map.entry("inputEPCClass", 2),
          Map.entry("outputEPCClass", 2),
          Map.entry("product", 3),
          Map.entry("reader", 6),
          Map.entry("disposition", 7),
          Map.entry("bizStep", 7),
          Map.entry("sensorElementList", 7),
          Map.entry("action", 9),
          Map.entry("type", 9));

  private TermFilters() {}

  /** Having at least one of these. */
  static Bson anyOf(List<Term> terms) {
    var filters = new ArrayList<Bson>();
    List<String> exact = terms.stream().filter(term -> !term.isPrefix()).map(Term::text).toList();
    if (exact.size() == 1) {
      filters.add(eq(EventTerms.TERMS, exact.get(0)));
    } else if (!exact.isEmpty()) {
      filters.add(in(EventTerms.TERMS, exact));
    }
    terms.stream()
        .filter(Term::isPrefix)
        .forEach(term -> filters.add(between("$gte", term.text(), term.end())));
    return filters.size() == 1 ? filters.get(0) : or(filters);
  }

  /** Having a term in this range; one and the same, which two conditions would not ask. */
  static Bson between(String lower, String from, String before) {
    return new Document(
        EventTerms.TERMS,
        new Document("$elemMatch", new Document(lower, from).append("$lt", before)));
  }

  static int rank(List<Term> terms) {
    return terms.stream().mapToInt(TermFilters::rank).max().orElse(ANY);
  }

  private static int rank(Term term) {
    int end = term.text().indexOf('=');
    String field = end < 0 ? term.text() : term.text().substring(0, end);
    int rank = RANKS.getOrDefault(field, ANY);
    return term.isPrefix() && end == term.text().length() - 1 ? rank + 3 : rank;
  }

  /**
   * Times are kept to the millisecond, those of events cut: so a start within one is that one, an
   * end within one is the next.
   */
  static List<Bson> eventTime(Window window) {
    var filters = new ArrayList<Bson>();
    window.from().ifPresent(from -> filters.add(gte(EventTerms.EVENT_TIME, Date.from(from))));
    window.before().ifPresent(end -> filters.add(lt(EventTerms.EVENT_TIME, ceiling(end))));
    return filters;
  }

  /** Having a time at all, which an event has since it has terms. */
  static Bson hasEventTime() {
    return gte(EventTerms.EVENT_TIME, new Date(Long.MIN_VALUE));
  }

  /** No time of recording lies within a millisecond. */
  static List<Bson> recordTime(Window window) {
    var filters = new ArrayList<Bson>();
    window.from().ifPresent(from -> filters.add(gte(EventTerms.RECORDED_AT, ceiling(from))));
    window.before().ifPresent(end -> filters.add(lt(EventTerms.RECORDED_AT, ceiling(end))));
    return filters;
  }

  private static Date ceiling(Instant moment) {
    Instant cut = moment.truncatedTo(ChronoUnit.MILLIS);
    return Date.from(cut.equals(moment) ? cut : cut.plusMillis(1));
  }
}

package vn.traceability.event.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import vn.traceability.event.EventId;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.event.query.EventQuery;
import vn.traceability.event.query.FoundEvent;
import vn.traceability.event.query.Order;
import vn.traceability.event.query.Page;
import vn.traceability.event.query.Position;
import vn.traceability.event.query.Term;

/**
 * One way through the events in the order of a time. It follows the terms of one parameter (the
 * guide) where those are in that order or few, otherwise the times themselves. Where the server has
 * to check more than what the index tells, it is asked step by step, so that one page costs at most
 * so much.
 */
final class EventWalk {
  static final String RECORDED_AT = "recordedAt";
  static final Bson BY_TERM = Indexes.ascending(EventTerms.TERMS, EventTerms.EVENT_TIME, "_id");
  static final Bson BY_EVENT_TIME = Indexes.ascending(EventTerms.EVENT_TIME, "_id");
  static final Bson BY_RECORD_TIME = Indexes.ascending(RECORDED_AT, "_id");

  /** How many entries of an index the server walks for one page. */
  private static final int MOST_WALKED = 50_000;

  /** How many events are read and compared here for one page. */
  private static final int MOST_READ = 10_000;

  /** So many the server may put in order without an index for it. */
  private static final int FEW = 10_000;

  private static final int COUNTED = 1_000;
  private static final int FIRST_STEP = 500;
  private static final int LONGEST_STEP = 10_000;
  private static final int CHUNK = 500;

  /** The server merges the entries of so many terms in their order; those of more it would sort. */
  private static final int MOST_MERGED = 50;

  private final MongoCollection<Document> events;
  private final EventQuery query;
  private final boolean exact;
  private final String time;
  private final boolean descending;
  private final List<Bson> filters = new ArrayList<>();
  private final List<Bson> guide = new ArrayList<>();
  private final boolean stepwise;
  private final Bson index;

  /**
   * @param terms of each list an event has one; none of the lists is empty
   * @param order by a time
   */
  EventWalk(
      MongoCollection<Document> events, EventQuery query, List<List<Term>> terms, Order order) {
    this.events = events;
    this.query = query;
    exact = query.exact();
    boolean byEventTime = order.by().equals(Order.EVENT_TIME);
    time = byEventTime ? EventTerms.EVENT_TIME : RECORDED_AT;
    descending = order.descending();
    List<Bson> eventTimes = TermFilters.eventTime(query.eventTime());
    if (byEventTime && query.eventTime().from().isEmpty()) {
      eventTimes.add(TermFilters.hasEventTime());
    }
    List<Bson> recordTimes = TermFilters.recordTime(RECORDED_AT, query.recordTime());
    terms.forEach(each -> filters.add(TermFilters.anyOf(each)));
    filters.addAll(eventTimes);
    filters.addAll(recordTimes);

    List<Guide> guides = guides(terms, byEventTime);
    Optional<Guide> best = guides.stream().findFirst();
    Optional<Guide> ordered =
        guides.stream().filter(each -> byEventTime && isMerged(each.terms)).findFirst();
    boolean few = best.isPresent() && !best.equals(ordered) && isFew(best.get());
    Optional<Guide> chosen = few ? best : ordered;
    chosen.ifPresent(each -> guide.add(TermFilters.anyOf(each.terms)));
    guide.addAll(byEventTime ? eventTimes : recordTimes);
    stepwise = !few && guide.size() < filters.size();
    index = chosen.isPresent() ? BY_TERM : byEventTime ? BY_EVENT_TIME : BY_RECORD_TIME;
  }

  /**
   * The next events.
   *
   * @param wanted at least 1
   */
  Page page(Optional<Position> after, int wanted) {
    long returned = after.map(Position::returned).orElse(0L);
    var found = new ArrayList<FoundEvent>();
    Optional<Position> last = Optional.empty();
    Optional<Position> at = after;
    int walked = 0;
    int read = 0;
    int step = Math.max(FIRST_STEP, Math.min(LONGEST_STEP, 2 * wanted));
    while (true) {
      Optional<Position> until = stepwise ? boundary(at, step) : Optional.empty();
      int most = exact ? wanted + 1 - found.size() : CHUNK;
      int got = 0;
      try (MongoCursor<Document> cursor = entries(filters, at, until).limit(most).iterator()) {
        while (cursor.hasNext()) {
          Document document = cursor.next();
          got++;
          if (exact || matches(document)) {
            if (found.size() == wanted) {
              return new Page(found, last.map(end -> counted(end, returned + wanted)));
            }
            found.add(read(document));
            last = Optional.of(position(document));
          }
          at = Optional.of(position(document));
        }
      }
      read += got;
      boolean isStepDone = got < most;
      if (isStepDone && until.isEmpty()) {
        return new Page(found, Optional.empty());
      }
      if (isStepDone) {
        at = until;
        walked += step;
        step = Math.min(LONGEST_STEP, 4 * step);
      }
      if (walked >= MOST_WALKED || read >= MOST_READ && !exact) {
        return new Page(found, at.map(end -> counted(end, returned + found.size())));
      }
    }
  }

  private static Position counted(Position position, long returned) {
    return new Position(position.key(), position.id(), returned);
  }

  private boolean matches(Document document) {
    return query.matches(
        EventTerms.named(
            EpcisForm.parse(document.getString("epcis")), document.getString("eventID")),
        document.getDate(RECORDED_AT).toInstant());
  }

  static FoundEvent read(Document document) {
    return new FoundEvent(
        new EventId(document.getString("_id")),
        document.getString("eventID"),
        document.getString("epcis"),
        document.getDate(RECORDED_AT).toInstant());
  }

  private Position position(Document document) {
    return Position.at(document.getDate(time).toInstant(), document.getString("_id"), 0);
  }

  /** Where so many entries of the guide end; empty where there are fewer. */
  private Optional<Position> boundary(Optional<Position> at, int step) {
    return Optional.ofNullable(
            entries(guide, at, Optional.empty())
                .projection(Projections.include(time))
                .skip(step - 1)
                .limit(1)
                .first())
        .map(this::position);
  }

  private com.mongodb.client.FindIterable<Document> entries(
      List<Bson> conditions, Optional<Position> at, Optional<Position> until) {
    var all = new ArrayList<>(conditions);
    until.ifPresent(end -> all.addAll(upTo(end)));
    Bson filter = at.map(start -> after(all, start)).orElseGet(() -> conjunction(all));
    return events
        .find(filter)
        .sort(descending ? Sorts.descending(time, "_id") : Sorts.ascending(time, "_id"))
        .projection(Projections.include("eventID", "epcis", RECORDED_AT, EventTerms.EVENT_TIME))
        .hint(index);
  }

  /** Two branches, so that each is one stretch of the index. */
  private Bson after(List<Bson> all, Position start) {
    Date moment = date(start);
    var same = new ArrayList<>(all);
    same.add(eq(time, moment));
    same.add(descending ? lt("_id", start.id()) : gt("_id", start.id()));
    var beyond = new ArrayList<>(all);
    beyond.add(descending ? lt(time, moment) : gt(time, moment));
    return or(and(same), and(beyond));
  }

  private List<Bson> upTo(Position end) {
    Date moment = date(end);
    return descending
        ? List.of(gte(time, moment), or(gt(time, moment), gte("_id", end.id())))
        : List.of(lte(time, moment), or(lt(time, moment), lte("_id", end.id())));
  }

  private static Date date(Position position) {
    Instant moment = position.time();
    return Date.from(moment);
  }

  private static Bson conjunction(List<Bson> filters) {
    return filters.isEmpty() ? new Document() : and(filters);
  }

  /** The best first; what they let through is counted only where there is a choice. */
  private List<Guide> guides(List<List<Term>> terms, boolean byEventTime) {
    boolean choice = terms.size() > 1;
    return terms.stream()
        .map(each -> new Guide(each, choice ? count(each, COUNTED) : COUNTED))
        .sorted(
            Comparator.comparingLong(Guide::count)
                .thenComparing(each -> byEventTime && isMerged(each.terms) ? 0 : 1)
                .thenComparing(each -> TermFilters.rank(each.terms)))
        .toList();
  }

  private static boolean isMerged(List<Term> terms) {
    return terms.size() <= MOST_MERGED && terms.stream().noneMatch(Term::isPrefix);
  }

  private boolean isFew(Guide guide) {
    return guide.count < COUNTED || count(guide.terms, FEW + 1) <= FEW;
  }

  private long count(List<Term> terms, int most) {
    return events.countDocuments(
        TermFilters.anyOf(terms), new CountOptions().limit(most).hint(BY_TERM));
  }

  private record Guide(List<Term> terms, long count) {}
}

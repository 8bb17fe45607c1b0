package vn.traceability.event.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import vn.traceability.event.EventId;
import vn.traceability.event.query.EventQuery;
import vn.traceability.event.query.FoundEvent;
import vn.traceability.event.query.Order;
import vn.traceability.event.query.Page;
import vn.traceability.event.query.Position;
import vn.traceability.event.query.Term;

/**
 * One way through the events in the order of a time, page by page. Where the server has to check
 * more than what the index tells, it is asked step by step, so that a page costs at most so much.
 */
final class EventWalk {
  /** How many entries of an index the server walks for one page. */
  private static final int MOST_WALKED = 50_000;

  /** How many events are read and compared here for one page. */
  private static final int MOST_READ = 10_000;

  /** A page of large events ends early: so many characters of JSON fill it. */
  static final int FULL = 8_000_000;

  private static final int FIRST_STEP = 500;
  private static final int LONGEST_STEP = 10_000;
  private static final int CHUNK = 500;

  private final MongoCollection<Document> events;
  private final EventQuery query;
  private final boolean exact;
  private final boolean descending;
  private final Route route;
  private final boolean stepwise;

  /**
   * @param terms of each list an event has one; none of the lists is empty
   * @param order by a time
   */
  EventWalk(
      MongoCollection<Document> events, EventQuery query, List<List<Term>> terms, Order order) {
    this.events = events;
    this.query = query;
    exact = query.exact();
    descending = order.descending();
    route = Route.of(events, query, terms, order);
    stepwise = !route.isFew() && !route.others().isEmpty();
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
    long characters = 0;
    int step = Math.max(FIRST_STEP, Math.min(LONGEST_STEP, 2 * wanted));
    while (true) {
      Optional<Position> until = stepwise ? boundary(at, step) : Optional.empty();
      int most = exact ? wanted + 1 - found.size() : CHUNK;
      int got = 0;
      try (MongoCursor<Document> cursor = events(at, until).limit(most).iterator()) {
        while (cursor.hasNext()) {
          Document document = cursor.next();
          got++;
          if (exact || matches(document)) {
            if (found.size() == wanted || characters >= FULL) {
              return new Page(found, last.map(end -> counted(end, returned + found.size())));
            }
            FoundEvent event = read(document);
            found.add(event);
            characters += event.json().length();
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
      if (walked >= MOST_WALKED || (read >= MOST_READ && !exact)) {
        return new Page(found, at.map(end -> counted(end, returned + found.size())));
      }
    }
  }

  private static Position counted(Position position, long returned) {
    return new Position(position.key(), position.id(), returned);
  }

  private boolean matches(Document document) {
    return query.matches(
        EventTerms.read(document), document.getDate(EventTerms.RECORDED_AT).toInstant());
  }

  static FoundEvent read(Document document) {
    return new FoundEvent(
        new EventId(document.getString("_id")),
        document.getString("eventID"),
        document.getString("epcis"),
        document.getDate(EventTerms.RECORDED_AT).toInstant());
  }

  private Position position(Document document) {
    return Position.at(document.getDate(route.time()).toInstant(), document.getString("_id"), 0);
  }

  private FindIterable<Document> events(Optional<Position> at, Optional<Position> until) {
    var conditions = new ArrayList<>(route.others());
    until.ifPresent(end -> conditions.addAll(upTo(end)));
    return entries(conditions, at)
        .projection(
            Projections.include(
                "eventID", "names", "epcis", EventTerms.RECORDED_AT, EventTerms.EVENT_TIME));
  }

  /** Where so many entries of the index end; empty where there are fewer. */
  private Optional<Position> boundary(Optional<Position> at, int step) {
    return Optional.ofNullable(
            entries(List.of(), at)
                .projection(Projections.include(route.time()))
                .skip(step - 1)
                .limit(1)
                .first())
        .map(this::position);
  }

  /** A branch for each stretch of the index, for such the server merges in their order. */
  private FindIterable<Document> entries(List<Bson> conditions, Optional<Position> at) {
    var branches = new ArrayList<Bson>();
    for (Bson guide : route.guides()) {
      for (List<Bson> stretch : stretches(at)) {
        var branch = new ArrayList<Bson>();
        branch.add(guide);
        branch.addAll(stretch);
        branch.addAll(route.within());
        branch.addAll(conditions);
        branches.add(and(branch));
      }
    }
    return events
        .find(branches.size() == 1 ? branches.get(0) : or(branches))
        .sort(
            descending
                ? Sorts.descending(route.time(), EventTerms.TIE)
                : Sorts.ascending(route.time(), EventTerms.TIE))
        .hint(route.index())
        .allowDiskUse(route.isFew());
  }

  private List<List<Bson>> stretches(Optional<Position> at) {
    if (at.isEmpty()) {
      return List.of(List.of());
    }
    String time = route.time();
    Date moment = Date.from(at.get().time());
    long tie = EventTerms.tie(at.get().id());
    return descending
        ? List.of(List.of(eq(time, moment), lt(EventTerms.TIE, tie)), List.of(lt(time, moment)))
        : List.of(List.of(eq(time, moment), gt(EventTerms.TIE, tie)), List.of(gt(time, moment)));
  }

  private List<Bson> upTo(Position end) {
    String time = route.time();
    Date moment = Date.from(end.time());
    long tie = EventTerms.tie(end.id());
    return descending
        ? List.of(gte(time, moment), or(gt(time, moment), gte(EventTerms.TIE, tie)))
        : List.of(lte(time, moment), or(lt(time, moment), lte(EventTerms.TIE, tie)));
  }
}

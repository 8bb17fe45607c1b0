package vn.traceability.event.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import vn.traceability.event.query.EventQuery;
import vn.traceability.event.query.Order;
import vn.traceability.event.query.Term;

/**
 * By which index events are looked for in the order of a time: by the terms of the parameter that
 * lets through the fewest (the guide) where these are few or come in that order, by the other time
 * where its window lets through few, otherwise by the time itself.
 *
 * @param time the field by which they are in order
 * @param guides alternatives, each a stretch of the index in that order, unless there are few
 * @param within the window of the time itself
 * @param others what the server has to check beyond
 * @param isFew whether there are so few that neither their order nor their number matters
 */
record Route(
    Bson index,
    String time,
    List<Bson> guides,
    List<Bson> within,
    List<Bson> others,
    boolean isFew) {
  static final Bson BY_TERM =
      Indexes.ascending(EventTerms.TERMS, EventTerms.EVENT_TIME, EventTerms.TIE);
  static final Bson BY_EVENT_TIME = Indexes.ascending(EventTerms.EVENT_TIME, EventTerms.TIE);
  static final Bson BY_RECORD_TIME = Indexes.ascending(EventTerms.RECORDED_AT, EventTerms.TIE);

  private static final int FEW = 2_000;

  /** So few that looking for fewer is no use. */
  private static final int VERY_FEW = 100;

  /** The server merges the entries of so many terms in their order; those of more it would sort. */
  private static final int MOST_MERGED = 20;

  private static final int RANK_OF_TIME = 5;

  static Route of(
      MongoCollection<Document> events, EventQuery query, List<List<Term>> terms, Order order) {
    boolean byEventTime = order.by().equals(Order.EVENT_TIME);
    List<Bson> eventTimes = TermFilters.eventTime(query.eventTime());
    List<Bson> recordTimes = TermFilters.recordTime(query.recordTime());
    if (byEventTime && query.eventTime().from().isEmpty()) {
      eventTimes.add(TermFilters.hasEventTime());
    }
    List<Bson> within = byEventTime ? eventTimes : recordTimes;
    List<Bson> beside = byEventTime ? recordTimes : eventTimes;
    String time = byEventTime ? EventTerms.EVENT_TIME : EventTerms.RECORDED_AT;

    var ways = new ArrayList<Way>();
    terms.forEach(each -> ways.add(Way.by(each, byEventTime)));
    if (!beside.isEmpty()) {
      ways.add(new Way(byEventTime ? BY_RECORD_TIME : BY_EVENT_TIME, and(beside), RANK_OF_TIME));
    }
    ways.sort(Comparator.comparingInt(Way::rank));
    boolean isOnlyOne = ways.size() == 1 && ways.get(0).isInOrder();
    Optional<Way> few = isOnlyOne ? Optional.empty() : fewest(events, ways);
    Optional<Way> chosen = few.or(() -> ways.stream().filter(Way::isInOrder).findFirst());
    var others = new ArrayList<Bson>();
    ways.stream()
        .filter(way -> !chosen.equals(Optional.of(way)))
        .forEach(way -> others.add(way.filter));
    return new Route(
        chosen.map(Way::index).orElse(byEventTime ? BY_EVENT_TIME : BY_RECORD_TIME),
        time,
        chosen.map(Way::guides).orElse(List.of(new Document())),
        within,
        others,
        few.isPresent());
  }

  private static Optional<Way> fewest(MongoCollection<Document> events, List<Way> ways) {
    Optional<Way> fewest = Optional.empty();
    long least = FEW;
    for (Way way : ways) {
      if (least > VERY_FEW) {
        long count =
            events.countDocuments(
                way.filter, new CountOptions().limit((int) least).hint(way.index));
        if (count < least) {
          least = count;
          fewest = Optional.of(way);
        }
      }
    }
    return fewest;
  }

  /**
   * One parameter as a way to the events.
   *
   * @param terms where they come in order; otherwise empty
   */
  private record Way(Bson index, Bson filter, List<Term> terms, int rank) {
    Way(Bson index, Bson filter, int rank) {
      this(index, filter, List.of(), rank);
    }

    static Way by(List<Term> terms, boolean byEventTime) {
      boolean isInOrder =
          byEventTime && terms.size() <= MOST_MERGED && terms.stream().noneMatch(Term::isPrefix);
      return new Way(
          BY_TERM,
          TermFilters.anyOf(terms),
          isInOrder ? terms : List.of(),
          TermFilters.rank(terms));
    }

    boolean isInOrder() {
      return !terms.isEmpty();
    }

    List<Bson> guides() {
      return terms.isEmpty()
          ? List.of(filter)
          : terms.stream().map(term -> eq(EventTerms.TERMS, term.text())).toList();
    }
  }
}

package vn.traceability.event.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import vn.traceability.event.EventId;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.event.query.EventQuery;
import vn.traceability.event.query.EventSearch;
import vn.traceability.event.query.FoundEvent;
import vn.traceability.event.query.Order;
import vn.traceability.event.query.Page;
import vn.traceability.event.query.Position;
import vn.traceability.event.query.QueryTooLarge;
import vn.traceability.event.query.ReadableEvent;
import vn.traceability.event.query.SortKey;
import vn.traceability.event.query.Term;
import vn.traceability.event.query.Terms;
import vn.traceability.event.query.ValueKind;
import vn.traceability.event.query.ValuesPage;
import vn.traceability.gs1.Gln;

/** Searches the collection {@code events} by the terms of its documents. */
final class MongoEventSearch implements EventSearch {
  private static final Order OLDEST_FIRST = new Order(Order.EVENT_TIME, false);

  /** How many events are put in the order of an extension, or counted ahead of the first page. */
  private static final int MOST_SORTED = 10_000;

  private static final int CHUNK = 500;
  private static final int MOST_CHUNKS = 200;
  private static final int FETCHED_AT_ONCE = 10;
  private static final int REBUILT_AT_ONCE = 500;

  private final MongoCollection<Document> events;

  MongoEventSearch(MongoDatabase database) {
    events =
        database.getCollection("events").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    events.createIndex(Route.BY_TERM);
    events.createIndex(Route.BY_EVENT_TIME);
    events.createIndex(Route.BY_RECORD_TIME);
    events.createIndex(Indexes.ascending(EventTerms.VERSION));
  }

  @Override
  public Page find(
      EventQuery query, Optional<Set<Gln>> readers, Optional<Position> after, int limit) {
    var terms = new ArrayList<>(query.terms());
    readers.ifPresent(some -> terms.add(some.stream().map(Terms::reader).toList()));
    if (terms.stream().anyMatch(List::isEmpty)) {
      return new Page(List.of(), Optional.empty());
    }
    if (query.maxEventCount().isPresent()) {
      refuseMore(query, terms, after);
    }
    long returned = after.map(Position::returned).orElse(0L);
    long allowed = query.eventCountLimit().orElse(Integer.MAX_VALUE) - returned;
    int wanted = (int) Math.min(limit, allowed);
    if (wanted <= 0) {
      return new Page(List.of(), Optional.empty());
    }
    Page page =
        query.order().isByTime()
            ? new EventWalk(events, query, terms, query.order()).page(after, wanted)
            : sorted(query, terms, after, wanted);
    boolean isAll = query.eventCountLimit().isPresent() && page.events().size() >= allowed;
    return isAll ? new Page(page.events(), Optional.empty()) : page;
  }

  /** Counts ahead of the first page as far as that goes, and later what has been returned. */
  private void refuseMore(EventQuery query, List<List<Term>> terms, Optional<Position> after) {
    int allowed = query.maxEventCount().getAsInt();
    long count = after.map(Position::returned).orElse(0L);
    int ahead = after.isPresent() ? 1 : (int) Math.min(MOST_SORTED, allowed + 1L);
    var walk =
        new EventWalk(
            events, query, terms, query.order().isByTime() ? query.order() : OLDEST_FIRST);
    Optional<Position> at = after;
    for (int chunk = 0; chunk < MOST_CHUNKS && ahead > 0; chunk++) {
      Page page = walk.page(at, Math.min(CHUNK, ahead));
      count += page.events().size();
      ahead -= page.events().size();
      at = page.next();
      if (count > allowed) {
        throw new QueryTooLarge("maxEventCount", "there are more than " + allowed + " events");
      }
      if (at.isEmpty()) {
        return;
      }
    }
  }

  private Page sorted(
      EventQuery query, List<List<Term>> terms, Optional<Position> after, int wanted) {
    Comparator<Keyed> ascending =
        Comparator.comparing(Keyed::key).thenComparing(each -> EventTerms.tie(each.id));
    Comparator<Keyed> order =
        Comparator.<Keyed, Boolean>comparing(each -> each.key.isMissing())
            .thenComparing(query.order().descending() ? ascending.reversed() : ascending);
    Optional<Keyed> start = after.map(each -> new Keyed(SortKey.parse(each.key()), each.id()));
    List<Keyed> rest =
        keys(query, terms).stream()
            .filter(each -> start.map(last -> order.compare(each, last) > 0).orElse(true))
            .sorted(order)
            .toList();
    List<FoundEvent> found = fetched(rest.subList(0, Math.min(wanted, rest.size())));
    if (found.size() == rest.size()) {
      return new Page(found, Optional.empty());
    }
    Keyed last = rest.get(found.size() - 1);
    long returned = after.map(Position::returned).orElse(0L) + found.size();
    return new Page(found, Optional.of(new Position(last.key.text(), last.id, returned)));
  }

  private List<Keyed> keys(EventQuery query, List<List<Term>> terms) {
    var keys = new ArrayList<Keyed>();
    var walk = new EventWalk(events, query, terms, OLDEST_FIRST);
    Optional<Position> at = Optional.empty();
    for (int chunk = 0; chunk < MOST_CHUNKS; chunk++) {
      Page page = walk.page(at, CHUNK);
      for (FoundEvent each : page.events()) {
        keys.add(new Keyed(query.sortKey(EpcisForm.parse(each.json())), each.id().value()));
      }
      if (page.next().isEmpty() && keys.size() <= MOST_SORTED) {
        return keys;
      }
      if (keys.size() > MOST_SORTED) {
        break;
      }
      at = page.next();
    }
    throw new QueryTooLarge(
        "orderBy",
        "there are more events than can be put in that order; ask for at most " + MOST_SORTED);
  }

  /** These, or the first of them where they are large. */
  private List<FoundEvent> fetched(List<Keyed> page) {
    var found = new ArrayList<FoundEvent>();
    long characters = 0;
    for (int from = 0; from < page.size() && characters < EventWalk.FULL; from += FETCHED_AT_ONCE) {
      List<String> ids =
          page.subList(from, Math.min(page.size(), from + FETCHED_AT_ONCE)).stream()
              .map(Keyed::id)
              .toList();
      Map<String, FoundEvent> byId = new HashMap<>();
      events
          .find(in("_id", ids))
          .projection(Projections.include("eventID", "epcis", EventTerms.RECORDED_AT))
          .map(EventWalk::read)
          .forEach(event -> byId.put(event.id().value(), event));
      for (String id : ids) {
        found.add(byId.get(id));
        characters += byId.get(id).json().length();
      }
    }
    return found;
  }

  private record Keyed(SortKey key, String id) {}

  @Override
  public ValuesPage values(
      ValueKind kind, Optional<Set<Gln>> readers, Optional<String> after, int limit) {
    return new ValueWalk(events, kind, readers).page(after, limit);
  }

  @Override
  public List<ReadableEvent> readable(Collection<EventId> ids) {
    var found = new ArrayList<ReadableEvent>();
    if (!ids.isEmpty()) {
      events
          .find(in("_id", ids.stream().map(EventId::value).toList()))
          .projection(
              Projections.include(
                  "eventID", "names", "epcis", EventTerms.RECORDED_AT, EventTerms.TERMS))
          .map(
              event ->
                  new ReadableEvent(
                      EventWalk.read(event),
                      EventTerms.read(event),
                      Terms.readers(event.getList(EventTerms.TERMS, String.class, List.of()))))
          .into(found);
    }
    return found;
  }

  @Override
  public long rebuild() {
    var older = new ArrayList<Integer>();
    older.add(null);
    for (int version = 0; version < Terms.VERSION; version++) {
      older.add(version);
    }
    long touched = 0;
    while (true) {
      var updates = new ArrayList<UpdateOneModel<Document>>();
      events
          .find(in(EventTerms.VERSION, older))
          .projection(Projections.include("epcis", "eventID", "names", "party", EventTerms.TERMS))
          .limit(REBUILT_AT_ONCE)
          .forEach(each -> updates.add(update(each)));
      if (updates.isEmpty()) {
        return touched;
      }
      touched +=
          events.bulkWrite(updates, new BulkWriteOptions().ordered(false)).getModifiedCount();
    }
  }

  /** Only where nobody was let in meanwhile; who was is seen the next time. */
  private static UpdateOneModel<Document> update(Document event) {
    return new UpdateOneModel<>(
        and(eq("_id", event.getString("_id")), eq(EventTerms.TERMS, event.get(EventTerms.TERMS))),
        new Document("$set", EventTerms.of(event)));
  }
}

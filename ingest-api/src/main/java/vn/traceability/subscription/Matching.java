package vn.traceability.subscription;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.traceability.event.EventId;
import vn.traceability.event.query.EventQuery;
import vn.traceability.event.query.EventSearch;
import vn.traceability.event.query.FoundEvent;
import vn.traceability.event.query.MasterDataAttributes;
import vn.traceability.event.query.Position;
import vn.traceability.event.query.QueryRefused;
import vn.traceability.event.query.ReadableEvent;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.subscription.Outbox.Entry;
import vn.traceability.subscription.Readers.Sight;
import vn.traceability.subscription.Subscriptions.Found;
import vn.traceability.subscription.Subscriptions.Turn;

/**
 * Finds what is to be sent: of what is recorded from now on, all that a query matches, and once for
 * a new subscription what was there before. {@code docs/decisions} says why nothing is missed.
 */
public final class Matching {
  private static final Logger LOG = LoggerFactory.getLogger(Matching.class);

  /** What comes within it is sent together. */
  private static final Duration GATHERED = Duration.ofMillis(300);

  private static final int AT_ONCE = 500;

  /** Each of them may be large. */
  private static final int READ_AT_ONCE = 50;

  private final Sources sources;
  private final Selection selection;
  private final NamedQueries queries;
  private final Subscriptions subscriptions;
  private final Outbox outbox;
  private final Readers readers;
  private final Clock clock;
  private final Map<String, Optional<EventQuery>> parsed = new ConcurrentHashMap<>();

  /** What queries are put to. */
  public record Sources(EventSearch events, MasterDataAttributes masterData) {}

  public Matching(
      Sources sources,
      NamedQueries queries,
      Subscriptions subscriptions,
      Outbox outbox,
      Readers readers,
      Clock clock) {
    this.sources = sources;
    selection = new Selection(sources);
    this.queries = queries;
    this.subscriptions = subscriptions;
    this.outbox = outbox;
    this.readers = readers;
    this.clock = clock;
  }

  /**
   * Puts all queries to these events. May be called again with the same ones.
   *
   * @param ids of events that are kept
   */
  public void recorded(Collection<EventId> ids) {
    var all = subscriptions.all(); // after the events came, or a new one could miss them
    if (all.isEmpty() || ids.isEmpty()) {
      return;
    }
    Map<String, EventQuery> byId = queries(all);
    Map<String, Optional<Sight>> sights = new HashMap<>();
    var asked = List.copyOf(ids);
    for (int from = 0; from < asked.size(); from += READ_AT_ONCE) {
      var some = asked.subList(from, Math.min(asked.size(), from + READ_AT_ONCE));
      put(sources.events.readable(some), all, byId, sights);
    }
  }

  private void put(
      List<ReadableEvent> events,
      List<Subscription> all,
      Map<String, EventQuery> byId,
      Map<String, Optional<Sight>> sights) {
    for (var subscription : all) {
      var query = byId.get(subscription.query());
      var sight = sights.computeIfAbsent(subscription.account(), readers::of);
      if (query != null && sight.isPresent()) {
        add(
            subscription,
            selection.of(events, query, sight.get(), subscription.initialRecordTime()).stream()
                .map(event -> entry(subscription, event))
                .toList());
      }
    }
  }

  private void add(Subscription subscription, List<Entry> entries) {
    if (!entries.isEmpty()) {
      outbox.add(entries, clock.instant());
      if (subscription.isStream()) {
        subscriptions.wake(subscription.id(), clock.instant().plus(GATHERED));
      }
    }
  }

  /**
   * Looks further for what was there before the subscription was.
   *
   * @return how far it came now; empty when that is all
   */
  Optional<Found> search(Turn turn, NamedQuery of, Sight sight) {
    var subscription = turn.subscription();
    var query = query(of);
    if (query.isEmpty()) {
      return Optional.empty();
    }
    var after = turn.found().flatMap(Found::position).map(Position::parse);
    var page =
        selection.search(query.get(), sight, subscription.initialRecordTime(), after, AT_ONCE);
    outbox.add(
        page.events().stream().map(event -> entry(subscription, event)).toList(), clock.instant());
    return page.next().map(next -> new Found(Optional.of(next.text())));
  }

  private static Entry entry(Subscription subscription, FoundEvent event) {
    return new Entry(subscription.id(), event.id(), event.recordTime());
  }

  private Map<String, EventQuery> queries(List<Subscription> all) {
    var ids = all.stream().map(Subscription::query).collect(Collectors.toSet());
    parsed.keySet().retainAll(ids);
    var there = new HashMap<String, EventQuery>();
    for (var query : queries.findAll(ids)) {
      query(query).ifPresent(read -> there.put(query.id(), read));
    }
    return there;
  }

  /** Empty where the query was good once and no longer is. */
  private Optional<EventQuery> query(NamedQuery query) {
    return parsed.computeIfAbsent(
        query.id(),
        id -> {
          try {
            return Optional.of(query.standing());
          } catch (QueryRefused | InvalidValue no) {
            LOG.error(
                "the query {} of {} cannot be read any more", query.name(), query.owner(), no);
            return Optional.empty();
          }
        });
  }
}

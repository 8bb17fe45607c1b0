package vn.traceability.subscription.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.traceability.embedded.testing.StoreEngine;
import vn.traceability.event.EventId;
import vn.traceability.subscription.NamedQueries;
import vn.traceability.subscription.NamedQuery;
import vn.traceability.subscription.Outbox;
import vn.traceability.subscription.Outbox.Entry;
import vn.traceability.subscription.Owner;
import vn.traceability.subscription.Schedule;
import vn.traceability.subscription.Subscription;
import vn.traceability.subscription.Subscription.Failure;
import vn.traceability.subscription.Subscriptions;
import vn.traceability.subscription.Subscriptions.Found;
import vn.traceability.subscription.Subscriptions.Turn;
import vn.traceability.webhook.Destination;

/** What the stores promise, on a real server and on the preview engine. */
@ParameterizedClass
@EnumSource
class SubscriptionStoresIT {
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00.123Z");
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Owner FARM = new Owner("party:8930000000011");
  private static final Owner SHOP = new Owner("party:8930000000028");

  @Parameter StoreEngine engine;

  private NamedQueries queries;
  private Subscriptions subscriptions;
  private Outbox outbox;

  @BeforeEach
  void open() {
    var database = engine.newDatabase();
    queries = MongoSubscriptionStores.queries(database);
    subscriptions = MongoSubscriptionStores.subscriptions(database);
    outbox = MongoSubscriptionStores.outbox(database);
  }

  private static NamedQuery query(Owner owner, String name) {
    return new NamedQuery(
        "id of " + name + owner.key(),
        owner,
        name,
        "{\"EQ_$odd.name:x\":[\"1\"]}",
        Map.of("odd.name", "https://example.org/$x/"),
        NOW);
  }

  private static Subscription stream(String id) {
    return new Subscription(
        id,
        "query",
        "account",
        Destination.of("https://example.com/x?y=z"),
        Optional.of("secret"),
        Optional.empty(),
        false,
        NOW.minusSeconds(60),
        NOW);
  }

  private static Subscription hourly(String id) {
    return new Subscription(
        id,
        "query",
        "account",
        Destination.of("http://example.com:8080"),
        Optional.empty(),
        Optional.of(new Schedule(Map.of("second", "0", "minute", "0,[30-31]"))),
        true,
        NOW,
        NOW);
  }

  private static EventId event(int number) {
    return new EventId("ni:///sha-256;%064x?ver=CBV2.0".formatted(number));
  }

  @Nested
  class OfQueries {
    @Test
    void oneOwnerHasOneOfAName() {
      var first = query(FARM, "shipments | to/the?shop");

      assertThat(queries.addIfNew(first)).isTrue();
      assertThat(queries.addIfNew(new NamedQuery("other", FARM, first.name(), "{}", Map.of(), NOW)))
          .isFalse();
      assertThat(queries.addIfNew(query(SHOP, first.name()))).isTrue();

      assertThat(queries.find(FARM, first.name())).contains(first);
      assertThat(queries.findAll(List.of(first.id(), "none"))).containsExactly(first);
    }

    @Test
    void areListedByNamePageByPage() {
      for (String name : List.of("d", "a", "Ớt", "c", "b")) {
        queries.addIfNew(query(FARM, name));
        queries.addIfNew(query(SHOP, name));
      }

      for (int limit : new int[] {1, 2, 5, 10}) {
        assertThat(names(limit)).containsExactly("a", "b", "c", "d", "Ớt");
      }
    }

    private List<String> names(int limit) {
      var names = new ArrayList<String>();
      Optional<String> after = Optional.empty();
      while (true) {
        var page = queries.page(FARM, after, limit);
        page.forEach(each -> names.add(each.name()));
        if (page.size() < limit) {
          return names;
        }
        after = Optional.of(page.get(page.size() - 1).name());
      }
    }

    @Test
    void areGoneOnceTheyAreRemoved() {
      var query = query(FARM, "a");
      queries.addIfNew(query);

      assertThat(queries.remove(query.id())).isTrue();
      assertThat(queries.remove(query.id())).isFalse();
      assertThat(queries.find(FARM, "a")).isEmpty();
      assertThat(queries.page(FARM, Optional.empty(), 5)).isEmpty();
      assertThat(queries.addIfNew(query)).isTrue();
    }
  }

  @Nested
  class OfSubscriptions {
    @Test
    void comeBackAsTheyWereMade() {
      subscriptions.add(stream("a"));
      subscriptions.add(hourly("b"));

      assertThat(subscriptions.all()).containsExactlyInAnyOrder(stream("a"), hourly("b"));
      assertThat(subscriptions.find("query", "a").orElseThrow().subscription())
          .isEqualTo(stream("a"));
      assertThat(subscriptions.find("another query", "a")).isEmpty();
      assertThat(subscriptions.page("query", Optional.of("a"), 9))
          .extracting(each -> each.subscription().id())
          .containsExactly("b");
      assertThat(subscriptions.countOf("account")).isEqualTo(2);
      assertThat(subscriptions.remove("another query", "a")).isFalse();
      assertThat(subscriptions.remove("query", "a")).isTrue();
      assertThat(subscriptions.all()).containsExactly(hourly("b"));
    }

    @Test
    void areTakenByOneAtATime() {
      subscriptions.add(stream("a"));

      assertThat(subscriptions.take("early", NOW.minusMillis(1), LEASE)).isEmpty();
      var turn = take("one", NOW);
      assertThat(turn.subscription()).isEqualTo(stream("a"));
      assertThat(turn.found()).contains(new Found(Optional.empty()));
      assertThat(subscriptions.take("two", NOW.plus(LEASE).minusMillis(1), LEASE)).isEmpty();

      var later = NOW.plus(LEASE);
      var again = take("two", later);
      assertThat(subscriptions.hold(turn, later.plus(LEASE))).isFalse();
      assertThat(subscriptions.delivered(turn, later, later.plus(LEASE))).isFalse();
      subscriptions.rest(turn, later); // is no longer his to end
      assertThat(subscriptions.take("three", later, LEASE)).isEmpty();
      assertThat(subscriptions.hold(again, later.plus(LEASE).plus(LEASE))).isTrue();
      assertThat(subscriptions.take("three", later.plus(LEASE), LEASE)).isEmpty();
    }

    @Test
    void theOneThatWaitsLongestIsFirst() {
      subscriptions.add(stream("a"));
      subscriptions.add(stream("b"));
      subscriptions.again(take("one", NOW), NOW.plusSeconds(5));
      String later = subscriptions.all().get(0).id();
      subscriptions.again(take("one", NOW), NOW.plusSeconds(4));

      assertThat(take("one", NOW.plusSeconds(9)).subscription().id()).isNotEqualTo(later);
      assertThat(take("one", NOW.plusSeconds(9)).subscription().id()).isEqualTo(later);
    }

    @Test
    void aStreamRestsUntilItIsWoken() {
      subscriptions.add(stream("a"));
      subscriptions.rest(take("one", NOW), NOW);
      assertThat(subscriptions.take("one", NOW.plusSeconds(999), LEASE)).isEmpty();

      subscriptions.wake("a", NOW.plusSeconds(10));
      subscriptions.wake("a", NOW.plusSeconds(20)); // comes no later for that

      assertThat(subscriptions.take("one", NOW.plusSeconds(9), LEASE)).isEmpty();
      assertThat(subscriptions.take("one", NOW.plusSeconds(10), LEASE)).isPresent();
    }

    @Test
    void aStreamThatIsWokenDuringItsTurnGetsAnother() {
      subscriptions.add(stream("a"));
      var turn = take("one", NOW);
      subscriptions.wake("a", NOW.plusSeconds(10));

      subscriptions.rest(turn, NOW.plusSeconds(1));

      subscriptions.rest(take("one", NOW.plusSeconds(1)), NOW.plusSeconds(1));
      assertThat(subscriptions.take("one", NOW.plusSeconds(99), LEASE)).isEmpty();
    }

    @Test
    void whoFailsIsTriedAgainThenAndIsNotWokenBefore() {
      subscriptions.add(stream("a"));
      var failure = new Failure(NOW, "the receiver answered 500");
      subscriptions.failed(take("one", NOW), failure, NOW.plusSeconds(60));
      subscriptions.wake("a", NOW.plusSeconds(1));

      assertThat(subscriptions.take("one", NOW.plusSeconds(59), LEASE)).isEmpty();
      var second = take("one", NOW.plusSeconds(60));
      assertThat(second.failures()).isEqualTo(1);
      assertThat(second.failingSince()).contains(NOW);
      subscriptions.failed(second, new Failure(NOW.plusSeconds(60), "again"), NOW.plusSeconds(120));

      var third = take("one", NOW.plusSeconds(120));
      assertThat(third.failures()).isEqualTo(2);
      assertThat(third.failingSince()).contains(NOW);
      assertThat(subscriptions.delivered(third, NOW.plusSeconds(121), NOW.plusSeconds(300)))
          .isTrue();
      subscriptions.again(third, NOW.plusSeconds(121));

      var fourth = take("one", NOW.plusSeconds(121));
      assertThat(fourth.failures()).isZero();
      assertThat(fourth.failingSince()).isEmpty();
      var course = subscriptions.find("query", "a").orElseThrow().course();
      assertThat(course.lastNotifiedAt()).contains(NOW.plusSeconds(121));
      assertThat(course.lastRunAt()).contains(NOW.plusSeconds(121));
      assertThat(course.lastFailure()).contains(new Failure(NOW.plusSeconds(60), "again"));
    }

    @Test
    void aScheduledOneIsLookedAtAtOnceAndThenAtItsTimes() {
      subscriptions.add(hourly("a"));
      var next = Instant.parse("2026-03-02T01:30:00Z");
      var turn = take("one", NOW);
      assertThat(turn.next()).contains(next);
      assertThat(subscriptions.found(turn, Optional.empty(), NOW.plus(LEASE))).isTrue();
      subscriptions.again(turn, next);

      assertThat(subscriptions.take("one", next.minusMillis(1), LEASE)).isEmpty();
      var scheduled = take("one", next);
      assertThat(scheduled.found()).isEmpty();
      subscriptions.ran(scheduled, next, next.plusSeconds(60));

      assertThat(take("one", next.plusSeconds(60)).next()).contains(next.plusSeconds(60));
      assertThat(subscriptions.find("query", "a").orElseThrow().course().lastRunAt())
          .contains(next);
    }

    @Test
    void howFarASearchCameIsKept() {
      subscriptions.add(stream("a"));
      var turn = take("one", NOW);
      subscriptions.found(turn, Optional.of(new Found(Optional.of("page"))), NOW.plus(LEASE));
      subscriptions.atMost(turn, 7, NOW.plus(LEASE));
      subscriptions.again(turn, NOW);

      var again = take("one", NOW);
      assertThat(again.found()).contains(new Found(Optional.of("page")));
      assertThat(again.most()).isEqualTo(7);
    }

    private Turn take(String by, Instant now) {
      return subscriptions.take(by, now, LEASE).orElseThrow();
    }
  }

  @Nested
  class OfTheOutbox {
    @Test
    void whatIsAddedAgainIsThereOnce() {
      outbox.add(entries("a", 0, 5), NOW);
      outbox.add(entries("a", 3, 8), NOW);

      assertThat(outbox.pending("a", Optional.empty(), 100)).isEqualTo(entries("a", 0, 8));
    }

    @Test
    void whatWasSentDoesNotComeBack() {
      outbox.add(entries("a", 0, 5), NOW);
      outbox.add(entries("b", 0, 5), NOW);
      outbox.sent("a", List.of(event(0), event(1), event(2)), NOW);

      outbox.add(entries("a", 0, 6), NOW);

      assertThat(outbox.pending("a", Optional.empty(), 100)).isEqualTo(entries("a", 3, 6));
      assertThat(outbox.pending("b", Optional.empty(), 100)).isEqualTo(entries("b", 0, 5));
    }

    @Test
    void comesInTheOrderOfRecordingUpToAMoment() {
      outbox.add(entries("a", 5, 9), NOW);
      outbox.add(entries("a", 0, 5), NOW);

      assertThat(outbox.pending("a", Optional.empty(), 3)).isEqualTo(entries("a", 0, 3));
      assertThat(outbox.pending("a", Optional.of(NOW.plusSeconds(6)), 100))
          .isEqualTo(entries("a", 0, 7));
    }

    @Test
    void whatWaitedTooLongIsGivenUpAndStays() {
      outbox.add(entries("a", 0, 3), NOW);
      outbox.add(entries("a", 3, 5), NOW.plusSeconds(1));
      outbox.add(entries("b", 0, 3), NOW);

      assertThat(outbox.giveUp("a", NOW, "nobody answered")).isEqualTo(3);

      assertThat(outbox.giveUp("a", NOW, "nobody answered")).isZero();
      assertThat(outbox.deadLetters("a")).isEqualTo(3);
      assertThat(outbox.deadLetters("b")).isZero();
      outbox.add(entries("a", 0, 5), NOW.plusSeconds(9));
      assertThat(outbox.pending("a", Optional.empty(), 9)).isEqualTo(entries("a", 3, 5));
    }

    @Test
    void forgetsASubscription() {
      outbox.add(entries("a", 0, 3), NOW);
      outbox.add(entries("b", 0, 3), NOW);
      assertThat(outbox.subscriptionAfter(Optional.empty())).contains("a");
      assertThat(outbox.subscriptionAfter(Optional.of("a"))).contains("b");
      assertThat(outbox.subscriptionAfter(Optional.of("b"))).isEmpty();

      outbox.remove("a");

      assertThat(outbox.pending("a", Optional.empty(), 9)).isEmpty();
      assertThat(outbox.subscriptionAfter(Optional.empty())).contains("b");
    }

    private List<Entry> entries(String subscription, int from, int to) {
      return IntStream.range(from, to)
          .mapToObj(number -> new Entry(subscription, event(number), NOW.plusSeconds(number)))
          .toList();
    }
  }
}

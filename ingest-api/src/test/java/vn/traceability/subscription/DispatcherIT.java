package vn.traceability.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.traceability.embedded.testing.TestMongo;
import vn.traceability.event.EventId;
import vn.traceability.event.mongo.MongoEventStore;
import vn.traceability.event.query.FoundEvent;
import vn.traceability.party.mongo.MongoParties;
import vn.traceability.place.mongo.MongoPlaces;
import vn.traceability.product.mongo.MongoProducts;
import vn.traceability.subscription.Outbox.Entry;
import vn.traceability.subscription.mongo.MongoSubscriptionStores;
import vn.traceability.vocabulary.RegisteredAttributes;
import vn.traceability.webhook.Destination;
import vn.traceability.webhook.Reach;
import vn.traceability.webhook.Webhooks;

/** Turns by the clock, of subscriptions to which nothing is sent: their account is closed. */
class DispatcherIT {
  private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

  private static final Reports NONE =
      new Reports() {
        @Override
        public byte[] body(String query, String subscription, List<FoundEvent> events, Instant at) {
          throw new AssertionError("nothing is to be sent");
        }

        @Override
        public Map<String, String> headers() {
          return Map.of();
        }
      };

  private final MongoDatabase database = TestMongo.shared(true).database();
  private final SetClock clock = new SetClock(START);
  private final NamedQueries queries = MongoSubscriptionStores.queries(database);
  private final Subscriptions subscriptions = MongoSubscriptionStores.subscriptions(database);
  private final Outbox outbox = MongoSubscriptionStores.outbox(database);
  private final Webhooks webhooks = new Webhooks(new Reach(Reach.Allowed.NOTHING));
  private final Dispatcher dispatcher = dispatcher();

  private Dispatcher dispatcher() {
    var search = MongoEventStore.search(database);
    var attributes =
        new RegisteredAttributes(
            MongoProducts.open(database, clock),
            MongoPlaces.open(database, clock),
            MongoParties.open(database, clock));
    Readers closed = account -> Optional.empty();
    return new Dispatcher(
        subscriptions,
        outbox,
        new Delivery(
            new Delivery.Stores(search, queries, subscriptions, outbox),
            new Matching(
                new Matching.Sources(search, attributes),
                queries,
                subscriptions,
                outbox,
                closed,
                clock),
            closed,
            NONE,
            webhooks,
            clock,
            Delivery.Steps.NONE),
        clock);
  }

  @AfterEach
  void close() {
    dispatcher.close();
    webhooks.close();
  }

  private void query(String id) {
    queries.addIfNew(new NamedQuery(id, new Owner("party:1"), id, "{}", Map.of(), START));
  }

  private void subscription(String id, String query) {
    subscriptions.add(
        new Subscription(
            id,
            query,
            "somebody",
            Destination.of("https://example.com/"),
            Optional.empty(),
            Optional.empty(),
            false,
            START,
            START));
  }

  private static Entry entry(String subscription, int number) {
    return new Entry(
        subscription, new EventId("ni:///sha-256;%064x?ver=CBV2.0".formatted(number)), START);
  }

  @Test
  void pausesGrowToAQuarterOfAnHour() {
    query("q");
    subscription("s", "q");
    var pauses = new ArrayList<Long>();
    for (int tries = 0; tries < 14; tries++) {
      assertThat(dispatcher.one()).isTrue();
      Instant before = clock.now;
      while (!isDue()) {
        clock.now = clock.now.plusSeconds(1);
      }
      pauses.add(Duration.between(before, clock.now).toSeconds());
    }

    assertThat(pauses.subList(0, 10))
        .containsExactlyElementsOf(LongStream.range(0, 10).map(n -> 1L << n).boxed().toList());
    assertThat(pauses.subList(10, 14)).containsOnly(900L);
  }

  private boolean isDue() {
    return !database
        .getCollection("subscriptions")
        .find(Filters.eq("_id", "s"))
        .map(each -> each.getDate("dueAt").toInstant())
        .first()
        .isAfter(clock.now);
  }

  @Test
  void whatWaitedForADayOfFailureIsGivenUpAndWhatCameLaterIsNot() {
    query("q");
    subscription("s", "q");
    outbox.add(List.of(entry("s", 1), entry("s", 2)), START);
    runFor(Duration.ofHours(12));
    outbox.add(List.of(entry("s", 3)), clock.now);
    runFor(Duration.ofHours(11));
    assertThat(outbox.deadLetters("s")).isZero();

    runFor(Duration.ofHours(2));

    assertThat(outbox.deadLetters("s")).isEqualTo(2);
    assertThat(outbox.pending("s", Optional.empty(), 9)).containsExactly(entry("s", 3));
    runFor(Duration.ofHours(12));
    assertThat(outbox.deadLetters("s")).isEqualTo(3);
    assertThat(subscriptions.find("q", "s").orElseThrow().course().lastFailure().orElseThrow())
        .extracting(Subscription.Failure::reason)
        .isEqualTo("the account somebody is closed");
  }

  /** In steps of five minutes. */
  private void runFor(Duration time) {
    Instant end = clock.now.plus(time);
    while (clock.now.isBefore(end)) {
      clock.now = clock.now.plus(Duration.ofMinutes(5));
      dispatcher.one();
    }
  }

  @Test
  void aSubscriptionWhoseQueryIsGoneGoesToo() {
    query("q");
    subscription("s", "q");
    outbox.add(List.of(entry("s", 1)), START);
    queries.remove("q");

    assertThat(dispatcher.one()).isTrue();

    assertThat(subscriptions.all()).isEmpty();
    assertThat(outbox.subscriptionAfter(Optional.empty())).isEmpty();
    assertThat(dispatcher.one()).isFalse();
  }

  @Test
  void whatIsLeftOfOnesThatAreGoneIsClearedAtTheStart() {
    query("q");
    subscription("s", "q");
    outbox.add(List.of(entry("s", 1), entry("a", 1), entry("z", 1), entry("z", 2)), START);

    dispatcher.start();

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> outbox.subscriptionAfter(Optional.of("s")).isEmpty());
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> outbox.subscriptionAfter(Optional.empty()).equals(Optional.of("s")));
    assertThat(dispatcher.trouble()).isEmpty();
  }
}

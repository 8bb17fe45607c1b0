package vn.traceability.epcis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.traceability.embedded.testing.TestKafka;
import vn.traceability.embedded.testing.TestMongo;
import vn.traceability.ingest.IngestApi;
import vn.traceability.ingest.RunningApi;
import vn.traceability.ingest.Village;
import vn.traceability.pipeline.Topics;
import vn.traceability.subscription.Delivery;

/** Programs that end at the wrong moment, and more than one of them. */
class SubscriptionFaultsIT {
  private final MongoDatabase database = TestMongo.shared(true).database();
  private final Topics topics = RunningApi.newTopics();
  private Receiver receiver;

  @BeforeEach
  void open() {
    receiver = new Receiver();
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  /** What ends a process; nothing may answer it. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private RunningApi program(String instance, Delivery.Steps steps) {
    return RunningApi.over(
        database,
        new IngestApi.Broker(TestKafka.shared().bootstrapServers(), instance, topics),
        beans -> beans.registerBean(Delivery.Steps.class, () -> steps));
  }

  private void subscribe(Village village) {
    String query =
        CaptureIT.post(
                village.shop.caller(),
                "/epcis/queries",
                "{\"name\": \"shipments\", \"query\": {\"EQ_bizStep\": [\"shipping\"]}}")
            .is(201)
            .header("Location")
            .orElseThrow();
    CaptureIT.post(
            village.shop.caller(),
            query + "/subscriptions",
            "{\"dest\": \"%s\", \"signatureToken\": \"%s\", \"stream\": true}"
                .formatted(receiver.address(), Receiver.TOKEN))
        .is(201);
  }

  /** Returns what all events so far are called. */
  private static Set<String> captured(Village village, int from, int to) {
    CaptureIT.capture(
        village.shop.caller(),
        RestBindingIT.document(
            IntStream.range(from, to)
                .mapToObj(number -> SubscriptionsIT.event("shipping", "0" + number, village))
                .toArray(String[]::new)));
    var names = new HashSet<String>();
    CaptureIT.eventsIn(village.shop.caller().get("/epcis/events?perPage=1000").is(200))
        .forEach(each -> names.add(each.path("eventID").stringValue()));
    return names;
  }

  private void awaitAll(Set<String> names) {
    await()
        .atMost(CaptureIT.PATIENCE)
        .until(() -> new HashSet<>(receiver.taken()).containsAll(names));
    receiver.checkAll();
  }

  @ParameterizedTest
  @ValueSource(strings = {"send", "mark"})
  void nothingIsLostWhenTheProgramEndsBefore(String step) throws InterruptedException {
    var ended = new CountDownLatch(1);
    Set<String> names;
    try (var first =
        program(
            "one",
            next -> {
              if (next.equals(step)) {
                ended.countDown();
                throw new Killed();
              }
            })) {
      var village = Village.on(first);
      subscribe(village);
      names = captured(village, 0, 5);
      assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
    }

    try (var second = program("one", Delivery.Steps.NONE)) {
      second.clock().advance(Duration.ofMinutes(3)); // the lease of the one that ended is over
      awaitAll(names);
    }
    assertThat(names).hasSize(5);
  }

  @Test
  void nothingIsLostWhenTheProgramStopsWhileEventsCome() {
    Set<String> names;
    try (var first = program("one", Delivery.Steps.NONE)) {
      var village = Village.on(first);
      subscribe(village);
      captured(village, 0, 100);
      names = captured(village, 100, 600);
    }

    try (var second = program("one", Delivery.Steps.NONE)) {
      second.clock().advance(Duration.ofMinutes(3));
      awaitAll(names);
    }
    assertThat(names).hasSize(600);
  }

  @Test
  void twoProgramsSendEachEventOnce() {
    try (var one = program("one", Delivery.Steps.NONE);
        var two = program("two", Delivery.Steps.NONE)) {
      var village = Village.on(one);
      var elsewhere = Village.on(two);
      subscribe(village);
      subscribe(elsewhere);
      var names = new HashSet<String>();
      for (int round = 0; round < 6; round++) {
        names.addAll(captured(village, round * 40, round * 40 + 40));
        names.addAll(captured(elsewhere, round * 40, round * 40 + 40));
      }

      awaitAll(names);

      assertThat(names).hasSize(480);
      assertThat(receiver.taken()).doesNotHaveDuplicates();
    }
  }
}

package vn.traceability.epcis;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.traceability.account.Accounts;
import vn.traceability.embedded.EmbeddedMongo;
import vn.traceability.embedded.EmbeddedMongoSettings;
import vn.traceability.embedded.testing.Needed;
import vn.traceability.embedded.testing.TestKafka;
import vn.traceability.embedded.testing.TestMongo;
import vn.traceability.ingest.Caller;
import vn.traceability.ingest.IngestApi;
import vn.traceability.ingest.RunningApi;
import vn.traceability.ingest.Village;
import vn.traceability.pipeline.Topics;
import vn.traceability.subscription.EventStreams;
import vn.traceability.subscription.EventStreams.Limits;
import vn.traceability.subscription.Owner;

/** Streams to clients that do not read, from programs that stop, and from more than one of them. */
class StreamFaultsIT {
  private static final String SHIPMENTS = "/epcis/queries/shipments/events?stream=true";
  private static final Duration NEVER = Duration.ofHours(1);

  private final Topics topics = RunningApi.newTopics();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }

  private RunningApi program(MongoDatabase database, String instance, Limits limits) {
    var api =
        RunningApi.over(
            database,
            new IngestApi.Broker(TestKafka.shared().bootstrapServers(), instance, topics),
            beans -> beans.registerBean(Limits.class, () -> limits));
    open.add(api);
    awaitListening(api);
    return api;
  }

  private RunningApi program(Limits limits) {
    return program(TestMongo.shared(true).database(), "one", limits);
  }

  private static void awaitListening(RunningApi api) {
    var nobody = new Owner("nobody");
    await()
        .atMost(CaptureIT.PATIENCE)
        .until(() -> api.bean(EventStreams.class).refusal(nobody).isEmpty());
  }

  private static Limits limits(int waiting, Duration sending, Duration ping) {
    return new Limits(10, 200, waiting, Limits.DEFAULT.characters(), sending, ping);
  }

  private static void awaitCount(RunningApi api, int count) {
    await().atMost(CaptureIT.PATIENCE).until(() -> api.bean(EventStreams.class).count() == count);
  }

  /** With a query for what is shipped. */
  private static Village village(RunningApi api) {
    var village = Village.on(api);
    CaptureIT.post(
            village.shop.caller(),
            "/epcis/queries",
            "{\"name\": \"shipments\", \"query\": {\"EQ_bizStep\": [\"shipping\"]}}")
        .is(201);
    return village;
  }

  private StreamClient stream(RunningApi api, String path, String key) {
    int before = api.bean(EventStreams.class).count();
    var client = StreamClient.open(api, path, Map.of("X-API-Key", key));
    open.add(client);
    awaitCount(api, before + 1);
    return client;
  }

  private StreamClient stream(Village village) {
    return stream(village.api(), SHIPMENTS, village.keyOf(village.shop.account()));
  }

  private RawHandshake deaf(Village village) throws IOException {
    int before = village.api().bean(EventStreams.class).count();
    var deaf = new RawHandshake(village.api(), village.keyOf(village.shop.account()));
    open.add(deaf);
    assertThat(deaf.head(SHIPMENTS)).startsWith("HTTP/1.1 101");
    awaitCount(village.api(), before + 1);
    return deaf;
  }

  private static String events(Village village, int from, int to) {
    return RestBindingIT.document(
        IntStream.range(from, to)
            .mapToObj(number -> SubscriptionsIT.event("shipping", "0" + number, village))
            .toArray(String[]::new));
  }

  /** More than all buffers between here and there hold. */
  private static void manyLarge(Village village) {
    String text = "a".repeat(700 << 10);
    for (int number = 0; number < 12; number++) {
      CaptureIT.capture(
          village.shop.caller(),
          RestBindingIT.document(
              SubscriptionsIT.event("shipping", "9" + number, village)
                  .replace("\"OBSERVE\"", "\"OBSERVE\", \"ex:a\": \"" + text + '"')));
    }
  }

  @Test
  void whoReadsTooSlowlyIsToldSoAndCostsNoMore() throws IOException {
    var api = program(limits(20, NEVER, NEVER));
    var village = village(api);
    var deaf = deaf(village);
    var quick = stream(village);
    manyLarge(village);

    quick.awaitTaken(12);
    for (int round = 0; round < 2; round++) {
      CaptureIT.capture(village.shop.caller(), events(village, round * 15, round * 15 + 15));
      quick.awaitTaken(12 + round * 15 + 15);
    }

    assertThat(deaf.readToTheEnd()).isEqualTo(1013);
    awaitCount(api, 1);
    assertThat(quick.taken()).doesNotHaveDuplicates().hasSize(42);
    assertThat(quick.isOpen()).isTrue();
  }

  /** As many as a document may hold, all at once. */
  @Test
  void whoReadsIsNotOverrun() {
    var api = program(Limits.DEFAULT);
    var village = village(api);
    var streams = List.of(stream(village), stream(village), stream(village));

    CaptureIT.capture(village.shop.caller(), events(village, 0, 10_000));

    for (var stream : streams) {
      stream.awaitTaken(10_000);
      assertThat(new HashSet<>(stream.taken())).hasSize(10_000);
      assertThat(stream.isOpen()).isTrue();
    }
  }

  @Test
  void whoReadsNothingIsCutOff() throws IOException {
    var api = program(limits(20_000, Duration.ofSeconds(1), NEVER));
    var village = village(api);
    var deaf = deaf(village);
    var quick = stream(village);

    manyLarge(village);

    awaitCount(api, 1);
    quick.awaitTaken(12);
    assertThat(deaf.readToTheEnd()).isEqualTo(1006);
  }

  @Test
  void whoAnswersNoPingIsDead() throws IOException {
    var api = program(limits(20_000, NEVER, Duration.ofMillis(500)));
    var village = village(api);
    var living = stream(village);
    var dead = deaf(village);

    assertThat(dead.readToTheEnd()).isEqualTo(1008);

    awaitCount(api, 1);
    CaptureIT.capture(village.shop.caller(), events(village, 0, 1));
    living.awaitTaken(1);
  }

  @Test
  void noMoreAreOpenThanAProcessServes() {
    var api = program(new Limits(10, 1, 100, 1_000, NEVER, NEVER));
    var village = village(api);
    stream(village);

    var answer =
        StreamClient.refused(
            api, SHIPMENTS, Map.of("X-API-Key", village.keyOf(village.shop.account())));

    CaptureIT.isProblem(answer, 503, "ImplementationException");
    assertThat(answer.header("Retry-After")).isPresent();
    var registry = new SimpleMeterRegistry();
    api.bean(MeterBinder.class).bindTo(registry);
    assertThat(registry.get("traceability.streams.open").gauge().value()).isEqualTo(1);
  }

  @Test
  void whereEventsMayBeMissedNobodyIsLeftWaiting() {
    var api = program(Limits.DEFAULT);
    var village = village(api);
    var stream = stream(village);

    api.bean(EventStreams.class).missed();

    stream.awaitEnd(1012);
    CaptureIT.isProblem(
        StreamClient.refused(
            api, SHIPMENTS, Map.of("X-API-Key", village.keyOf(village.shop.account()))),
        503,
        "ImplementationException");
  }

  @Test
  void aProgramThatStopsTakesItsLeave() {
    var api = program(Limits.DEFAULT);
    var village = village(api);
    var one = stream(village);
    var two = stream(village);

    api.close();

    one.awaitEnd(1001);
    two.awaitEnd(1001);
  }

  @Test
  void eachProgramHearsOfAllAndOfWhatIsRevokedInAnother() {
    var database = TestMongo.shared(true).database();
    var one = program(database, "one", Limits.DEFAULT);
    var two = program(database, "two", Limits.DEFAULT);
    var village = village(one);
    String account = village.shop.account();
    String revoked = village.keyOf(account);
    var here = stream(one, SHIPMENTS, village.keyOf(account));
    var there = stream(two, SHIPMENTS, village.keyOf(account));
    var losing = stream(two, SHIPMENTS, revoked);

    for (int round = 0; round < 5; round++) {
      CaptureIT.capture(village.shop.caller(), events(village, round * 20, round * 20 + 20));
    }
    for (var stream : List.of(here, there, losing)) {
      assertThat(new HashSet<>(stream.awaitTaken(100).taken())).hasSize(100);
    }

    revoke(one, account, revoked);
    two.clock().advance(Duration.ofSeconds(61));
    losing.awaitEnd(1008);
    village.shop.caller().delete("/epcis/queries/shipments").is(204);
    here.awaitEnd(1000);
    there.awaitEnd(1000);
  }

  private static void revoke(RunningApi api, String account, String key) {
    var accounts = api.bean(Accounts.class);
    accounts.keys(account).stream()
        .filter(each -> each.start().filter(key::startsWith).isPresent())
        .forEach(each -> accounts.revokeKey(account, each.id()));
  }

  /** What is accepted while the store is away comes when it is back, over the same connection. */
  @Test
  void nothingIsLostWhileTheStoreIsAway(@TempDir Path data) {
    var mongo =
        EmbeddedMongo.start(
            EmbeddedMongoSettings.in(data)
                .withProgress(line -> {})
                .withRestartPause(Duration.ofSeconds(5)));
    open.add(mongo);
    if (mongo.isPreview() || mongo.processId().isEmpty()) {
      Needed.isMissing("a MongoDB of its own", mongo.describe());
    }
    var client =
        MongoClients.create(
            MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(mongo.uri()))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(2, SECONDS))
                .build());
    open.add(client);
    var api = program(client.getDatabase("away"), "one", Limits.DEFAULT);
    var village = village(api);
    var stream = stream(village);
    CaptureIT.capture(village.shop.caller(), events(village, 0, 5));
    stream.awaitTaken(5);

    ProcessHandle.of(mongo.processId().orElseThrow()).orElseThrow().destroyForcibly();
    await().atMost(CaptureIT.PATIENCE).until(() -> !mongo.isRunning());
    Caller partner = village.shop.caller();
    for (int round = 1; round < 4; round++) {
      CaptureIT.post(partner, "/epcis/capture", events(village, round * 5, round * 5 + 5)).is(202);
    }

    await().atMost(Duration.ofSeconds(60)).until(() -> stream.taken().size() >= 20);
    assertThat(new HashSet<>(stream.taken())).hasSize(20);
    assertThat(stream.isOpen()).isTrue();
  }
}

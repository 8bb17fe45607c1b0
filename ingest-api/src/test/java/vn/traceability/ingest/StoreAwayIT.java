package vn.traceability.ingest;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.BooleanNode;
import vn.traceability.embedded.EmbeddedMongo;
import vn.traceability.embedded.EmbeddedMongoSettings;
import vn.traceability.embedded.testing.Needed;
import vn.traceability.event.EventId;
import vn.traceability.event.Events;
import vn.traceability.lot.LotId;
import vn.traceability.outage.StoreAway;

/**
 * MongoDB is away while events arrive, by key and by session, through both interfaces: all are
 * accepted, and all are recorded once it is back. A minute long where {@code CI=true} asks for it,
 * or as the system property {@code away} says, in seconds.
 */
class StoreAwayIT {
  private static final Logger LOG = LoggerFactory.getLogger(StoreAwayIT.class);
  private static final Duration AWAY =
      Duration.ofSeconds(Integer.getInteger("away", "true".equals(System.getenv("CI")) ? 60 : 15));

  /** As a program connects. */
  private static final int PATIENCE_SECONDS = 5;

  private static final int PAGE = 10_000;

  @Test
  void aStoreThatIsKilledAndComesBack(@TempDir Path data) {
    try (var mongo = own(data, AWAY)) {
      var killed = new ArrayList<Long>();
      passes(
          mongo,
          () -> {
            long process = mongo.processId().orElseThrow();
            killed.add(process);
            ProcessHandle.of(process).orElseThrow().destroyForcibly();
            await().atMost(30, SECONDS).until(() -> !mongo.isRunning());
          },
          () -> await().atMost(AWAY.plusSeconds(60)).until(mongo::isRunning));
      assertThat(mongo.processId().orElseThrow()).isNotEqualTo(killed.get(0));
    }
  }

  /** As a network does that is cut without a word: what was asked hangs. */
  @Test
  void aStoreThatHangsAndGoesOn(@TempDir Path data) {
    try (var mongo = own(data, Duration.ofSeconds(1))) {
      var stopped = new AtomicLong();
      passes(
          mongo,
          () -> {
            signal("STOP", mongo);
            stopped.set(System.nanoTime());
          },
          () -> {
            await()
                .atMost(AWAY.plusSeconds(60))
                .until(() -> System.nanoTime() - stopped.get() > AWAY.toNanos());
            signal("CONT", mongo);
          });
    }
  }

  private static void passes(EmbeddedMongo mongo, Runnable takeAway, Runnable bringBack) {
    try (var client = patient(mongo.uri());
        var api = RunningApi.over(client.getDatabase("away"), RunningApi.newTopics())) {
      var village = Village.on(api);
      var farm = village.farm;
      var lot = village.registered(village.onions("A-1"));
      var entered = farm.enters(farm.harvested(lot, "1"));
      String revoked = newKey(village);
      String unused = newKey(village);
      var out = withKey(village, revoked);
      out.get("/lots").is(200);
      revoke(village, revoked);
      try (var day = new HarvestDay(village, lot)) {
        day.awaitsMore(40);

        takeAway.run();
        api.clock().advance(Duration.ofMinutes(2)); // after which the store would be asked anew
        day.awaitsMore(40);
        await().atMost(30, SECONDS).until(() -> api.bean(StoreAway.class).isAway());
        day.awaitsMore(40);
        int waited = day.waited();
        day.awaitsMore(100);

        assertThat(day.waited()).as("who comes later does not wait").isEqualTo(waited);
        isAnsweredFromMemory(village, withKey(village, unused), day, lot, entered);
        out.post("/events", farm.harvested(lot, "1")).isProblem(503, "try-later");
        assertThat(out.get("/epcis/capture").status()).isEqualTo(503);

        bringBack.run();
        await().atMost(60, SECONDS).until(() -> !api.bean(StoreAway.class).isAway());
        day.awaitsMore(40);
        out.post("/events", farm.harvested(lot, "1")).isProblem(401, "unknown-key");
        day.ends();
        LOG.info("{}", day);

        var accepted = day.accepted();
        accepted.add(entered);
        await().atMost(120, SECONDS).until(() -> api.bean(Events.class).count() >= accepted.size());
        assertThat(recorded(api)).containsExactlyInAnyOrderElementsOf(accepted);
        var unfinished = new ArrayList<>(day.jobs());
        await().atMost(60, SECONDS).until(() -> noneIsUnfinished(unfinished, farm.caller()));
      }
    }
  }

  /** Forgets those that are finished, so that of thousands each is asked for once or twice. */
  private static boolean noneIsUnfinished(List<String> jobs, Caller caller) {
    jobs.removeIf(job -> caller.get(job).is(200).text().contains("finishedAt"));
    return jobs.isEmpty();
  }

  private static void isAnsweredFromMemory(
      Village village, Caller machine, HarvestDay day, LotId lot, String entered) {
    day.accepts(machine.post("/events", village.farm.harvested(lot, "1")).is(202));
    assertThat(machine.get(day.lastJob("/api/v1/jobs/")).is(200).at("state")).isEqualTo("running");
    assertThat(machine.get(day.lastJob("/epcis/capture/")).is(200).json().path("running"))
        .isEqualTo(BooleanNode.TRUE);
    village
        .nobody()
        .with("X-API-Key", "made up")
        .post("/events", village.farm.harvested(lot, "1"))
        .isProblem(503, "try-later");
    village
        .nobody()
        .post("/session", Village.credentials(village.shop))
        .isProblem(503, "try-later");
    machine
        .post("/events", village.farm.correction(entered, "wrong-quantity"))
        .isProblem(503, "try-later");
    machine.get("/lots").isProblem(503, "try-later");
    machine.get("/jobs/unknown").isProblem(503, "try-later");
    assertThat(machine.get("/epcis/events").status()).isEqualTo(503);
  }

  private static Caller withKey(Village village, String key) {
    return village.nobody().with("X-API-Key", key);
  }

  private static String keys(Village village) {
    return "/accounts/" + village.farm.account() + "/keys";
  }

  private static String newKey(Village village) {
    return village.administrator().send("POST", keys(village)).is(201).at("key");
  }

  private static void revoke(Village village, String key) {
    var administrator = village.administrator();
    var its =
        administrator.get(keys(village)).is(200).all("items").stream()
            .filter(each -> key.startsWith(each.path("start").stringValue()))
            .findFirst()
            .orElseThrow();
    administrator.delete(keys(village) + "/" + its.path("id").stringValue()).is(204);
  }

  /** The names of all that is recorded, as often as it is. */
  private static List<String> recorded(RunningApi api) {
    var names = new ArrayList<String>();
    Optional<EventId> after = Optional.empty();
    while (true) {
      var page = api.bean(Events.class).page(after, PAGE);
      page.forEach(event -> names.add(HarvestDay.nameOf(event)));
      if (page.size() < PAGE) {
        return names;
      }
      after = Optional.of(page.get(page.size() - 1).id());
    }
  }

  private static EmbeddedMongo own(Path data, Duration restartPause) {
    var mongo =
        EmbeddedMongo.start(
            EmbeddedMongoSettings.in(data).withProgress(line -> {}).withRestartPause(restartPause));
    if (mongo.isPreview() || mongo.processId().isEmpty()) {
      mongo.close();
      Needed.isMissing("a MongoDB of its own", mongo.describe());
    }
    return mongo;
  }

  private static MongoClient patient(String uri) {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(uri))
            .applyToClusterSettings(
                cluster -> cluster.serverSelectionTimeout(PATIENCE_SECONDS, SECONDS))
            .build());
  }

  private static void signal(String name, EmbeddedMongo mongo) {
    try {
      var sent =
          new ProcessBuilder("kill", "-" + name, Long.toString(mongo.processId().orElseThrow()))
              .inheritIO()
              .start();
      assertThat(sent.waitFor(10, SECONDS)).isTrue();
      assertThat(sent.exitValue()).isZero();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }
}

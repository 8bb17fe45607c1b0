package vn.traceability.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.traceability.embedded.EmbeddedMongo;
import vn.traceability.embedded.EmbeddedMongoSettings;
import vn.traceability.embedded.testing.TestMongo;
import vn.traceability.event.Events;
import vn.traceability.ingest.Answer;
import vn.traceability.ingest.Caller;
import vn.traceability.ingest.IngestApi;
import vn.traceability.ingest.RunningApi;
import vn.traceability.ingest.Village;
import vn.traceability.pipeline.Topics;

/** A store or a broker that is away is neither "nothing found" nor the client's fault. */
class OutageIT {
  @Test
  void withoutTheDatabaseNothingIsReadAndNothingReadsAsNothingThere(@TempDir Path data) {
    try (var mongo = EmbeddedMongo.start(EmbeddedMongoSettings.in(data).withProgress(line -> {}))) {
      Assumptions.assumeFalse(mongo.isPreview(), mongo.describe());
      try (var client = impatient(mongo.uri());
          var api = RunningApi.over(client.getDatabase("outage"), RunningApi.newTopics())) {
        var village = Village.on(api);
        var lot = village.registered(village.onions("A-1"));
        var entered = village.farm.enters(village.farm.harvested(lot, "100"));
        var session = signedIn(village);
        var token = session.get("/session/csrf-token").is(200).at("token");
        var farm = village.farm.caller();
        var paths =
            List.of(
                "/parties",
                "/parties/" + village.farm.gln().digits(),
                "/places",
                "/products",
                "/lots",
                Caller.pathOf(lot),
                Caller.pathOf(lot) + "/trace",
                "/certificates",
                "/jobs/1",
                "/isolation-register");
        farm.get("/lots").is(200);

        mongo.close();

        for (String path : paths) {
          isTryLater(farm.get(path));
        }
        isTryLater(session.get("/session"));
        isTryLater(village.nobody().post("/session", Village.credentials(village.farm)));
        isTryLater(farm.post("/lots", village.aLot(village.onions("A-2"))));
        isTryLater(farm.post("/events", village.farm.correction(entered, "wrong-quantity")));
        isTryLater(session.with("X-CSRF-Token", token).delete("/session"));
        farm.post("/events", village.farm.harvested(lot, "1")).is(202); // see StoreAwayIT
        // who needs to be nobody is told so all the same
        village.nobody().get("/lots").isProblem(401, "not-signed-in");
      }
    }
  }

  @Test
  void withoutTheBrokerNoEntryIsAcceptedAndNoneIsKept() throws IOException {
    var database = TestMongo.shared(true).database();
    var away = new IngestApi.Broker("localhost:" + freePort(), "test", new Topics("away."));
    try (var api = RunningApi.over(database, away)) {
      var village = Village.on(api);
      var lot = village.registered(village.onions("A-1"));

      isTryLater(village.farm.caller().post("/events", village.farm.harvested(lot, "100")));

      assertThat(api.bean(Events.class).count()).isZero();
      assertThat(village.farm.caller().get(Caller.pathOf(lot) + "/trace").is(200).all("steps"))
          .isEmpty();
      village.farm.caller().get("/lots").is(200);
    }
  }

  private static void isTryLater(Answer answer) {
    answer.isProblem(503, "try-later");
    assertThat(answer.header("Retry-After").orElseThrow()).matches("[1-9][0-9]*");
  }

  private static Caller signedIn(Village village) {
    var answer = village.nobody().post("/session", Village.credentials(village.farm)).is(201);
    return village.nobody().with("Cookie", answer.header("Set-Cookie").orElseThrow().split(";")[0]);
  }

  /** Gives up soon, since the test knows that nobody answers. */
  private static MongoClient impatient(String uri) {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(uri))
            .applyToClusterSettings(
                cluster -> cluster.serverSelectionTimeout(500, TimeUnit.MILLISECONDS))
            .applyToSocketSettings(socket -> socket.connectTimeout(500, TimeUnit.MILLISECONDS))
            .build());
  }

  private static int freePort() throws IOException {
    try (var probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }
}

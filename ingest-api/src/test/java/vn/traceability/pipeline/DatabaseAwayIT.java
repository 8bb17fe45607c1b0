package vn.traceability.pipeline;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.traceability.embedded.EmbeddedMongo;
import vn.traceability.embedded.EmbeddedMongoSettings;
import vn.traceability.embedded.testing.Needed;
import vn.traceability.embedded.testing.ReplicaSet;
import vn.traceability.embedded.testing.TestKafka;

/** Accepted is accepted whatever the database does, and recorded once it is back. */
class DatabaseAwayIT {
  private static final int FEWER_KILLS = 5;

  @Test
  void aServerThatHangsIsWaitedFor(@TempDir Path data) throws Exception {
    try (var mongo = own(data, Duration.ofSeconds(1));
        var client = MongoClients.create(mongo.uri());
        var pipeline = pipeline(client)) {
      var recorder = pipeline.recorder(Recorder.Steps.NONE);
      try (var capturing = new Capturing(pipeline)) {
        capturing.awaitMore(20);
        await().atMost(TestPipeline.PATIENCE).until(() -> recorder.recorded() > 0);

        signal("STOP", mongo);
        try {
          capturing.awaitMore(2); // by now whatever the server had answered is counted
          capturing.awaitMore(100);
        } finally {
          signal("CONT", mongo);
        }
        capturing.awaitMore(20);

        isWhole(pipeline, capturing);
      }
    }
  }

  @Test
  void aServerThatIsKilledAndComesBackIsWaitedFor(@TempDir Path data) throws Exception {
    try (var mongo = own(data, Duration.ofSeconds(3));
        var client = MongoClients.create(mongo.uri());
        var pipeline = pipeline(client)) {
      pipeline.recorder(Recorder.Steps.NONE);
      try (var capturing = new Capturing(pipeline)) {
        for (int kill = 0; kill < 2; kill++) {
          capturing.awaitMore(20);
          ProcessHandle.of(mongo.processId().orElseThrow()).orElseThrow().destroyForcibly();
          await().atMost(TestPipeline.PATIENCE).until(() -> !mongo.isRunning());
          capturing.awaitMore(50);
          await().atMost(TestPipeline.PATIENCE).until(mongo::isRunning);
        }
        capturing.awaitMore(20);

        isWhole(pipeline, capturing);
      }
    }
  }

  /** 20 times where the system property {@code kills} or {@code CI=true} asks for it. */
  @Test
  void thePrimaryOfThreeIsKilledAgainAndAgain() throws Exception {
    int kills = Integer.getInteger("kills", "true".equals(System.getenv("CI")) ? 20 : FEWER_KILLS);
    try (var set = ReplicaSet.start();
        var client = MongoClients.create(set.uri());
        var pipeline = pipeline(client)) {
      pipeline.recorder(Recorder.Steps.NONE);
      try (var capturing = new Capturing(pipeline)) {
        for (int kill = 0; kill < kills; kill++) {
          capturing.awaitMore(20);
          int killed = set.killPrimary();
          capturing.awaitMore(20);
          set.restart(killed);
          set.awaitHealthy();
        }
        capturing.awaitMore(20);

        isWhole(pipeline, capturing);
      }
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

  private static TestPipeline pipeline(MongoClient client) {
    return new TestPipeline(TestKafka.shared(), client.getDatabase("pipeline"));
  }

  private static void signal(String name, EmbeddedMongo mongo) throws Exception {
    var sent =
        new ProcessBuilder("kill", "-" + name, Long.toString(mongo.processId().orElseThrow()))
            .inheritIO()
            .start();
    assertThat(sent.waitFor(10, SECONDS)).isTrue();
    assertThat(sent.exitValue()).isZero();
  }

  /** Every event that was accepted is there once, with its rows, and every job has ended. */
  private static void isWhole(TestPipeline pipeline, Capturing capturing) throws Exception {
    var accepted = capturing.end();
    pipeline.awaitRecorded();

    List<String> recorded =
        pipeline.all().stream().map(event -> event.id().value()).sorted().toList();
    assertThat(recorded.size()).isEqualTo(accepted.size());
    assertThat(new TreeSet<>(recorded).equals(accepted)).as("what was accepted").isTrue();
    assertThat(pipeline.rows().size()).isEqualTo(accepted.size());
    assertThat(pipeline.rows().equals(pipeline.rebuilt())).as("rows are as rebuilt").isTrue();
    for (String name : capturing.jobs()) {
      var job = pipeline.jobs.find(name).orElseThrow();
      assertThat(job.isFinished()).as(name).isTrue();
      assertThat(job.failed()).as(name).isZero();
      assertThat(job.recorded()).as(name).hasSize(10);
    }
  }
}

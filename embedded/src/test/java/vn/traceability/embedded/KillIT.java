package vn.traceability.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is there, however the program ended. */
class KillIT {
  private static final int ROUNDS = 20;

  @TempDir Path folder;

  @Test
  void everyAcknowledgedWriteOutlivesTwentyKills() throws Exception {
    var settings = EmbeddedMongoSettings.in(folder);
    System.out.println("kills " + Own.program(settings));
    var seed = System.nanoTime();
    System.out.println("the moments of the kills come from seed " + seed);
    var random = new Random(seed);
    var acknowledged = new HashSet<String>();
    long slowest = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long begin = System.nanoTime();
      var said = folder.resolve("said-" + round);
      var run =
          KilledRun.program(folder, "mongo+kafka", round * 1_000_000)
              .redirectOutput(said.toFile())
              .start();
      // Every fifth is killed while it starts, wherever that is; the others some time after.
      if (round % 5 != 4) {
        Await.until(
            "acknowledged writes",
            Duration.ofSeconds(180),
            () ->
                KilledRun.acknowledged(said).stream().anyMatch(line -> line.startsWith("k"))
                    || !run.isAlive());
        assertThat(run.isAlive()).as("round %d ended by itself", round).isTrue();
        slowest = Math.max(slowest, System.nanoTime() - begin);
        run.waitFor(random.nextInt(400), TimeUnit.MILLISECONDS);
      } else {
        run.waitFor(200 + random.nextInt(1500), TimeUnit.MILLISECONDS);
      }
      kill(run, random.nextBoolean());
      acknowledged.addAll(KilledRun.acknowledged(said));
    }
    long begin = System.nanoTime();
    assertThat(present(settings)).containsAll(acknowledged);
    System.out.printf(
        "%d acknowledged writes outlived %d kills; slowest restart to first acks %d ms, last restart and reading %d ms%n",
        acknowledged.size(), ROUNDS, slowest / 1_000_000, (System.nanoTime() - begin) / 1_000_000);
    assertThat(acknowledged).hasSizeGreaterThan(ROUNDS);
  }

  private Set<String> present(EmbeddedMongoSettings settings) {
    var present = new HashSet<String>();
    try (var mongo = Own.mongod(settings);
        var client = MongoClients.create(mongo.uri());
        var kafka =
            EmbeddedKafka.start(EmbeddedKafkaSettings.in(folder).withEnvironment(Map.of()))) {
      client
          .getDatabase("d")
          .getCollection("c")
          .find()
          .forEach(document -> present.add("m" + document.getInteger("_id")));
      present.addAll(KafkaWrites.readAll(kafka));
    }
    return present;
  }

  private void kill(Process run, boolean serverFirst) throws InterruptedException {
    var server = Leftover.find(folder.resolve("mongodb/pid"), folder.resolve("mongodb/data"));
    if (serverFirst) {
      server.ifPresent(ProcessHandle::destroyForcibly);
    }
    run.destroyForcibly();
    server.ifPresent(ProcessHandle::destroyForcibly);
    run.waitFor();
  }
}

package vn.traceability.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With a real server; where none can be had these are skipped, and fail when CI=true. */
class OwnMongodIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path folder;
  private final List<String> fatal = new CopyOnWriteArrayList<>();
  private EmbeddedMongoSettings settings;

  @BeforeEach
  void settings() {
    settings =
        EmbeddedMongoSettings.in(folder)
            .withRestartPause(Duration.ofMillis(10))
            .withFatal(fatal::add);
  }

  private OwnMongod start() {
    return Own.mongod(settings);
  }

  private static void write(OwnMongod mongo, int id) {
    try (var client = MongoClients.create(mongo.uri())) {
      client.getDatabase("d").getCollection("c").insertOne(new Document("_id", id));
    }
  }

  private static long count(OwnMongod mongo) {
    try (var client = MongoClients.create(mongo.uri())) {
      return client
          .getDatabase("d")
          .getCollection("c")
          .countDocuments(new Document("_id", new Document("$gte", 0)));
    }
  }

  @Test
  void keepsItsDataAcrossStarts() {
    long begin = System.nanoTime();
    try (var mongo = start()) {
      write(mongo, 1);
      System.out.printf(
          "first start to first write: %d ms%n", (System.nanoTime() - begin) / 1_000_000);
    }
    begin = System.nanoTime();
    try (var mongo = start()) {
      assertThat(count(mongo)).isEqualTo(1);
      System.out.printf("restart to first read: %d ms%n", (System.nanoTime() - begin) / 1_000_000);
      System.out.println("mongod " + memory(mongo.pid()));
      assertThat(mongo.describe()).contains(folder.toString()).doesNotContain(mongo.uri());
    }
  }

  private static String memory(long pid) {
    try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines.filter(line -> line.startsWith("VmRSS")).findFirst().orElse("");
    } catch (IOException notLinux) {
      return "";
    }
  }

  @Test
  void letsNobodyInWithoutThePassword() throws IOException {
    try (var mongo = start();
        var stranger = MongoClients.create(mongo.uri().replaceFirst("//[^@]+@", "//"))) {
      assertThatThrownBy(
              () -> stranger.getDatabase("d").getCollection("c").insertOne(new Document()))
          .isInstanceOf(MongoCommandException.class);
      for (var secret : List.of("password", "keyfile")) {
        var file = folder.resolve("mongodb").resolve(secret);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void refusesASecondStartOnTheSameFolder() {
    try (var mongo = start()) {
      assertThatThrownBy(this::start)
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
      write(mongo, 1); // and leaves the first alone
    }
  }

  @Test
  void refusesASecondStartOnTheSameFolderByAnotherProgram() throws Exception {
    var run = KilledRun.start(folder, "mongo+kafka");
    try {
      var refusal = "in use by process %d; stop that one first".formatted(run.pid());
      assertThatThrownBy(this::start).isInstanceOf(CannotStart.class).hasMessageContaining(refusal);
      var kafka = EmbeddedKafkaSettings.in(folder).withEnvironment(Map.of());
      assertThatThrownBy(() -> EmbeddedKafka.start(kafka))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining(refusal);
      assertThat(run.isAlive()).isTrue();
    } finally {
      run.destroy();
      run.waitFor();
    }
  }

  @Test
  void theLastWordsOfARealServerBecomeASentence() throws IOException {
    try (var mongo = start()) {
      var port = Files.readString(folder.resolve("mongodb/port"));
      var other = Files.createDirectory(folder.resolve("other")).toString();
      assertThat(lastWords("--dbpath", other, "--port", port)).contains("port in use");
      var data = folder.resolve("mongodb/data").toString();
      var free = Integer.toString(Ports.free());
      assertThat(lastWords("--dbpath", data, "--port", free))
          .contains("data in use by another server");
      assertThat(mongo.isRunning()).isTrue();
    }
  }

  private String lastWords(String... arguments) throws IOException {
    var command = new ArrayList<>(List.of(Own.program(settings).program().toString()));
    command.addAll(List.of("--bind_ip", "127.0.0.1", "--nounixsocket"));
    command.addAll(List.of(arguments));
    var outcome = Command.run(command, SOON);
    return Mongod.whyItEnded(outcome.exit(), outcome.output(), folder);
  }

  @Test
  void isNotRunningWhileItWaitsToBeStartedAgainAndCanBeClosedThen() {
    var patient = settings.withRestartPause(Duration.ofHours(1));
    try (var mongo = Own.mongod(patient)) {
      assertThat(mongo.isRunning()).isTrue();
      ProcessHandle.of(mongo.pid()).ifPresent(ProcessHandle::destroyForcibly);
      Await.until("its death", SOON, () -> !mongo.isRunning());
    }
    assertThat(fatal).isEmpty();
    try (var again = start()) { // the folder is free again
      assertThat(again.isRunning()).isTrue();
    }
  }

  @Test
  void refusesAQueryWithoutAnIndexWhenAsked() {
    try (var mongo = Own.mongod(settings.withParameters(Map.of("notablescan", "1")));
        var client = MongoClients.create(mongo.uri())) {
      write(mongo, 1);
      var query = client.getDatabase("d").getCollection("c").find(new Document("unindexed", 1));
      assertThatThrownBy(query::first).hasMessageContaining("notablescan");
    }
  }

  @Test
  @Timeout(30) // asking the silent program whether it is the server itself would take 30 s more
  void movesToAnotherPortWithAllItsDataWhenASilentProgramTookItsOwnAfterAKill() throws Exception {
    var said = folder.resolve("said");
    var run = KilledRun.program(folder, "mongo", 1).redirectOutput(said.toFile()).start();
    Await.until("a write", SOON, () -> !KilledRun.acknowledged(said).isEmpty());
    var server = Leftover.find(folder.resolve("mongodb/pid"), folder.resolve("mongodb/data"));
    run.destroyForcibly().waitFor();
    server.orElseThrow().destroyForcibly();
    int acknowledged = KilledRun.acknowledged(said).size();

    int port = Integer.parseInt(Files.readString(folder.resolve("mongodb/port")));
    Await.until("the port to be free", SOON, () -> Ports.isFree("127.0.0.1", port));
    try (var silent = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        var mongo = start()) {
      assertThat(silent.isBound()).isTrue();
      assertThat(mongo.uri()).doesNotContain(":" + port + "/");
      assertThat(count(mongo)).isGreaterThanOrEqualTo(acknowledged);
    }
    try (var again = start()) { // and then stays there
      assertThat(again.uri()).doesNotContain(":" + port + "/");
      assertThat(count(again)).isGreaterThanOrEqualTo(acknowledged);
    }
  }

  /** Else Ctrl+C would end it before those who still write to it. */
  @Test
  void isInNoGroupThatATerminalEnds() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setsid")), "no setsid here");
    try (var mongo = start()) {
      String stat = Files.readString(Path.of("/proc/" + mongo.pid() + "/stat"));
      String[] behindItsName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");

      assertThat(behindItsName[2]).as("group").isEqualTo(Long.toString(mongo.pid()));
      assertThat(behindItsName[3]).as("session").isEqualTo(Long.toString(mongo.pid()));
    }
  }

  @Test
  void startsTheServerAgainWhenItDiesAndGivesUpAfterThreeTimes() {
    try (var mongo = start()) {
      write(mongo, 1);
      for (int death = 1; death <= 3; death++) {
        long killed = mongo.pid();
        ProcessHandle.of(killed).ifPresent(ProcessHandle::destroyForcibly);
        Await.until("restart " + death, SOON, () -> mongo.pid() != killed && count(mongo) == 1);
      }
      assertThat(fatal).isEmpty();
      ProcessHandle.of(mongo.pid()).ifPresent(ProcessHandle::destroyForcibly);
      Await.until("the fatal word", SOON, () -> fatal.size() == 1);
      assertThat(mongo.isRunning()).isFalse();
      assertThat(fatal.get(0)).contains("its log is");
    }
  }

  @Test
  void sparesAProcessThatOnlyHasTheNumberInThePidFile() throws IOException {
    try (var mongo = start()) {
      write(mongo, 1);
    }
    var other = new ProcessBuilder("sleep", "60").start();
    try {
      Files.writeString(folder.resolve("mongodb/pid"), Long.toString(other.pid()));
      try (var mongo = start()) {
        assertThat(count(mongo)).isEqualTo(1);
        assertThat(other.isAlive()).isTrue();
      }
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void stopsTheServerThatAKilledRunLeftBehind() throws Exception {
    var run = KilledRun.start(folder, "mongo");
    long left = Long.parseLong(Files.readString(folder.resolve("mongodb/pid")));
    run.destroyForcibly().waitFor();
    assertThat(Leftover.find(folder.resolve("mongodb/pid"), folder.resolve("mongodb/data")))
        .isPresent();
    try (var mongo = start()) {
      assertThat(mongo.pid()).isNotEqualTo(left);
      assertThat(count(mongo)).isPositive();
    }
  }

  @Test
  void stopsTheServerThatNobodyNotedDown() throws Exception {
    var run = KilledRun.start(folder, "mongo");
    long left = Long.parseLong(Files.readString(folder.resolve("mongodb/pid")));
    run.destroyForcibly().waitFor();
    Files.delete(folder.resolve("mongodb/pid"));
    try (var mongo = start()) {
      assertThat(mongo.pid()).isNotEqualTo(left);
      assertThat(count(mongo)).isPositive();
    }
  }
}

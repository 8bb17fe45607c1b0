package vn.traceability.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that this process started, watches and stops: a replica set of one. */
final class OwnMongod extends EmbeddedMongo {
  static final String VERSION_FILE = "version";

  /** Else Ctrl+C in a terminal ends it beside the program, which still needs it for its end. */
  private static final String NOTED_BY_ITSELF = "mongod.lock";

  /** Within which a server that holds the data has noted itself. */
  private static final Duration NOTING = Duration.ofSeconds(1);

  private static final Path SESSION_OF_ITS_OWN = Path.of("/usr/bin/setsid");

  private static final Logger LOG = LoggerFactory.getLogger(OwnMongod.class);
  private static final String NAME = "traceability";
  private static final Duration LONGEST_START = Duration.ofMinutes(2);
  private static final int RESTARTS = 3;
  // Answers of the server to what an earlier, killed start had done already.
  private static final Set<Integer> ALREADY_INITIATED = Set.of(23, 13);
  private static final Set<Integer> ALREADY_THERE = Set.of(51003, 13);

  private final EmbeddedMongoSettings settings;
  private final Mongod mongod;
  private final Path folder;
  private final FolderLock lock;
  private final int port;
  private final String password;
  private final char[] keys;
  private final Thread hook = new Thread(this::stop, "mongod-stop");
  private final AtomicBoolean closing = new AtomicBoolean();
  private final Object child = new Object();
  private volatile Process process;

  private OwnMongod(EmbeddedMongoSettings settings, Mongod mongod, Path folder, FolderLock lock)
      throws IOException {
    this.settings = settings;
    this.mongod = mongod;
    this.folder = folder;
    this.lock = lock;
    stopLeftover();
    checkMaker();
    Files.createDirectories(data());
    password = secret("password", 32);
    keys = secret("keyfile", 96).toCharArray();
    var portFile = folder.resolve("port");
    var before = Ports.stillFree(portFile);
    port = before.isPresent() ? before.get() : Ports.free();
    if (before.isEmpty()) {
      Files.deleteIfExists(portFile); // so that a start after one killed here moves again
      if (Files.exists(data().resolve("WiredTiger"))) {
        moveToPort();
      }
      PrivateFiles.write(portFile, Integer.toString(port));
    }
    process = launchedAsSet();
  }

  /**
   * A run that was killed in the very moment in which it launched a server left one that nobody had
   * noted down. It notes itself once it holds the data, and is then in the way of ours.
   */
  private Process launchedAsSet() throws IOException {
    try {
      return prepared(launch(List.of("--replSet", NAME)));
    } catch (CannotStart inTheWay) {
      if (!isAnotherNoted()) {
        throw inTheWay;
      }
      stopLeftover();
      return prepared(launch(List.of("--replSet", NAME)));
    }
  }

  private boolean isAnotherNoted() {
    long end = System.nanoTime() + NOTING.toNanos();
    while (System.nanoTime() - end < 0) {
      if (Leftover.find(data().resolve(NOTED_BY_ITSELF), data()).isPresent()) {
        return true;
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    return false;
  }

  private Process prepared(Process launched) throws IOException {
    try {
      prepare(launched);
      return launched;
    } catch (RuntimeException | IOException failure) {
      end(launched);
      throw failure;
    }
  }

  private void stopLeftover() {
    Leftover.stop(
        List.of(folder.resolve("pid"), data().resolve(NOTED_BY_ITSELF)),
        data(),
        Duration.ofMinutes(1));
  }

  static OwnMongod start(EmbeddedMongoSettings settings, Mongod mongod, Path folder) {
    var lock = FolderLock.hold(folder);
    try {
      var started = new OwnMongod(settings, mongod, folder, lock);
      Runtime.getRuntime().addShutdownHook(started.hook);
      var watch = new Thread(started::watch, "mongod-watch");
      watch.setDaemon(true);
      watch.start();
      return started;
    } catch (IOException failure) {
      lock.close();
      var said = String.valueOf(failure.getMessage());
      throw new CannotStart(
          "The database server cannot be started: %s."
              .formatted(
                  DiskSpace.isOut(said, folder)
                      ? DiskSpace.ADVICE
                      : said + "; look into " + folder.resolve("log")),
          failure);
    } catch (RuntimeException failure) {
      lock.close();
      throw failure;
    }
  }

  private Path data() {
    return folder.resolve("data");
  }

  private void checkMaker() {
    var maker = madeBy(folder.resolve(VERSION_FILE));
    if (MongodVersion.isOne(maker) && !mongod.version().opensDataOf(MongodVersion.of(maker))) {
      throw new CannotStart(
          "The data in %s were made by MongoDB %s, which MongoDB %s (from %s) does not open; name a fitting program by %s."
              .formatted(folder, maker, mongod.version(), mongod.from(), NamedMongod.SETTING));
    }
  }

  private String secret(String name, int bytes) throws IOException {
    var file = folder.resolve(name);
    if (!Files.exists(file)) {
      var random = new byte[bytes];
      new SecureRandom().nextBytes(random);
      PrivateFiles.write(
          file,
          Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(random)
              .replace('-', 'a')
              .replace('_', 'b'));
    }
    return Files.readString(file);
  }

  private Process launch(List<String> further) throws IOException {
    var log = folder.resolve("log");
    if (Files.exists(log)) {
      Files.move(log, folder.resolve("log.before"), StandardCopyOption.REPLACE_EXISTING);
    }
    var command = new ArrayList<String>();
    if (Files.isExecutable(SESSION_OF_ITS_OWN)) {
      command.add(SESSION_OF_ITS_OWN.toString());
    }
    command.add(mongod.program().toString());
    command.addAll(List.of("--dbpath", data().toString(), "--port", Integer.toString(port)));
    command.addAll(List.of("--bind_ip", "127.0.0.1"));
    command.addAll(further);
    command.addAll(List.of("--keyFile", folder.resolve("keyfile").toString()));
    command.addAll(List.of("--networkMessageCompressors", "disabled"));
    command.addAll(
        List.of("--wiredTigerCacheSizeGB", Double.toString(settings.cacheMebibytes() / 1024.0)));
    command.addAll(List.of("--setParameter", "diagnosticDataCollectionEnabled=false"));
    command.addAll(List.of("--setParameter", "shutdownTimeoutMillisForSignaledShutdown=0"));
    if (!Machine.programName().endsWith(".exe")) {
      command.add("--nounixsocket");
    }
    settings
        .parameters()
        .forEach((name, value) -> command.addAll(List.of("--setParameter", name + "=" + value)));
    var started =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Machine.nothing()))
            .start();
    try {
      PrivateFiles.write(folder.resolve("pid"), Long.toString(started.pid()));
    } catch (IOException failure) { // one that nobody could find again must not stay
      end(started);
      throw failure;
    }
    return started;
  }

  private static void end(Process launched) {
    launched.destroyForcibly().onExit().join();
  }

  /** Brings a launched server to where it takes majority writes from us alone. */
  private void prepare(Process launched) throws IOException {
    boolean first = !Files.exists(folder.resolve(VERSION_FILE));
    try (var client = first ? direct(MongoClientSettings.builder()) : direct(asOwner())) {
      awaitAnswer(client, launched);
      if (first) {
        tolerate(ALREADY_INITIATED, client, new Document("replSetInitiate", onlyMember()));
        awaitPrimary(client, launched);
        var owner =
            new Document("createUser", NAME)
                .append("pwd", password)
                .append("roles", List.of("root"));
        tolerate(ALREADY_THERE, client, owner);
      } else {
        awaitPrimary(client, launched);
      }
    }
    PrivateFiles.write(folder.resolve(VERSION_FILE), mongod.version().toString());
  }

  private Document onlyMember() {
    var member = new Document("_id", 0).append("host", "127.0.0.1:" + port);
    return new Document("_id", NAME).append("members", List.of(member));
  }

  /**
   * Tells the set its new address before it starts as one: at its start it would ask whoever took
   * the old port whether that is itself, and wait half a minute for a program that is silent.
   */
  private void moveToPort() throws IOException {
    var alone =
        launch(List.of("--setParameter", "disableLogicalSessionCacheRefresh=true")); // no --replSet
    var asTheSet = MongoCredential.createScramSha256Credential("__system", "local", keys);
    try (var client = direct(MongoClientSettings.builder().credential(asTheSet))) {
      awaitAnswer(client, alone);
      client
          .getDatabase("local")
          .getCollection("system.replset")
          .updateOne(Filters.eq("_id", NAME), Updates.set("members.0.host", "127.0.0.1:" + port));
    } finally {
      Leftover.stop(alone);
    }
  }

  private static void tolerate(Set<Integer> codes, MongoClient client, Document command) {
    try {
      client.getDatabase("admin").runCommand(command);
    } catch (MongoCommandException answer) {
      if (!codes.contains(answer.getErrorCode())) {
        throw answer;
      }
    }
  }

  private void awaitAnswer(MongoClient client, Process launched) {
    await(
        launched,
        () -> !client.getDatabase("admin").runCommand(new Document("hello", 1)).isEmpty());
  }

  private void awaitPrimary(MongoClient client, Process launched) {
    await(
        launched,
        () ->
            client
                .getDatabase("admin")
                .runCommand(new Document("hello", 1))
                .getBoolean("isWritablePrimary", false));
  }

  private void await(Process launched, java.util.function.BooleanSupplier condition) {
    long end = System.nanoTime() + LONGEST_START.toNanos();
    while (System.nanoTime() - end < 0) {
      if (!launched.isAlive()) {
        throw new CannotStart(whyItEnded(launched));
      }
      try {
        if (condition.getAsBoolean()) {
          return;
        }
      } catch (MongoException notYet) {
        LOG.debug("mongod does not answer yet", notYet);
      }
      try {
        launched.waitFor(10, TimeUnit.MILLISECONDS);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new CannotStart(
            "The start of the database server was interrupted; start again.", stopped);
      }
    }
    throw new CannotStart(
        "The database server did not answer within %d s; look into %s."
            .formatted(LONGEST_START.toSeconds(), folder.resolve("log")));
  }

  private String whyItEnded(Process ended) {
    var log = folder.resolve("log");
    String said;
    try {
      said = new String(Files.readAllBytes(log), UTF_8);
    } catch (IOException unreadable) {
      said = "";
    }
    return "The database server (MongoDB %s) %s; its log is %s."
        .formatted(mongod.version(), Mongod.whyItEnded(ended.exitValue(), said, folder), log);
  }

  private MongoClientSettings.Builder asOwner() {
    return MongoClientSettings.builder()
        .credential(MongoCredential.createCredential(NAME, "admin", password.toCharArray()));
  }

  private MongoClient direct(MongoClientSettings.Builder builder) {
    return MongoClients.create(
        builder
            .applyToClusterSettings(
                cluster ->
                    cluster
                        .hosts(List.of(new ServerAddress("127.0.0.1", port)))
                        .mode(com.mongodb.connection.ClusterConnectionMode.SINGLE)
                        .serverSelectionTimeout(200, TimeUnit.MILLISECONDS))
            .applyToServerSettings(
                server ->
                    server
                        .heartbeatFrequency(50, TimeUnit.MILLISECONDS)
                        .minHeartbeatFrequency(20, TimeUnit.MILLISECONDS))
            .build());
  }

  /** Waits for the server to die, and starts it again, three times at most. */
  private void watch() {
    try {
      for (int deaths = 1; ; deaths++) {
        process.waitFor();
        if (closing.get()) {
          return;
        }
        var why = whyItEnded(process);
        if (deaths > RESTARTS) {
          settings.fatal().accept(why);
          return;
        }
        LOG.warn("{} Restarting it ({} of {}).", why, deaths, RESTARTS);
        Thread.sleep(settings.restartPause().multipliedBy(1L << (2 * (deaths - 1))).toMillis());
        restart();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void restart() {
    synchronized (child) { // a stop waits for this, and then finds the new child
      if (closing.get()) {
        return;
      }
      try {
        process = launch(List.of("--replSet", NAME));
        prepare(process);
      } catch (IOException | RuntimeException failure) {
        LOG.warn("The database server did not come back: {}", failure.getMessage());
        LOG.debug("What kept it from coming back", failure);
        process.destroyForcibly();
      }
    }
  }

  @Override
  public String uri() {
    return "mongodb://%s:%s@127.0.0.1:%d/?replicaSet=%s&authSource=admin&w=majority&journal=true"
        .formatted(NAME, password, port, NAME);
  }

  @Override
  public String describe() {
    return "MongoDB %s (from %s) on 127.0.0.1:%d, data in %s"
        .formatted(mongod.version(), mongod.from(), port, folder);
  }

  @Override
  public boolean isPreview() {
    return false;
  }

  @Override
  public boolean isRunning() {
    return process.isAlive();
  }

  @Override
  public OptionalLong processId() {
    return OptionalLong.of(pid());
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    stop();
    endsWithItsOwner();
  }

  @Override
  public void endsWithItsOwner() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyShuttingDown) {
      LOG.debug("the shutdown hook stops the server too");
    }
  }

  private void stop() {
    closing.set(true);
    synchronized (child) {
      Leftover.stop(process);
      lock.close();
    }
  }
}

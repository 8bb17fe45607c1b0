package vn.traceability.embedded.testing;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import vn.traceability.embedded.EmbeddedMongo;
import vn.traceability.embedded.EmbeddedMongoSettings;

/**
 * Three real servers that hold the same data, to be killed one at a time. Without passwords, on
 * loopback, in a folder that goes with them. A fail-over takes a second or two, where a set in
 * production waits ten before it elects.
 */
public final class ReplicaSet implements AutoCloseable {
  private static final String NAME = "fault";
  private static final int MEMBERS = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path program;
  private final Path folder;
  private final List<Integer> ports;
  private final List<Process> processes = new ArrayList<>();
  private final Thread hook = new Thread(this::end);

  private ReplicaSet(Path program) {
    this.program = program;
    try {
      folder = Files.createTempDirectory("replica-set");
      ports = freePorts();
      Runtime.getRuntime().addShutdownHook(hook);
      for (int member = 0; member < MEMBERS; member++) {
        processes.add(launch(member));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    initiate();
    awaitHealthy();
  }

  /** Starts one; where no server can be had, {@link Needed} ends the test. */
  public static ReplicaSet start() {
    var temporary = Path.of(System.getProperty("java.io.tmpdir"));
    var program =
        EmbeddedMongo.program(EmbeddedMongoSettings.in(temporary).withProgress(line -> {}));
    if (program.isEmpty()) {
      Needed.isMissing("three real MongoDB servers", "none can be had");
    }
    return new ReplicaSet(program.orElseThrow());
  }

  /** Names all members; writes are acknowledged by a majority that has them on disk. */
  public String uri() {
    return ports.stream()
        .map(port -> "127.0.0.1:" + port)
        .collect(
            Collectors.joining(
                ",", "mongodb://", "/?replicaSet=" + NAME + "&w=majority&journal=true"));
  }

  /** Kills whoever is primary, as {@code kill -9} does, and returns once it is gone. */
  public int killPrimary() {
    await("a primary", () -> primary().isPresent());
    int member = primary().orElseThrow();
    processes.get(member).destroyForcibly().onExit().join();
    return member;
  }

  /** Starts a member that was killed. */
  public void restart(int member) {
    try {
      processes.set(member, launch(member));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Waits until all members are there, one of them primary, so that one may be killed. */
  public void awaitHealthy() {
    await(
        "a primary with two secondaries",
        () -> states().equals(List.of("PRIMARY", "SECONDARY", "SECONDARY")));
  }

  private OptionalInt primary() {
    return IntStream.range(0, MEMBERS)
        .filter(member -> processes.get(member).isAlive())
        .filter(
            member -> ask(member, new Document("hello", 1)).getBoolean("isWritablePrimary", false))
        .findFirst();
  }

  /** As the primary sees them, in the order of their names; none where there is no primary. */
  private List<String> states() {
    var primary = primary();
    return primary.isEmpty()
        ? List.of()
        : ask(primary.getAsInt(), new Document("replSetGetStatus", 1))
            .getList("members", Document.class)
            .stream()
            .map(member -> member.getString("stateStr"))
            .sorted()
            .toList();
  }

  private void initiate() {
    await("an answer", () -> !ask(0, new Document("hello", 1)).isEmpty());
    await("an answer", () -> !ask(1, new Document("hello", 1)).isEmpty());
    await("an answer", () -> !ask(2, new Document("hello", 1)).isEmpty());
    var members =
        IntStream.range(0, MEMBERS)
            .mapToObj(
                member ->
                    new Document("_id", member).append("host", "127.0.0.1:" + ports.get(member)))
            .toList();
    var config =
        new Document("_id", NAME)
            .append("members", members)
            .append(
                "settings",
                new Document("electionTimeoutMillis", 1_000)
                    .append("heartbeatIntervalMillis", 200));
    ask(0, new Document("replSetInitiate", config));
  }

  /** The answer of one member; empty where it does not answer. */
  private Document ask(int member, Document command) {
    try (MongoClient client =
        MongoClients.create(
            "mongodb://127.0.0.1:"
                + ports.get(member)
                + "/?directConnection=true&serverSelectionTimeoutMS=1000&socketTimeoutMS=10000")) {
      return client.getDatabase("admin").runCommand(command);
    } catch (MongoException notNow) {
      return new Document();
    }
  }

  private Process launch(int member) throws IOException {
    var data = Files.createDirectories(folder.resolve("data-" + member));
    return new ProcessBuilder(
            program.toString(),
            "--dbpath",
            data.toString(),
            "--port",
            Integer.toString(ports.get(member)),
            "--bind_ip",
            "127.0.0.1",
            "--replSet",
            NAME,
            "--oplogSize",
            "128",
            "--wiredTigerCacheSizeGB",
            "0.25",
            "--nounixsocket",
            "--setParameter",
            "diagnosticDataCollectionEnabled=false")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log-" + member).toFile()))
        .start();
  }

  private static List<Integer> freePorts() throws IOException {
    var sockets = new ArrayList<ServerSocket>();
    try {
      for (int member = 0; member < MEMBERS; member++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (var socket : sockets) {
        socket.close();
      }
    }
  }

  private static void await(String what, BooleanSupplier condition) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new AssertionError("the replica set did not come to " + what);
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", stopped);
      }
    }
  }

  @Override
  public void close() {
    end();
    Runtime.getRuntime().removeShutdownHook(hook);
  }

  private void end() {
    processes.forEach(process -> process.destroyForcibly().onExit().join());
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException left) {
      System.err.println("left behind: " + folder);
    }
  }
}

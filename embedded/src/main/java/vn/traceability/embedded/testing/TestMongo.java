package vn.traceability.embedded.testing;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.traceability.embedded.EmbeddedMongo;
import vn.traceability.embedded.EmbeddedMongoSettings;

/**
 * A database of its own for one test, on a server that all tests of this JVM share.
 *
 * @param uri where the server is
 * @param client connected to it; shared, so not to be closed
 * @param database new and empty
 */
public record TestMongo(String uri, MongoClient client, MongoDatabase database) {
  private static final boolean ELSEWHERE =
      !System.getenv().getOrDefault(EmbeddedMongo.URI_SETTING, "").isBlank();

  private record Server(EmbeddedMongo mongo, MongoClient client, List<String> databases) {
    MongoDatabase newDatabase() {
      var name = "traceability_test_" + UUID.randomUUID().toString().replace("-", "");
      databases.add(name);
      return client.getDatabase(name);
    }

    void close() {
      if (ELSEWHERE && !mongo.isPreview()) { // ours go with their folder
        databases.forEach(name -> client.getDatabase(name).drop());
      }
      mongo.close();
    }
  }

  private static final Map<String, Server> SERVERS = new HashMap<>();

  /**
   * A real server: where none can be had, {@link Needed} ends the test. On a server named by {@code
   * TRACEABILITY_MONGODB_URI} the databases are dropped at the end of this JVM.
   *
   * @param noTableScan whether a query that no index serves fails; a server named by {@code
   *     TRACEABILITY_MONGODB_URI} stays as its operator set it
   */
  public static synchronized TestMongo shared(boolean noTableScan) {
    return on(
        SERVERS.computeIfAbsent(
            noTableScan ? "no table scan" : "any query",
            kind -> {
              var parameters = noTableScan ? Map.of("notablescan", "1") : Map.<String, String>of();
              return server(EmbeddedMongo.start(settings().withParameters(parameters)));
            }));
  }

  /** The engine in memory that the default start falls back to. */
  public static synchronized TestMongo preview() {
    return on(
        SERVERS.computeIfAbsent("preview", kind -> server(EmbeddedMongo.preview(settings()))));
  }

  private static TestMongo on(Server server) {
    if (server.mongo().isPreview() && !server.equals(SERVERS.get("preview"))) {
      Needed.isMissing("a real MongoDB", server.mongo().describe());
    }
    return new TestMongo(server.mongo().uri(), server.client(), server.newDatabase());
  }

  private static Server server(EmbeddedMongo mongo) {
    return new Server(mongo, MongoClients.create(mongo.uri()), new ArrayList<>());
  }

  private static EmbeddedMongoSettings settings() {
    try {
      var folder = Files.createTempDirectory("test-mongo");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteLater(folder)));
      return EmbeddedMongoSettings.in(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Hooks run side by side: the server's own closes it first, so wait for its lock to go. */
  private static synchronized void deleteLater(Path folder) {
    SERVERS.values().forEach(Server::close);
    SERVERS.clear();
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException left) {
      System.err.println("left behind: " + folder);
    }
  }
}

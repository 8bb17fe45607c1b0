package vn.traceability.embedded.testing;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
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
  private record Server(EmbeddedMongo mongo, MongoClient client) {}

  private static final Map<String, Server> SERVERS = new HashMap<>();

  /**
   * A real server. Where none can be had the test is skipped by name, and fails when {@code
   * CI=true}.
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
      var reason = "needs a real MongoDB: " + server.mongo().describe();
      if ("true".equals(System.getenv("CI"))) {
        throw new AssertionError(reason);
      }
      Assumptions.abort(reason);
    }
    var name = "test_" + UUID.randomUUID().toString().replace("-", "");
    return new TestMongo(server.mongo().uri(), server.client(), server.client().getDatabase(name));
  }

  private static Server server(EmbeddedMongo mongo) {
    return new Server(mongo, MongoClients.create(mongo.uri()));
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
    SERVERS.values().forEach(server -> server.mongo().close());
    SERVERS.clear();
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException left) {
      System.err.println("left behind: " + folder);
    }
  }
}

package vn.traceability.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import vn.traceability.embedded.EmbeddedKafka;
import vn.traceability.embedded.EmbeddedKafkaSettings;
import vn.traceability.embedded.EmbeddedMongo;
import vn.traceability.embedded.EmbeddedMongoSettings;
import vn.traceability.pipeline.Topics;

/**
 * A database server and a broker as the default start has them, in a folder that goes with them.
 */
final class BenchStores implements AutoCloseable {
  private final Path folder;
  final EmbeddedKafka kafka;
  final EmbeddedMongo mongo;
  final MongoClient client;

  BenchStores() throws IOException {
    folder = Files.createTempDirectory("bench");
    kafka = EmbeddedKafka.start(EmbeddedKafkaSettings.in(folder));
    mongo = EmbeddedMongo.start(EmbeddedMongoSettings.in(folder).withProgress(System.err::println));
    if (mongo.isPreview()) {
      throw new IllegalStateException("no real database server, so nothing to measure");
    }
    client = MongoClients.create(mongo.uri());
  }

  /** A topic that is flushed before it acknowledges, as the default start has it. */
  String flushedTopic(String name) {
    kafka.createTopic(name, 6, Map.of("flush.messages", "1", "max.message.bytes", "2097152"));
    return name;
  }

  /** Topics as the default start has them, under a name of their own. */
  Topics topics(String name) {
    var topics = new Topics(name + ".");
    flushedTopic(topics.prefix() + Topics.CAPTURED);
    kafka.createTopic(topics.prefix() + Topics.RECORDED, 6, Map.of());
    kafka.createTopic(topics.prefix() + Topics.DEAD_LETTERS, 1, Map.of());
    return topics;
  }

  /** A database of a new name. */
  MongoDatabase database() {
    return client.getDatabase("bench_" + UUID.randomUUID().toString().replace("-", ""));
  }

  @Override
  public void close() throws IOException {
    client.close();
    mongo.close();
    kafka.close();
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}

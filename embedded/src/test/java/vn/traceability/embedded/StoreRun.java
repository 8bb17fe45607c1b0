package vn.traceability.embedded;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.Document;

/**
 * A program that writes to one store for ever, and ends as the real one does: with 2 and a sentence
 * when the store cannot start, with 3 and a sentence when it died for good.
 */
public final class StoreRun {
  static final String STARTED = "started";
  static final int CANNOT_START = 2;
  static final int STORE_DIED = 3;

  private StoreRun() {}

  /**
   * @param arguments the data folder; {@code mongod} or {@code broker}; and where the disk is to be
   *     filled, {@code before} it starts or {@code after}
   */
  public static void main(String[] arguments) throws IOException {
    var folder = Path.of(arguments[0]);
    var filled = arguments.length > 2 ? arguments[2] : "never";
    try {
      if (filled.equals("before")) {
        fill(folder.resolve("filler"));
      }
      var write = arguments[1].equals("mongod") ? mongod(folder) : broker(folder);
      System.out.println(STARTED);
      if (filled.equals("after")) {
        fill(folder.resolve("filler"));
      }
      for (int id = 1; ; id++) {
        write.accept(id);
      }
    } catch (CannotStart no) {
      System.out.println(no.getMessage());
      System.exit(CANNOT_START);
    }
  }

  private static void die(String sentence) {
    System.out.println(sentence);
    new Thread(() -> System.exit(STORE_DIED), "exit").start();
  }

  private static Consumer<Integer> mongod(Path folder) {
    var settings =
        EmbeddedMongoSettings.in(folder)
            .withRestartPause(Duration.ofMillis(10))
            .withProgress(line -> {})
            .withFatal(StoreRun::die);
    var mongo = Own.mongod(settings);
    var text = "x".repeat(100_000);
    var collection = MongoClients.create(mongo.uri()).getDatabase("d").getCollection("c");
    return id -> {
      try {
        collection.insertOne(new Document("_id", id).append("text", text));
      } catch (MongoException away) {
        // the next may find it again
      }
    };
  }

  private static Consumer<Integer> broker(Path folder) {
    var soon = Map.of("log.flush.offset.checkpoint.interval.ms", "100");
    var kafka =
        EmbeddedKafka.start(
            EmbeddedKafkaSettings.in(folder)
                .withEnvironment(Map.of())
                .withProperties(soon)
                .withFatal(StoreRun::die));
    var writes = KafkaWrites.on(kafka);
    return id -> {
      try {
        writes.write(id);
      } catch (IllegalStateException away) {
        // the end of the program is on its way
      }
    };
  }

  private static void fill(Path file) {
    try (var out = Files.newOutputStream(file)) {
      var block = new byte[4096];
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      System.out.println("filled");
    }
  }

  /** The same with all that it writes on a disk of so many MB of its own. */
  static List<String> onDisk(int megabytes, Path folder, List<String> program) {
    var command =
        new ArrayList<>(List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c"));
    command.add("mount -t tmpfs -o size=" + megabytes + "m tmpfs \"$0\" && exec \"$@\"");
    command.add(folder.toString());
    command.addAll(program);
    return command;
  }

  static List<String> program(Path folder, String... arguments) {
    var command = new ArrayList<>(KilledRun.java());
    command.addAll(List.of(StoreRun.class.getName(), folder.toString()));
    command.addAll(List.of(arguments));
    return command;
  }
}

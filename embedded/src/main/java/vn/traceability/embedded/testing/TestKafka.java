package vn.traceability.embedded.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import vn.traceability.embedded.EmbeddedKafka;
import vn.traceability.embedded.EmbeddedKafkaSettings;

/** A broker that all tests of this JVM share; the topics and groups of a test need new names. */
public final class TestKafka {
  private static Optional<EmbeddedKafka> broker = Optional.empty();

  private TestKafka() {}

  /** The one broker, started by the first who asks and stopped with the JVM. */
  public static synchronized EmbeddedKafka shared() {
    if (broker.isEmpty()) {
      try {
        var folder = Files.createTempDirectory("test-kafka");
        broker = Optional.of(EmbeddedKafka.start(EmbeddedKafkaSettings.in(folder)));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
    return broker.get();
  }

  /** A name no other test uses. */
  public static String newName(String what) {
    return what + "-" + UUID.randomUUID();
  }

  private static synchronized void delete(Path folder) {
    broker.ifPresent(EmbeddedKafka::close); // hooks run side by side
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException left) {
      System.err.println("left behind: " + folder);
    }
  }
}

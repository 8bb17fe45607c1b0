package vn.traceability.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How to start.
 *
 * @param dataFolder where the data lies; the broker's own files go to {@code kafka} below it
 * @param environment where {@code TRACEABILITY_KAFKA_BOOTSTRAP} is read
 * @param properties further properties of the broker, over our own
 * @param fatal told, with a sentence, when the broker failed for good
 */
public record EmbeddedKafkaSettings(
    Path dataFolder,
    Map<String, String> environment,
    Map<String, String> properties,
    Consumer<String> fatal) {

  public EmbeddedKafkaSettings {
    dataFolder = dataFolder.toAbsolutePath().normalize();
    environment = Map.copyOf(environment);
    properties = Map.copyOf(properties);
  }

  /** The defaults of this environment, with a fault told on the console. */
  public static EmbeddedKafkaSettings in(Path dataFolder) {
    return new EmbeddedKafkaSettings(dataFolder, System.getenv(), Map.of(), System.err::println);
  }

  public EmbeddedKafkaSettings withEnvironment(Map<String, String> changed) {
    return new EmbeddedKafkaSettings(dataFolder, changed, properties, fatal);
  }

  public EmbeddedKafkaSettings withProperties(Map<String, String> changed) {
    return new EmbeddedKafkaSettings(dataFolder, environment, changed, fatal);
  }

  public EmbeddedKafkaSettings withFatal(Consumer<String> changed) {
    return new EmbeddedKafkaSettings(dataFolder, environment, properties, changed);
  }
}

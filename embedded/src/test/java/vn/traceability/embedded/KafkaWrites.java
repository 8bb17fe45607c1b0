package vn.traceability.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Messages of one topic, each written with the acknowledgement of all. */
final class KafkaWrites {
  private static final String TOPIC = "captured-events";
  private final KafkaProducer<String, String> producer;

  private KafkaWrites(KafkaProducer<String, String> producer) {
    this.producer = producer;
  }

  static KafkaWrites start(Path folder) {
    var kafka =
        EmbeddedKafka.start(
            EmbeddedKafkaSettings.in(folder)
                .withEnvironment(Map.of())
                // Only how soon it is back, so that twenty rounds do not take minutes.
                .withProperties(
                    Map.of(
                        "broker.session.timeout.ms",
                        "500",
                        "broker.heartbeat.interval.ms",
                        "100")));
    return on(kafka);
  }

  static KafkaWrites on(EmbeddedKafka kafka) {
    kafka.createTopic(TOPIC, 1, Map.of("flush.messages", "1"));
    var settings =
        Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all");
    return new KafkaWrites(
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer()));
  }

  void write(int id) {
    try {
      producer.send(new ProducerRecord<>(TOPIC, "k" + id)).get();
    } catch (InterruptedException | ExecutionException failure) {
      throw new IllegalStateException(failure);
    }
  }

  void close() {
    producer.close();
  }

  static Set<String> readAll(EmbeddedKafka kafka) {
    var settings = Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers());
    var found = new HashSet<String>();
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      var partition = new TopicPartition(TOPIC, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofSeconds(1)).forEach(message -> found.add(message.value()));
      }
    }
    return found;
  }
}

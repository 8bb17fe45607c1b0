package vn.traceability.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A producer without transactions, acknowledged by every replica. */
final class RawProducer implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;
  private final String topic;

  RawProducer(String bootstrapServers, String topic) {
    this.topic = topic;
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "acks",
                "all",
                "linger.ms",
                0,
                "batch.size",
                256 << 10),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Sends the events of one capture; returns once all are kept. */
  void send(String key, List<byte[]> events) throws Exception {
    var sent = new ArrayList<Future<?>>();
    for (byte[] event : events) {
      sent.add(producer.send(new ProducerRecord<>(topic, key, event)));
    }
    for (var each : sent) {
      each.get();
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}

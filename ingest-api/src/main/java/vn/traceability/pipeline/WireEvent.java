package vn.traceability.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import vn.traceability.gs1.Gln;

/**
 * How an accepted event or the end of its job travels: the EPCIS event as the value, the job in the
 * header {@code job} and the id of the account in the header {@code author}; at the end of a job no
 * value, and the count of its events in the header {@code count}.
 */
final class WireEvent {
  private WireEvent() {}

  static ProducerRecord<String, byte[]> event(
      String topic, Gln party, String author, String job, String epcis) {
    var message =
        new ProducerRecord<>(topic, party.digits(), epcis.getBytes(StandardCharsets.UTF_8));
    message.headers().add("job", job.getBytes(StandardCharsets.UTF_8));
    message.headers().add("author", author.getBytes(StandardCharsets.UTF_8));
    return message;
  }

  static ProducerRecord<String, byte[]> endOfJob(String topic, Gln party, String job, int count) {
    var message = new ProducerRecord<String, byte[]>(topic, party.digits(), new byte[0]);
    message.headers().add("job", job.getBytes(StandardCharsets.UTF_8));
    message.headers().add("count", Integer.toString(count).getBytes(StandardCharsets.UTF_8));
    return message;
  }

  static Optional<String> header(ConsumerRecord<String, byte[]> message, String name) {
    var header = message.headers().lastHeader(name);
    return header == null
        ? Optional.empty()
        : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
  }
}

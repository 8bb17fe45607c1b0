package vn.traceability.pipeline;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * An accepted message that could not be read, as it came, with the reason in the header {@code
 * reason}.
 *
 * @param message to be sent to the dead letters
 * @param place where it lies in its job: its index, behind {@code offers-} that of what is offered;
 *     or where the message does not say, its partition and offset
 */
record DeadLetter(ProducerRecord<String, byte[]> message, String place, String reason) {
  private static final int LONGEST_REASON = 300;
  private static final String PLACE = "place";
  private static final String REASON = "reason";

  static DeadLetter of(
      ConsumerRecord<String, byte[]> message, String topic, RuntimeException unreadable) {
    String said = String.valueOf(unreadable.getMessage());
    String reason = said.substring(0, Math.min(said.length(), LONGEST_REASON));
    String place = placeOf(message).orElseGet(() -> firstPlaceOf(message));
    var letter = new ProducerRecord<>(topic, message.key(), message.value());
    message.headers().forEach(letter.headers()::add);
    letter.headers().remove(REASON).remove(PLACE);
    WireEvent.add(letter.headers(), PLACE, place);
    WireEvent.add(letter.headers(), REASON, reason);
    return new DeadLetter(letter, place, reason);
  }

  private static String firstPlaceOf(ConsumerRecord<String, byte[]> message) {
    return WireEvent.header(message, "index")
        .filter(index -> index.matches("[0-9]{1,9}"))
        .or(() -> WireOffers.placeInJob(message))
        .orElseGet(() -> message.partition() + "-" + message.offset());
  }

  /** Where a message that was a dead letter lies in its job; empty for one that never was. */
  static Optional<String> placeOf(ConsumerRecord<String, byte[]> message) {
    return WireEvent.header(message, PLACE)
        .filter(place -> place.matches("(offers-)?[0-9]{1,9}|[0-9]+-[0-9]+"));
  }
}

package vn.traceability.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * How an accepted event or the end of its job travels, where a capture is not one message ({@link
 * WholeCapture}): the EPCIS event as the value, the job in the header {@code job}, its place in the
 * job from 0 in {@code index}, the id of the account in {@code author}, its own name in {@code id}
 * where that was worked out, and {@code partners} where it came as EPCIS; at the end of a job no
 * value, and the count of its events in {@code count}. The key is the organisation that captured,
 * so a job lies in one partition, in its order.
 *
 * <p>The first event and the end of a job tell of the whole: {@code of} how many events it has (in
 * {@code count} at the end), {@code created} when it was accepted (ISO 8601) and {@code behaviour};
 * the end also tells how many events were {@code refused} and has an {@code error} for the first
 * hundred. Messages of the first version have none of these and no {@code index}.
 */
final class WireEvent {
  static final String PARTNERS = "partners";
  static final String ID = "id";

  private WireEvent() {}

  static ProducerRecord<String, byte[]> event(
      String topic, Capture capture, int index, Sent event) {
    var message = new ProducerRecord<>(topic, capture.party().digits(), event.epcis());
    var headers = message.headers();
    add(headers, "job", capture.job());
    add(headers, "author", capture.author());
    add(headers, "index", Integer.toString(index));
    event.id().ifPresent(id -> add(headers, ID, id.value()));
    if (capture.isPartners()) {
      add(headers, PARTNERS, "true");
    }
    if (index == 0) {
      add(headers, "of", Integer.toString(capture.events()));
      about(headers, capture);
    }
    return message;
  }

  static ProducerRecord<String, byte[]> endOfJob(String topic, Capture capture) {
    var message = new ProducerRecord<String, byte[]>(topic, capture.party().digits(), new byte[0]);
    var headers = message.headers();
    add(headers, "job", capture.job());
    add(headers, "author", capture.author());
    add(headers, "count", Integer.toString(capture.events()));
    about(headers, capture);
    if (capture.refused().total() > 0) {
      add(headers, "refused", Integer.toString(capture.refused().total()));
      capture.refused().problems().forEach(problem -> add(headers, "error", problem));
    }
    return message;
  }

  static boolean isEndOfJob(ConsumerRecord<String, byte[]> message) {
    return message.headers().lastHeader("count") != null;
  }

  private static void about(Headers headers, Capture capture) {
    add(headers, "created", capture.createdAt().toString());
    add(headers, "behaviour", capture.errorBehaviour().name().toLowerCase(Locale.ROOT));
  }

  static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  static Optional<String> header(ConsumerRecord<String, byte[]> message, String name) {
    return Optional.ofNullable(message.headers().lastHeader(name)).map(WireEvent::text);
  }

  static Optional<Integer> number(ConsumerRecord<String, byte[]> message, String name) {
    return header(message, name).map(Integer::valueOf);
  }

  /** What the message tells of the whole job, where it does. */
  static Optional<Jobs.About> about(ConsumerRecord<String, byte[]> message) {
    return number(message, "count")
        .or(() -> number(message, "of"))
        .map(
            accepted ->
                new Jobs.About(
                    header(message, "author"),
                    header(message, "created")
                        .map(Instant::parse)
                        .orElseGet(() -> Instant.ofEpochMilli(message.timestamp())),
                    header(message, "behaviour")
                        .map(word -> ErrorBehaviour.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(ErrorBehaviour.ROLLBACK),
                    accepted));
  }

  /** What was refused, as the end of a job tells it. */
  static Refused refused(ConsumerRecord<String, byte[]> end) {
    var problems = new ArrayList<String>();
    end.headers().headers("error").forEach(header -> problems.add(text(header)));
    return number(end, "refused")
        .map(total -> new Refused(total, List.copyOf(problems)))
        .orElse(Refused.NONE);
  }

  private static String text(Header header) {
    return new String(header.value(), StandardCharsets.UTF_8);
  }
}

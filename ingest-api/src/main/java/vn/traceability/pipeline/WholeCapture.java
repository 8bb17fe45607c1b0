package vn.traceability.pipeline;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/**
 * How a small capture travels: as one message, which a broker keeps or does not, so that no
 * transaction has to close it. Its events lie one behind another in the value, their lengths in
 * bytes in the header {@code lengths} with commas between, and their names in {@code ids} where
 * these were worked out; behind them what it offers, as {@link WireOffers} writes it, the place and
 * the length of each in {@code offered}, such as {@code 0:5210}; the other headers are those of the
 * end of a job, and {@code partners}. Read, it is the messages of {@link WireEvent} that it stands
 * for.
 */
final class WholeCapture {
  /** What one may hold at most: a recorder reads it in one piece. */
  static final int MOST_EVENTS = 1_000;

  static final int MOST_BYTES = 1 << 20;

  private static final String LENGTHS = "lengths";
  private static final String OFFERED = "offered";
  private static final String IDS = "ids";
  private static final String COUNT = "count";

  private WholeCapture() {}

  /**
   * @param events all of the capture, EPCIS in UTF-8, at most {@link #MOST_EVENTS} and together at
   *     most {@link #MOST_BYTES}, what it offers included
   * @param offers all that it offers
   */
  static ProducerRecord<String, byte[]> message(
      String topic,
      Capture capture,
      List<Sent> events,
      List<ProducerRecord<String, byte[]>> offers) {
    var all =
        new ByteArrayOutputStream(events.stream().mapToInt(each -> each.epcis().length).sum());
    events.forEach(each -> all.writeBytes(each.epcis()));
    offers.forEach(each -> all.writeBytes(each.value()));
    var end = WireEvent.endOfJob(topic, capture);
    var message =
        new ProducerRecord<>(
            topic, null, null, end.key(), all.toByteArray(), new RecordHeaders(end.headers()));
    if (capture.isPartners()) {
      WireEvent.add(message.headers(), WireEvent.PARTNERS, "true");
    }
    WireEvent.add(
        message.headers(),
        LENGTHS,
        events.stream()
            .map(each -> Integer.toString(each.epcis().length))
            .collect(Collectors.joining(",")));
    if (!events.isEmpty() && events.stream().allMatch(each -> each.id().isPresent())) {
      WireEvent.add(
          message.headers(),
          IDS,
          events.stream()
              .map(each -> each.id().orElseThrow().value())
              .collect(Collectors.joining(",")));
    }
    if (!offers.isEmpty()) {
      WireEvent.add(
          message.headers(),
          OFFERED,
          offers.stream()
              .map(each -> WireOffers.place(each.headers()) + ":" + each.value().length)
              .collect(Collectors.joining(",")));
    }
    return message;
  }

  /**
   * The messages that this one stands for: its events in their order and the end of the job; or
   * itself, where it stands for none other.
   *
   * <p>One whose lengths are not those of its value is passed on as it is, to be found unreadable
   * with all that it holds.
   */
  static List<ConsumerRecord<String, byte[]>> parts(ConsumerRecord<String, byte[]> message) {
    return WireEvent.header(message, LENGTHS)
        .filter(written -> message.value() != null)
        .flatMap(written -> Lengths.of(written, message))
        .map(lengths -> parts(message, lengths))
        .orElseGet(() -> List.of(message));
  }

  /** Whether it stands for others, and cannot be read. */
  static boolean isBroken(ConsumerRecord<String, byte[]> message) {
    return WireEvent.header(message, LENGTHS).isPresent();
  }

  /**
   * How its value is divided.
   *
   * @param ids of the events, or none
   * @param offered the length of each, by its place; in their order
   */
  private record Lengths(List<Integer> events, List<String> ids, Map<Integer, Integer> offered) {
    static Optional<Lengths> of(String written, ConsumerRecord<String, byte[]> message) {
      try {
        var offered = new LinkedHashMap<Integer, Integer>();
        each(WireEvent.header(message, OFFERED).orElse(""))
            .map(each -> each.split(":", 2))
            .forEach(
                each ->
                    offered.put(Integer.valueOf(each[0]), Integer.valueOf(each[each.length - 1])));
        var lengths =
            new Lengths(
                each(written).map(Integer::valueOf).toList(),
                each(WireEvent.header(message, IDS).orElse("")).toList(),
                offered);
        return lengths.hold(message) ? Optional.of(lengths) : Optional.empty();
      } catch (NumberFormatException noLength) {
        return Optional.empty();
      }
    }

    private static Stream<String> each(String list) {
      return list.isEmpty() ? Stream.empty() : Arrays.stream(list.split(",", -1));
    }

    private boolean hold(ConsumerRecord<String, byte[]> message) {
      return all().allMatch(each -> each >= 0)
          && (ids.isEmpty() || ids.size() == events.size())
          && all().mapToLong(Integer::longValue).sum() == message.value().length
          && WireEvent.number(message, COUNT).filter(n -> n == events.size()).isPresent();
    }

    private Stream<Integer> all() {
      return Stream.concat(events.stream(), offered.values().stream());
    }
  }

  private static List<ConsumerRecord<String, byte[]>> parts(
      ConsumerRecord<String, byte[]> message, Lengths lengths) {
    var parts = new ArrayList<ConsumerRecord<String, byte[]>>(lengths.events.size() + 1);
    int at = 0;
    for (int index = 0; index < lengths.events.size(); index++) {
      var headers = new RecordHeaders();
      copy(message, headers, "job", "author", WireEvent.PARTNERS);
      WireEvent.add(headers, "index", Integer.toString(index));
      if (!lengths.ids.isEmpty()) {
        WireEvent.add(headers, WireEvent.ID, lengths.ids.get(index));
      }
      if (index == 0) {
        WireEvent.add(headers, "of", Integer.toString(lengths.events.size()));
        copy(message, headers, "created", "behaviour");
      }
      int next = at + lengths.events.get(index);
      parts.add(part(message, Arrays.copyOfRange(message.value(), at, next), headers));
      at = next;
    }
    for (var offered : lengths.offered.entrySet()) {
      var headers = new RecordHeaders();
      copy(message, headers, "job", "author", "created");
      WireOffers.setPlace(headers, offered.getKey());
      int next = at + offered.getValue();
      parts.add(part(message, Arrays.copyOfRange(message.value(), at, next), headers));
      at = next;
    }
    var end = new RecordHeaders(message.headers());
    end.remove(LENGTHS).remove(IDS).remove(OFFERED).remove(WireEvent.PARTNERS);
    parts.add(part(message, new byte[0], end));
    return parts;
  }

  private static void copy(
      ConsumerRecord<String, byte[]> message, RecordHeaders into, String... names) {
    for (String name : names) {
      WireEvent.header(message, name).ifPresent(value -> WireEvent.add(into, name, value));
    }
  }

  private static ConsumerRecord<String, byte[]> part(
      ConsumerRecord<String, byte[]> message, byte[] value, RecordHeaders headers) {
    return new ConsumerRecord<>(
        message.topic(),
        message.partition(),
        message.offset(),
        message.timestamp(),
        TimestampType.CREATE_TIME,
        0,
        value.length,
        message.key(),
        value,
        headers,
        Optional.empty());
  }
}

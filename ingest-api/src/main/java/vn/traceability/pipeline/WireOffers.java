package vn.traceability.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import vn.traceability.event.epcis.MasterDataElement;
import vn.traceability.gs1.Gln;
import vn.traceability.offer.Offer;

/**
 * How master data travels that a capture offers: behind its events and before the end of its job,
 * as many elements in one message as are not too many. The value is a JSON array of them; the
 * header {@code offers} is the place of the first among those of the capture, from 0.
 */
final class WireOffers {
  private static final String PLACE = "offers";
  private static final int MOST = 1_000;
  private static final int MOST_CHARACTERS = 256 << 10;
  private static final JsonMapper JSON = new JsonMapper();

  private WireOffers() {}

  static List<ProducerRecord<String, byte[]>> of(String topic, Capture capture) {
    var messages = new ArrayList<ProducerRecord<String, byte[]>>();
    var elements = capture.masterData();
    int first = 0;
    int characters = 0;
    for (int next = 0; next < elements.size(); next++) {
      characters += length(elements.get(next));
      boolean last = next + 1 == elements.size();
      if (last || next + 1 - first == MOST || characters > MOST_CHARACTERS) {
        messages.add(message(topic, capture, first, elements.subList(first, next + 1)));
        first = next + 1;
        characters = 0;
      }
    }
    return messages;
  }

  private static int length(MasterDataElement element) {
    return element.vocabulary().length() + element.id().length() + element.content().length();
  }

  private static ProducerRecord<String, byte[]> message(
      String topic, Capture capture, int first, List<MasterDataElement> elements) {
    ArrayNode array = JSON.createArrayNode();
    for (var element : elements) {
      array
          .addObject()
          .put("vocabulary", element.vocabulary())
          .put("id", element.id())
          .put("content", element.content());
    }
    var message =
        new ProducerRecord<>(
            topic, capture.party().digits(), array.toString().getBytes(StandardCharsets.UTF_8));
    WireEvent.add(message.headers(), "job", capture.job());
    WireEvent.add(message.headers(), "author", capture.author());
    WireEvent.add(message.headers(), "created", capture.createdAt().toString());
    setPlace(message.headers(), first);
    return message;
  }

  static void setPlace(Headers headers, int first) {
    WireEvent.add(headers, PLACE, Integer.toString(first));
  }

  /** Of the first element of a message among those of its capture. */
  static int place(Headers headers) {
    return Integer.parseInt(new String(headers.lastHeader(PLACE).value(), StandardCharsets.UTF_8));
  }

  /** Where it lies in its job, apart from the places of events; empty where there is none. */
  static Optional<String> placeInJob(ConsumerRecord<String, byte[]> message) {
    return WireEvent.header(message, PLACE)
        .filter(place -> place.matches("[0-9]{1,9}"))
        .map(place -> PLACE + "-" + place);
  }

  static boolean isIn(ConsumerRecord<String, byte[]> message) {
    return message.headers().lastHeader(PLACE) != null;
  }

  /**
   * Offers of one message.
   *
   * @param place of the first of them in their job
   */
  record Sent(Gln sender, int place, List<Offer> offers) {}

  /**
   * @throws RuntimeException when it cannot be read
   */
  static Sent read(ConsumerRecord<String, byte[]> message) {
    var sender = new Gln(String.valueOf(message.key()));
    String author = WireEvent.header(message, "author").orElseThrow();
    String job = WireEvent.header(message, "job").orElseThrow();
    var created = Instant.parse(WireEvent.header(message, "created").orElseThrow());
    var offers = new ArrayList<Offer>();
    for (JsonNode each : JSON.readTree(message.value())) {
      var element =
          new MasterDataElement(
              each.path("vocabulary").stringValue(),
              each.path("id").stringValue(),
              each.path("content").stringValue());
      offers.add(new Offer(sender, author, element, job, created));
    }
    return new Sent(sender, place(message.headers()), List.copyOf(offers));
  }
}

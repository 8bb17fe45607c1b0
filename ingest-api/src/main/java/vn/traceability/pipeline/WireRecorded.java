package vn.traceability.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import vn.traceability.event.RecordedEvent;

/**
 * How it travels that events are recorded: their names, one a line, in UTF-8. The key is the
 * organisation that captured them, so those of one come in their order.
 */
final class WireRecorded {
  /** More are several messages, so that who reads some of them has few in memory. */
  static final int MOST = 100;

  private WireRecorded() {}

  static List<ProducerRecord<String, byte[]>> of(String topic, Collection<RecordedEvent> events) {
    var byParty =
        events.stream()
            .collect(
                Collectors.groupingBy(
                    event -> event.party().digits(),
                    LinkedHashMap::new,
                    Collectors.mapping(event -> event.id().value(), Collectors.toList())));
    var messages = new ArrayList<ProducerRecord<String, byte[]>>();
    byParty.forEach(
        (party, ids) -> {
          for (int from = 0; from < ids.size(); from += MOST) {
            String some = String.join("\n", ids.subList(from, Math.min(ids.size(), from + MOST)));
            messages.add(new ProducerRecord<>(topic, party, some.getBytes(StandardCharsets.UTF_8)));
          }
        });
    return messages;
  }

  /** The names, as they are written. */
  static List<String> names(byte[] value) {
    return new String(value, StandardCharsets.UTF_8).lines().toList();
  }
}

package vn.traceability.pipeline;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.traceability.event.EventId;
import vn.traceability.refusal.InvalidValue;

/**
 * Tells a second effect which events were recorded: each at least once, in no order. The offsets
 * are committed when it has taken them.
 */
public final class RecordedEvents implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RecordedEvents.class);
  private static final Duration POLL = Duration.ofMillis(100);

  /** How many events at most the effect is given at a time. */
  private static final int AT_ONCE = 1_000;

  /** What happens for recorded events; may meet each again. */
  public interface Effect {
    /** All of them, or none when it throws: then they come again. */
    void recorded(Collection<EventId> events);
  }

  private final Topics topics;
  private final Effect effect;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Thread thread;
  private volatile boolean closed;
  private volatile Optional<String> trouble = Optional.empty();

  /**
   * @param group names the effect among others, such as {@code subscriptions}
   */
  public RecordedEvents(String bootstrapServers, Topics topics, String group, Effect effect) {
    this.topics = topics;
    this.effect = effect;
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.GROUP_ID_CONFIG,
                topics.prefix() + group,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                AT_ONCE / WireRecorded.MOST,
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                10_000,
                ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                16 << 10,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                100),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    thread = new Thread(this::run, group + "-consumer");
    thread.setDaemon(true);
  }

  public RecordedEvents start() {
    thread.start();
    return this;
  }

  /** Why nothing is being passed on at present; empty while all is well. */
  public Optional<String> trouble() {
    return thread.isAlive() || closed ? trouble : Optional.of("the consumer has stopped");
  }

  private void run() {
    try (consumer) {
      consumer.subscribe(List.of(topics.recorded()));
      new Rounds(
              consumer,
              () -> closed,
              why -> trouble = why.map(reason -> "cannot pass on at present: " + reason))
          .go(this::passOn, () -> {});
    } catch (RuntimeException | Error fault) { // an Error too must not end this thread unseen
      trouble = Optional.of("the consumer stopped: " + fault);
      LOG.error("the consumer of {} stopped", topics.recorded(), fault);
    }
  }

  private boolean passOn() {
    var batch = consumer.poll(POLL);
    if (batch.isEmpty()) {
      return false;
    }
    effect.recorded(ids(batch));
    consumer.commitSync();
    return true;
  }

  static Collection<EventId> ids(ConsumerRecords<String, byte[]> batch) {
    var ids = new LinkedHashSet<EventId>();
    for (var message : batch) {
      for (String name : WireRecorded.names(message.value())) {
        try {
          ids.add(new EventId(name));
        } catch (InvalidValue foreign) {
          LOG.error(
              "a line of the message at {} of {} names no event and is passed over",
              message.offset(),
              message.topic(),
              foreign);
        }
      }
    }
    return ids;
  }

  @Override
  public void close() {
    closed = true;
    consumer.wakeup();
    try {
      thread.join(Duration.ofSeconds(10).toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}

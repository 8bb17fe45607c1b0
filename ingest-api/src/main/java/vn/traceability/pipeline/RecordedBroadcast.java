package vn.traceability.pipeline;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.traceability.event.EventId;

/**
 * Tells this process of all events that are recorded while it runs, each at least once, in no
 * order; every other process is told of them too, since none shares its place in the topic with
 * another. The place lives in memory: what was recorded before it was taken is the listener's to
 * look up, and where it is lost the listener is told so.
 */
public final class RecordedBroadcast implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RecordedBroadcast.class);
  private static final Duration POLL = Duration.ofMillis(100);

  /** How old the list of partitions may be; one that is new is read from its beginning. */
  private static final Duration PARTITIONS = Duration.ofSeconds(30);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Few enough to be read at once: each message names up to a hundred events. */
  private static final int MESSAGES_AT_ONCE = 10;

  /** Who is told. */
  public interface Listener {
    /** Is told of all that is recorded from now on. */
    void listening();

    /** May have missed some, and is told of none until it is listening again. */
    void missed();

    /** These were recorded; may come again, and do where it throws. */
    void recorded(Collection<EventId> events);
  }

  private final Topics topics;
  private final Listener listener;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Thread thread;
  private final Duration oldest;
  private final CountDownLatch closing = new CountDownLatch(1);
  private boolean isListening;
  private long partitionsAt;
  private volatile Optional<String> trouble = Optional.empty();

  public RecordedBroadcast(String bootstrapServers, Topics topics, Listener listener) {
    this(bootstrapServers, topics, listener, PARTITIONS);
  }

  /**
   * @param oldest how old the list of partitions may be
   */
  RecordedBroadcast(String bootstrapServers, Topics topics, Listener listener, Duration oldest) {
    this.topics = topics;
    this.oldest = oldest;
    this.listener = listener;
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none", // a place that was cleared away is told, not passed over
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                MESSAGES_AT_ONCE,
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                (int) oldest.toMillis(),
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis(),
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis(),
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                100),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    thread = new Thread(this::run, "recorded-broadcast");
    thread.setDaemon(true);
  }

  public RecordedBroadcast start() {
    thread.start();
    return this;
  }

  /** Why nobody is told anything at present; empty while all is well. */
  public Optional<String> trouble() {
    return thread.isAlive() || isClosed() ? trouble : Optional.of("the consumer has stopped");
  }

  private boolean isClosed() {
    return closing.getCount() == 0;
  }

  private void run() {
    try (consumer) {
      var pause = Duration.ZERO;
      while (!isClosed()) {
        try {
          round();
          trouble = Optional.empty();
          pause = Duration.ZERO;
        } catch (WakeupException stopped) {
          LOG.debug("asked to stop");
        } catch (InvalidOffsetException cleared) {
          LOG.error("some of {} was cleared away before it was read", topics.recorded(), cleared);
          lose();
        } catch (RuntimeException outage) {
          pause = Rounds.longer(pause);
          trouble = Optional.of("cannot listen at present: " + outage.getMessage());
          LOG.warn("what is recorded waits: the next try is in {}", pause, outage);
          rest(pause);
        }
      }
    } catch (InterruptedException stopped) {
      LOG.debug("stopped while it waited", stopped);
    } catch (RuntimeException | Error fault) { // an Error too must not end this thread unseen
      trouble = Optional.of("the consumer stopped: " + fault);
      LOG.error("the listener to {} stopped", topics.recorded(), fault);
    } finally {
      listener.missed();
    }
  }

  private void round() throws InterruptedException {
    if (!isListening) {
      begin();
    }
    if (System.nanoTime() - partitionsAt > oldest.toNanos()) {
      takeNewPartitions();
    }
    var batch = consumer.poll(POLL);
    if (!batch.isEmpty()) {
      tell(RecordedEvents.ids(batch));
    }
  }

  /** At the end of all there is, which is known before anybody relies on it. */
  private void begin() {
    var all = partitions();
    consumer.assign(all);
    consumer.seekToEnd(all);
    all.forEach(consumer::position);
    isListening = true;
    listener.listening();
  }

  private void lose() {
    isListening = false;
    listener.missed();
  }

  private Set<TopicPartition> partitions() {
    partitionsAt = System.nanoTime();
    var found =
        consumer.partitionsFor(topics.recorded()).stream()
            .map(RecordedBroadcast::partition)
            .collect(Collectors.toSet());
    if (found.isEmpty()) {
      throw new TimeoutException("there is no topic " + topics.recorded());
    }
    return found;
  }

  private static TopicPartition partition(PartitionInfo info) {
    return new TopicPartition(info.topic(), info.partition());
  }

  private void takeNewPartitions() {
    var more = new HashSet<>(partitions());
    more.removeAll(consumer.assignment());
    if (!more.isEmpty()) {
      var all = new HashSet<>(consumer.assignment());
      all.addAll(more);
      consumer.assign(all); // those that were there keep their places
      consumer.seekToBeginning(more);
    }
  }

  /** Until it is taken: nothing else is read meanwhile, so memory does not grow. */
  private void tell(Collection<EventId> ids) throws InterruptedException {
    var pause = Duration.ZERO;
    while (!isClosed()) {
      try {
        listener.recorded(ids);
        return;
      } catch (RuntimeException outage) {
        pause = Rounds.longer(pause);
        trouble = Optional.of("cannot pass on at present: " + outage.getMessage());
        LOG.warn("what was recorded waits: the next try is in {}", pause, outage);
        rest(pause);
      }
    }
  }

  private void rest(Duration pause) throws InterruptedException {
    if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.debug("does not wait any longer");
    }
  }

  @Override
  public void close() {
    closing.countDown();
    consumer.wakeup();
    try {
      thread.join(PATIENCE.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}

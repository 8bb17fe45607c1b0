package vn.traceability.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.traceability.gs1.Gln;

/**
 * Where an entry becomes accepted: whole, in one transaction, acknowledged by every replica.
 * Entries that come within a few milliseconds share a transaction, since its price is that of two
 * round trips.
 */
public final class CaptureLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CaptureLog.class);
  private static final Duration SHARED = Duration.ofMillis(5);
  private static final int MOST_EVENTS = 2_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private record Capture(
      Gln party, String author, String job, List<String> events, CompletableFuture<Void> kept) {}

  private final BlockingQueue<Capture> waiting = new ArrayBlockingQueue<>(1_000);
  private final String topic;
  private final Map<String, Object> settings;
  private final Thread writer;
  private volatile boolean closed;

  /**
   * Opens the log.
   *
   * @param instance names this process among those that capture; a second one of the same name
   *     takes over from the first
   */
  public CaptureLog(String bootstrapServers, Topics topics, String instance) {
    topic = topics.captured();
    settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            topics.capturing(instance),
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            2 << 20,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            PATIENCE.toMillis(),
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            (int) PATIENCE.toMillis(),
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            (int) PATIENCE.toMillis() / 2,
            ProducerConfig.LINGER_MS_CONFIG,
            0);
    writer = new Thread(this::write, "capture-log");
    writer.setDaemon(true);
    writer.start();
  }

  /**
   * Takes the events of one capture; returns once they are kept.
   *
   * @param author id of the account that captures
   * @param events EPCIS 2.0 events, each valid and at most 900 KiB
   * @throws PipelineAway when the broker did not take them; then none of them is kept
   */
  public void accept(Gln party, String author, String job, List<String> events) {
    var capture = new Capture(party, author, job, List.copyOf(events), new CompletableFuture<>());
    if (closed || !waiting.offer(capture)) {
      throw new PipelineAway(
          "too many entries are waiting for the broker", new IllegalStateException("queue full"));
    }
    try {
      capture.kept().get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failure) {
      throw new PipelineAway("the broker did not take the entry", failure.getCause());
    } catch (TimeoutException slow) {
      throw new PipelineAway("the broker did not answer in time", slow);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new PipelineAway("stopped while waiting for the broker", stopped);
    }
  }

  private void write() {
    KafkaProducer<String, byte[]> producer = null;
    while (!closed) {
      var together = new ArrayList<Capture>();
      try {
        gather(together);
        if (together.isEmpty()) {
          continue;
        }
        if (producer == null) {
          producer = open();
        }
        commit(producer, together);
        together.forEach(capture -> capture.kept().complete(null));
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        together.forEach(capture -> capture.kept().completeExceptionally(stopped));
        break;
      } catch (RuntimeException failure) {
        LOG.warn("{} captures were not taken by the broker", together.size(), failure);
        together.forEach(capture -> capture.kept().completeExceptionally(failure));
        // whatever state the producer is in, a new one begins by ending the open transaction of the
        // old
        close(producer);
        producer = null;
      }
    }
    close(producer);
    waiting.forEach(
        capture ->
            capture.kept().completeExceptionally(new IllegalStateException("the log is closed")));
  }

  private void gather(List<Capture> together) throws InterruptedException {
    var first = waiting.poll(200, TimeUnit.MILLISECONDS);
    if (first == null) {
      return;
    }
    together.add(first);
    int events = first.events().size();
    long until = System.nanoTime() + SHARED.toNanos();
    while (events < MOST_EVENTS) {
      var next = waiting.poll(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
      if (next == null) {
        return;
      }
      together.add(next);
      events += next.events().size();
    }
  }

  private KafkaProducer<String, byte[]> open() {
    var opened = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    try {
      opened.initTransactions();
      return opened;
    } catch (RuntimeException failure) {
      close(opened);
      throw failure;
    }
  }

  private void commit(KafkaProducer<String, byte[]> producer, List<Capture> together) {
    producer.beginTransaction();
    try {
      for (var capture : together) {
        for (String event : capture.events()) {
          producer.send(
              WireEvent.event(topic, capture.party(), capture.author(), capture.job(), event));
        }
        producer.send(
            WireEvent.endOfJob(topic, capture.party(), capture.job(), capture.events().size()));
      }
      producer.commitTransaction(); // fails when any send failed
    } catch (ProducerFencedException takenOver) {
      throw takenOver;
    } catch (KafkaException failure) {
      producer.abortTransaction();
      throw failure;
    }
  }

  private static void close(KafkaProducer<String, byte[]> producer) {
    if (producer != null) {
      producer.close(Duration.ofSeconds(1));
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      writer.join(PATIENCE.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}

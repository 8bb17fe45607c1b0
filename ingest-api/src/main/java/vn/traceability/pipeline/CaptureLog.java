package vn.traceability.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
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
      Gln party,
      String author,
      String job,
      List<String> events,
      boolean partners,
      CompletableFuture<Void> kept) {}

  private final BlockingQueue<Capture> waiting = new ArrayBlockingQueue<>(1_000);
  private final String topic;
  private final Supplier<Producer<String, byte[]>> producers;
  private final Thread writer;
  private volatile boolean closed;
  private volatile boolean ended;
  private volatile Optional<String> trouble = Optional.empty();

  /**
   * Opens the log.
   *
   * @param instance names this process among those that capture; a second one of the same name
   *     takes over from the first
   */
  public CaptureLog(String bootstrapServers, Topics topics, String instance) {
    this(topics.captured(), () -> producer(bootstrapServers, topics, instance));
  }

  /**
   * @param producers makes one for this topic, whose transactions nobody has begun
   */
  CaptureLog(String topic, Supplier<Producer<String, byte[]>> producers) {
    this.topic = topic;
    this.producers = producers;
    writer = new Thread(this::run, "capture-log");
    writer.setDaemon(true);
    writer.start();
  }

  private static Producer<String, byte[]> producer(
      String bootstrapServers, Topics topics, String instance) {
    Map<String, Object> settings =
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
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  /** Why no entry is accepted until the program is started again; empty while all is well. */
  public Optional<String> trouble() {
    return trouble.isPresent() || writer.isAlive() || closed
        ? trouble
        : Optional.of("the capture log has stopped");
  }

  /**
   * Takes the events of one capture; returns once they are kept.
   *
   * @param author id of the account that captures
   * @param events EPCIS 2.0 events, each valid and at most 900 KiB
   * @throws PipelineAway when the broker did not take them; then none of them is kept
   */
  public void accept(Gln party, String author, String job, List<String> events) {
    accept(party, author, job, events, false);
  }

  public void acceptOfPartner(Gln party, String author, String job, List<String> events) {
    accept(party, author, job, events, true);
  }

  private void accept(Gln party, String author, String job, List<String> events, boolean partners) {
    var capture =
        new Capture(party, author, job, List.copyOf(events), partners, new CompletableFuture<>());
    if (closed || ended) {
      throw new PipelineAway("no entry is accepted any more", stopped());
    }
    if (!waiting.offer(capture)) {
      throw new PipelineAway(
          "too many entries are waiting for the broker", new IllegalStateException("queue full"));
    }
    if (ended) { // meanwhile, and whether the writer still saw this one nobody knows
      capture.kept().completeExceptionally(stopped());
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

  private IllegalStateException stopped() {
    return new IllegalStateException(trouble().orElse("the capture log is closed"));
  }

  private void run() {
    var inHand = new ArrayList<Capture>();
    try {
      write(inHand);
    } catch (RuntimeException | Error fault) { // an Error too must not end this thread unseen
      trouble = Optional.of("the capture log stopped: " + fault);
      LOG.error("the capture log stopped", fault);
    } finally {
      ended = true; // before those are told that wait: who comes later sees it himself
      fail(inHand, stopped());
      fail(waiting, stopped());
    }
  }

  /**
   * Writes until the log is closed.
   *
   * @param inHand the captures being written; those left in it are not answered yet
   */
  private void write(List<Capture> inHand) {
    Producer<String, byte[]> producer = null;
    try {
      while (!closed) {
        try {
          gather(inHand);
          if (!inHand.isEmpty()) {
            if (producer == null) {
              producer = open();
            }
            commit(producer, inHand);
            inHand.forEach(capture -> capture.kept().complete(null));
          }
        } catch (InterruptedException stopped) {
          Thread.currentThread().interrupt();
          return;
        } catch (RuntimeException failure) {
          LOG.warn("{} captures were not taken by the broker", inHand.size(), failure);
          fail(inHand, failure);
          // whatever state the producer is in, a new one begins by ending the open transaction of
          // the old
          close(producer);
          producer = null;
        }
        inHand.clear();
      }
    } finally {
      close(producer);
    }
  }

  private static void fail(Collection<Capture> captures, Exception reason) {
    captures.forEach(capture -> capture.kept().completeExceptionally(reason));
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

  private Producer<String, byte[]> open() {
    var opened = producers.get();
    try {
      opened.initTransactions();
      return opened;
    } catch (RuntimeException | Error failure) {
      close(opened);
      throw failure;
    }
  }

  private void commit(Producer<String, byte[]> producer, List<Capture> together) {
    producer.beginTransaction();
    try {
      for (var capture : together) {
        for (String event : capture.events()) {
          var message =
              WireEvent.event(topic, capture.party(), capture.author(), capture.job(), event);
          if (capture.partners()) {
            message.headers().add("partners", new byte[] {1});
          }
          producer.send(message);
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

  private static void close(@Nullable Producer<String, byte[]> producer) {
    if (producer != null) {
      try {
        producer.close(Duration.ofSeconds(1));
      } catch (RuntimeException failure) {
        LOG.warn("a producer was not closed", failure);
      }
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

package vn.traceability.scanlog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes scans on to the topic, in the order they came, by a thread of its own behind a queue in
 * memory. While the broker is away they wait; what comes when the queue is full is dropped and
 * counted. What waits is lost when the process is killed.
 */
public final class ScanSender implements ScanLog, AutoCloseable {
  /** How many messages wait at most: some 20 MB. */
  public static final int QUEUE = 50_000;

  private static final Logger LOG = LoggerFactory.getLogger(ScanSender.class);
  private static final int AT_ONCE = 500;
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  /** How long a message may be on its way before that is said. */
  private static final long SLOW = Duration.ofSeconds(10).toNanos();

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Supplier<Producer<String, byte[]>> producers;
  private final String topic;
  private final BlockingQueue<ScanMessage> queue;
  private final Duration patience;
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicLong lastSaid = new AtomicLong();
  private final Thread thread = new Thread(this::run, "scan-sender");
  private @Nullable Producer<String, byte[]> producer;
  private volatile boolean closed;
  private volatile Optional<Long> sendingSince = Optional.empty();
  private volatile Optional<Long> droppedAt = Optional.empty();

  public ScanSender(String bootstrapServers, ScanTopic topic) {
    this(() -> producer(bootstrapServers), topic, QUEUE, Duration.ofSeconds(5));
  }

  /**
   * Over producers of any kind.
   *
   * @param patience how long closing waits for what is queued
   */
  ScanSender(
      Supplier<Producer<String, byte[]>> producers, ScanTopic topic, int most, Duration patience) {
    this.producers = producers;
    this.topic = topic.name();
    this.queue = new ArrayBlockingQueue<>(most);
    this.patience = patience;
    thread.setDaemon(true);
  }

  public ScanSender start() {
    thread.start();
    return this;
  }

  /** It never gives a message up by itself, so it keeps their order and sends each once. */
  private static Producer<String, byte[]> producer(String bootstrapServers) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            Integer.MAX_VALUE,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            5_000,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            5_000L,
            ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
            1_000L,
            ProducerConfig.BUFFER_MEMORY_CONFIG,
            4L << 20),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  @Override
  public void add(ScanMessage message) {
    if (!closed && queue.offer(message)) {
      return;
    }
    long all = dropped.incrementAndGet();
    long now = System.nanoTime();
    droppedAt = Optional.of(now);
    long said = lastSaid.get();
    if ((all == 1 || now - said > MINUTE) && lastSaid.compareAndSet(said, now)) {
      LOG.error("{} scans were dropped so far, since too many wait for the broker", all);
    }
  }

  /** How many messages were dropped since the start. */
  public long dropped() {
    return dropped.get();
  }

  /** How many messages wait, beside those being sent. */
  public int waiting() {
    return queue.size();
  }

  /** Why scans do not reach the broker at present; empty while all is well. */
  public Optional<String> trouble() {
    if (!closed && !thread.isAlive()) {
      return Optional.of("the sender of scans has stopped");
    }
    long now = System.nanoTime();
    if (droppedAt.filter(at -> now - at < MINUTE).isPresent()) {
      return Optional.of("scans are dropped, " + dropped.get() + " so far");
    }
    return sendingSince.filter(at -> now - at > SLOW).map(at -> "scans wait for the broker");
  }

  private void run() {
    var batch = new ArrayList<ScanMessage>();
    try {
      while (!closed || !queue.isEmpty()) {
        var first = queue.poll(200, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          queue.drainTo(batch, AT_ONCE - 1);
          sendingSince = Optional.of(System.nanoTime());
          send(batch);
          sendingSince = Optional.empty();
          batch.clear();
        }
      }
    } catch (InterruptedException | InterruptException stopped) {
      LOG.warn("{} scans were not sent before the end", batch.size() + queue.size());
    } catch (RuntimeException | Error fault) { // an Error too must not end this thread unseen
      LOG.error("the sender of scans stopped", fault);
    } finally {
      end();
    }
  }

  /** Returns when all of them are acknowledged. */
  private void send(List<ScanMessage> messages) throws InterruptedException {
    var left = List.copyOf(messages);
    while (!left.isEmpty()) {
      try {
        left = refused(left);
      } catch (InterruptException stopped) {
        throw stopped;
      } catch (KafkaException outage) {
        LOG.warn("{} scans wait for the broker: {}", left.size(), outage.toString());
        if (!(outage instanceof org.apache.kafka.common.errors.RetriableException)) {
          end(); // some faults leave a producer of no use
        }
        Thread.sleep(PAUSE.toMillis());
      }
    }
  }

  /** Sends them and gives back those that were not taken, in their order. */
  private List<ScanMessage> refused(List<ScanMessage> messages) throws InterruptedException {
    var open = open();
    open.partitionsFor(topic); // fails here, and not once for each message, where nobody answers
    var sent = new ArrayList<Future<RecordMetadata>>();
    for (var message : messages) {
      var record = new ProducerRecord<>(topic, message.scanned().key(), WireScan.write(message));
      sent.add(open.send(record));
    }
    var refused = new ArrayList<ScanMessage>();
    for (int i = 0; i < sent.size(); i++) {
      try {
        sent.get(i).get();
      } catch (ExecutionException failure) {
        LOG.warn("a scan was not taken by the broker and is sent again", failure.getCause());
        refused.add(messages.get(i));
      }
    }
    if (!refused.isEmpty()) {
      end();
      Thread.sleep(PAUSE.toMillis());
    }
    return refused;
  }

  private Producer<String, byte[]> open() {
    var open = producer;
    if (open == null) {
      open = producers.get();
      producer = open;
    }
    return open;
  }

  private void end() {
    if (producer != null) {
      producer.close(Duration.ZERO);
      producer = null;
    }
  }

  /** Waits for what is queued, for a while; what is left then is lost, and that is logged. */
  @Override
  public void close() {
    closed = true;
    try {
      thread.join(patience.toMillis());
      if (thread.isAlive()) {
        thread.interrupt();
        thread.join(Duration.ofSeconds(2).toMillis());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}

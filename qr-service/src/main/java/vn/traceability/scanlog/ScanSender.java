package vn.traceability.scanlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
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
 * Passes scans on to the topic, in the order they came, by a thread of its own behind a file. While
 * the broker is away they wait there, also over the end of the process; what comes when it is full,
 * or when the disk does not take it, is dropped and counted. Where the process is killed after the
 * broker took some and before that was written down, these are sent again: at least once.
 */
public final class ScanSender implements ScanLog, AutoCloseable {
  /** How many bytes of messages wait at most: some 700,000. */
  private static final long MOST_BYTES = 256L << 20;

  private static final Logger LOG = LoggerFactory.getLogger(ScanSender.class);
  private static final int AT_ONCE = 500;
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  /** How long a message may be on its way before that is said. */
  private static final long SLOW = Duration.ofSeconds(10).toNanos();

  private static final Duration WAIT = Duration.ofMillis(200);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Supplier<Producer<String, byte[]>> producers;
  private final String topic;
  private final ScanJournal journal;
  private final Duration patience;
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicLong lastSaid = new AtomicLong();
  private final Thread thread = new Thread(this::run, "scan-sender");
  private @Nullable Producer<String, byte[]> producer;
  private volatile boolean closed;
  private volatile Optional<Long> sendingSince = Optional.empty();
  private volatile Optional<Long> droppedAt = Optional.empty();
  private volatile boolean unreadable;

  /**
   * @param folder where the file is; each process takes one of its own there
   * @throws UncheckedIOException when that cannot be written
   */
  public ScanSender(String bootstrapServers, ScanTopic topic, Path folder) {
    this(
        () -> producer(bootstrapServers),
        topic,
        ScanJournal.open(folder, MOST_BYTES),
        Duration.ofSeconds(5));
  }

  /**
   * Over producers of any kind.
   *
   * @param journal is closed with this
   * @param patience how long closing waits for what is not sent
   */
  ScanSender(
      Supplier<Producer<String, byte[]>> producers,
      ScanTopic topic,
      ScanJournal journal,
      Duration patience) {
    this.producers = producers;
    this.topic = topic.name();
    this.journal = journal;
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
    if (!closed && isWritten(message)) {
      return;
    }
    long all = dropped.incrementAndGet();
    long now = System.nanoTime();
    droppedAt = Optional.of(now);
    long said = lastSaid.get();
    if ((all == 1 || now - said > MINUTE) && lastSaid.compareAndSet(said, now)) {
      LOG.error("{} scans were dropped so far, since their file is full or fails", all);
    }
  }

  private boolean isWritten(ScanMessage message) {
    try {
      return journal.append(message.scanned().key(), WireScan.write(message));
    } catch (IOException failure) {
      LOG.debug("a scan was not written", failure); // which is said of all together
      return false;
    }
  }

  /** How many messages were dropped since the start. */
  public long dropped() {
    return dropped.get();
  }

  /** How many messages the broker does not have yet. */
  public int waiting() {
    return journal.waiting();
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
    if (unreadable) {
      return Optional.of("the file of waiting scans cannot be read");
    }
    return sendingSince.filter(at -> now - at > SLOW).map(at -> "scans wait for the broker");
  }

  private void run() {
    try {
      while (!closed || journal.waiting() > 0) {
        sendNext();
      }
    } catch (InterruptedException | InterruptException stopped) {
      LOG.warn("{} scans are sent after the next start", journal.waiting());
    } catch (RuntimeException | Error fault) { // an Error too must not end this thread unseen
      LOG.error("the sender of scans stopped", fault);
    } finally {
      end();
    }
  }

  private void sendNext() throws InterruptedException {
    try {
      var batch = journal.next(AT_ONCE, WAIT);
      if (!batch.isEmpty()) {
        sendingSince = Optional.of(System.nanoTime());
        send(batch);
        journal.sent(batch);
        sendingSince = Optional.empty();
      }
      unreadable = false;
    } catch (IOException failure) {
      if (closed) {
        throw new UncheckedIOException(failure);
      }
      LOG.error("the file of waiting scans fails", failure);
      unreadable = true;
      Thread.sleep(PAUSE.toMillis());
    }
  }

  /** Returns when all of them are acknowledged. */
  private void send(List<ScanJournal.Sent> messages) throws InterruptedException {
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
  private List<ScanJournal.Sent> refused(List<ScanJournal.Sent> messages)
      throws InterruptedException {
    var open = open();
    open.partitionsFor(topic); // fails here, and not once for each message, where nobody answers
    var sent = new ArrayList<Future<RecordMetadata>>();
    for (var message : messages) {
      sent.add(open.send(new ProducerRecord<>(topic, message.key(), message.message())));
    }
    var refused = new ArrayList<ScanJournal.Sent>();
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

  /** Waits for what is not sent, for a while; what is left then is sent after the next start. */
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
    } finally {
      journal.close();
    }
  }
}

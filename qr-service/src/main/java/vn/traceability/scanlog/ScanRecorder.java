package vn.traceability.scanlog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.traceability.lot.LotId;
import vn.traceability.refusal.InvalidValue;

/**
 * Reads the topic of scans and keeps what they say. Offsets are committed when that is done;
 * whatever fails is tried again from there, after growing pauses.
 */
public final class ScanRecorder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ScanRecorder.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final int AT_ONCE = 500;

  /** Bytes of scans that the broker gathers, and how many ms it waits for them: a batch is dear. */
  private static final int GATHERED = 64 << 10;

  private static final int LONGEST_WAIT = 300;

  private final ScanTopic topic;
  private final ScanProjection projection;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Thread thread = new Thread(this::run, "scan-recorder");
  private volatile boolean closed;
  private volatile Optional<String> trouble = Optional.empty();

  /**
   * @param owners whose a lot is; empty where nobody registered it
   */
  public ScanRecorder(
      String bootstrapServers,
      ScanTopic topic,
      ScanStore store,
      Function<LotId, Optional<Alarm.Responsible>> owners) {
    this.topic = topic;
    projection = new ScanProjection(store, owners);
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.GROUP_ID_CONFIG,
                topic.recorders(),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                AT_ONCE,
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                10_000,
                ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                GATHERED,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                LONGEST_WAIT),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    thread.setDaemon(true);
  }

  public ScanRecorder start() {
    thread.start();
    return this;
  }

  /** Why nothing is recorded at present; empty while all is well. */
  public Optional<String> trouble() {
    return thread.isAlive() || closed ? trouble : Optional.of("the recorder of scans has stopped");
  }

  private void run() {
    try (consumer) {
      consumer.subscribe(List.of(topic.name()));
      var pause = Duration.ZERO;
      while (!closed) {
        pause = round(pause);
      }
    } catch (RuntimeException | Error fault) { // an Error too must not end this thread unseen
      trouble = Optional.of("the recorder of scans stopped: " + fault);
      LOG.error("the recorder of scans stopped", fault);
    }
  }

  /** The pause before the next round: none where all went well. */
  private Duration round(Duration pause) {
    try {
      if (!pause.isZero()) {
        comeBack(pause);
      }
      var batch = consumer.poll(POLL);
      if (!batch.isEmpty()) {
        projection.record(read(batch));
        consumer.commitSync();
        trouble = Optional.empty();
      }
      return batch.isEmpty() && !trouble.isEmpty() ? pause : Duration.ZERO;
    } catch (WakeupException stopped) {
      return pause;
    } catch (RuntimeException outage) {
      var longer = longer(pause);
      trouble = Optional.of("scans wait to be recorded: " + outage.getMessage());
      LOG.warn("scans wait to be recorded: the next try is in {}", longer, outage);
      return longer;
    }
  }

  private static Duration longer(Duration pause) {
    if (pause.isZero()) {
      return FIRST_PAUSE;
    }
    var doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  /** Waits as a member of its group, and goes back to what was committed. */
  private void comeBack(Duration pause) {
    consumer.pause(consumer.assignment());
    consumer.poll(pause);
    consumer.resume(consumer.paused());
    var committed = consumer.committed(consumer.assignment());
    for (var partition : consumer.assignment()) {
      var offset = committed.get(partition);
      if (offset == null) {
        consumer.seekToBeginning(List.of(partition));
      } else {
        consumer.seek(partition, offset);
      }
    }
  }

  /** What cannot be read is a fault of the program, which no scan after it waits for. */
  private static List<Taken> read(ConsumerRecords<String, byte[]> batch) {
    var taken = new ArrayList<Taken>();
    for (var record : batch) {
      try {
        taken.add(new Taken(record.partition(), record.offset(), WireScan.read(record.value())));
      } catch (InvalidValue broken) {
        LOG.error(
            "the scan at {} of partition {} cannot be read and is passed over",
            record.offset(),
            record.partition(),
            broken);
      }
    }
    return taken;
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

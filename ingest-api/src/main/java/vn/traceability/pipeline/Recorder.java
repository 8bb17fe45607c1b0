package vn.traceability.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.traceability.event.EventId;
import vn.traceability.event.Events;
import vn.traceability.event.RecordedEvent;
import vn.traceability.event.epcis.EventReading;
import vn.traceability.gs1.Gln;
import vn.traceability.trace.Links;

/**
 * Keeps what was accepted. A batch goes through four steps, each of which may be done again: keep
 * the events, apply every projection to every event, new or not, publish them, commit the offsets.
 * Whether an event was new decides nothing.
 */
public final class Recorder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** Called before each step, so that a test can end the process between any two. */
  public interface Steps {
    Steps NONE = step -> {};

    void before(String step);
  }

  private final Topics topics;
  private final Events events;
  private final Links links;
  private final Jobs jobs;
  private final Clock clock;
  private final Steps steps;
  private final KafkaConsumer<String, byte[]> consumer;
  private final KafkaProducer<String, byte[]> producer;
  private final Thread thread;
  private volatile boolean closed;
  private volatile Optional<String> trouble = Optional.empty();

  public Recorder(
      String bootstrapServers,
      Topics topics,
      Events events,
      Links links,
      Jobs jobs,
      Clock clock,
      Steps steps) {
    this.topics = topics;
    this.events = events;
    this.links = links;
    this.jobs = jobs;
    this.clock = clock;
    this.steps = steps;
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.GROUP_ID_CONFIG,
                topics.recorders(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                1_000,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                50),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                2 << 20),
            new StringSerializer(),
            new ByteArraySerializer());
    thread = new Thread(this::run, "event-recorder");
    thread.setDaemon(true);
  }

  public Recorder start() {
    thread.start();
    return this;
  }

  /** Why nothing is being recorded at present; empty while all is well. */
  public Optional<String> trouble() {
    return thread.isAlive() || closed ? trouble : Optional.of("the recorder has stopped");
  }

  private void run() {
    try (consumer;
        producer) {
      consumer.subscribe(List.of(topics.captured()));
      while (!closed) {
        var batch = new ArrayList<ConsumerRecord<String, byte[]>>();
        consumer.poll(POLL).forEach(batch::add);
        if (!batch.isEmpty()) {
          untilDone(batch);
        }
      }
    } catch (WakeupException stopped) {
      LOG.debug("the recorder was asked to stop");
    } catch (RuntimeException | Error fault) { // an Error too must not end this thread unseen
      trouble = Optional.of("the recorder stopped: " + fault);
      LOG.error("the recorder stopped", fault);
    }
  }

  /**
   * Tries again with growing pauses; meanwhile stays a member of its group by polling with
   * everything paused.
   */
  private void untilDone(List<ConsumerRecord<String, byte[]>> batch) {
    var pause = FIRST_PAUSE;
    while (true) {
      try {
        record(batch);
        trouble = Optional.empty();
        consumer.resume(consumer.paused());
        return;
      } catch (WakeupException stopped) {
        throw stopped;
      } catch (RuntimeException outage) {
        trouble = Optional.of("cannot record at present: " + outage.getMessage());
        LOG.warn("{} events wait: the next try is in {}", batch.size(), pause, outage);
        consumer.pause(consumer.assignment());
        var lost = consumer.poll(pause);
        if (!lost.isEmpty() || closed || !holds(batch)) {
          rewind();
          return;
        }
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? pause.multipliedBy(2)
                : LONGEST_PAUSE;
      }
    }
  }

  private boolean holds(List<ConsumerRecord<String, byte[]>> batch) {
    var held = consumer.assignment();
    return batch.stream()
        .allMatch(each -> held.contains(new TopicPartition(each.topic(), each.partition())));
  }

  /** Back to what was committed, so that no message is passed over. */
  private void rewind() {
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

  private void record(List<ConsumerRecord<String, byte[]>> batch) {
    var read = new Reading();
    batch.forEach(read::message);

    steps.before("insert");
    events.append(read.events.values());
    steps.before("project");
    links.project(read.events.values());
    jobs.add(read.progress(), clock.instant());
    steps.before("publish");
    publish(read);
    steps.before("commit");
    consumer.commitSync();
  }

  private void publish(Reading read) {
    var sent = new ArrayList<Future<?>>();
    for (var event : read.events.values()) {
      sent.add(
          producer.send(
              new ProducerRecord<>(
                  topics.recorded(),
                  event.party().digits(),
                  event.id().value().getBytes(StandardCharsets.UTF_8))));
    }
    read.dead.forEach(letter -> sent.add(producer.send(letter)));
    producer.flush();
    for (var each : sent) {
      try {
        each.get();
      } catch (ExecutionException failure) {
        throw new IllegalStateException(
            "the broker did not take what was recorded", failure.getCause());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new WakeupException();
      }
    }
  }

  /** One batch, read. */
  private final class Reading {
    private final Map<EventId, RecordedEvent> events = new LinkedHashMap<>();
    private final List<ProducerRecord<String, byte[]>> dead = new ArrayList<>();
    private final Map<String, JobReading> jobs = new LinkedHashMap<>();

    void message(ConsumerRecord<String, byte[]> message) {
      Optional<JobReading> job = Optional.empty();
      try {
        var party = new Gln(String.valueOf(message.key()));
        job =
            WireEvent.header(message, "job")
                .map(name -> jobs.computeIfAbsent(name, any -> new JobReading(name, party)));
        if (job.filter(each -> each.head(message)).isPresent()) {
          return;
        }
        var event =
            new EventReading(
                    party,
                    WireEvent.header(message, "author"),
                    WireEvent.header(message, "partners").isPresent(),
                    clock.instant())
                .of(new String(message.value(), StandardCharsets.UTF_8));
        events.put(event.id(), event);
        job.ifPresent(each -> each.recorded(message, event.id()));
      } catch (RuntimeException unreadable) {
        // reading asks nobody, so whatever it throws lies in the message and would be thrown again
        LOG.error(
            "a message of {} cannot be read and goes to the dead letters",
            message.topic(),
            unreadable);
        var letter = DeadLetter.of(message, topics.deadLetters(), unreadable);
        dead.add(letter.message());
        job.ifPresent(each -> each.dead(letter));
      }
    }

    List<Jobs.Progress> progress() {
      return jobs.values().stream().map(JobReading::progress).toList();
    }
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

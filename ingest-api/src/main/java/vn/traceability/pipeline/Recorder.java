package vn.traceability.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
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
import vn.traceability.offer.OfferDesk;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.trace.Links;

/**
 * Keeps what was accepted. A batch goes through four steps, each of which may be done again: keep
 * the events, apply every projection to every event, new or not, publish them, commit the offsets.
 * Whether an event was new decides nothing. While a batch is projected and published the events of
 * the next one are kept, and no more than these two are in memory.
 */
public final class Recorder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
  private static final Duration POLL = Duration.ofMillis(100);

  /** How many events are kept at a time, and those of one more message. */
  private static final int AT_ONCE = 1_000;

  /**
   * From one batch of few to the next, while more come: a batch costs the store the same few
   * flushed writes whatever is in it.
   */
  private static final long PACE = Duration.ofMillis(150).toNanos();

  private static final int FEW = 200;

  /** Called before each step, so that a test can end the process between any two. */
  public interface Steps {
    Steps NONE = step -> {};

    void before(String step);
  }

  private final Topics topics;
  private final Events events;
  private final Links links;
  private final Jobs jobs;
  private final OfferDesk desk;
  private final Clock clock;
  private final Steps steps;
  private final KafkaConsumer<String, byte[]> consumer;
  private final KafkaProducer<String, byte[]> producer;
  private final Thread thread;
  private final LongAdder recorded = new LongAdder();
  private final LongAdder deadLetters = new LongAdder();
  private final Waiting waiting = new Waiting();
  private final ExecutorService projecting =
      Executors.newSingleThreadExecutor(
          work -> {
            var thread = new Thread(work, "event-recorder-projecting");
            thread.setDaemon(true);
            return thread;
          });
  private final Queue<ConsumerRecord<String, byte[]>> unread = new ArrayDeque<>();
  private Optional<Projected> projected = Optional.empty();
  private boolean committedAll = true;
  private long next = System.nanoTime();
  private volatile boolean hurried;
  private volatile boolean closed;
  private volatile Optional<String> trouble = Optional.empty();

  public Recorder(
      String bootstrapServers,
      Topics topics,
      Events events,
      Links links,
      Jobs jobs,
      OfferDesk desk,
      Clock clock,
      Steps steps) {
    this.topics = topics;
    this.events = events;
    this.links = links;
    this.jobs = jobs;
    this.desk = desk;
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
                AT_ONCE,
                // after the end of a process that could not say so nobody records for that long
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                10_000,
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
    return trouble.isPresent() || thread.isAlive() || closed
        ? trouble
        : Optional.of("the recorder has stopped");
  }

  /** How many events were recorded since the start, those recorded again among them. */
  public long recorded() {
    return recorded.sum();
  }

  /** How many messages became dead letters since the start. */
  public long deadLetters() {
    return deadLetters.sum();
  }

  private void run() {
    try (consumer;
        producer) {
      consumer.subscribe(List.of(topics.captured()));
      new Rounds(
              consumer,
              () -> closed,
              why -> trouble = why.map(reason -> "cannot record at present: " + reason))
          .go(this::recordNext, this::settle);
      stop();
    } catch (RuntimeException | Error fault) { // an Error too must not end this thread unseen
      trouble = Optional.of("the recorder stopped: " + fault);
      LOG.error("the recorder stopped", fault);
    } finally {
      projecting.shutdown();
    }
  }

  /** Done with is better than done again, but not waited for. */
  private void stop() {
    try {
      finish();
    } catch (RuntimeException outage) {
      LOG.debug("the last batch is recorded again by the next recorder", outage);
    }
  }

  /**
   * Reads a batch and keeps its events while the batch before is projected and published.
   *
   * @return whether a batch was done with
   */
  private boolean recordNext() {
    if (unread.isEmpty() && pause() > 0) {
      boolean finished = finish();
      LockSupport.parkNanos(pause());
      return finished;
    }
    if (unread.isEmpty()) {
      consumer.poll(projected.isEmpty() ? POLL : Duration.ZERO).forEach(unread::add);
    }
    if (unread.isEmpty()) {
      if (projected.isEmpty() && !committedAll) {
        consumer.commitAsync(); // what only ended a transaction is done with too
        committedAll = true;
      }
      return finish();
    }
    committedAll = false;
    var batch = nextBatch();
    hurried = false;
    next = System.nanoTime() + (batch.messages().size() < FEW ? PACE : 0);
    var read = kept(batch.messages());
    boolean finished = finish();
    projected =
        Optional.of(
            new Projected(read, batch.offsets(), projecting.submit(() -> project(read), null)));
    return finished;
  }

  /** Reads each message on whichever core is free, and keeps the events. */
  private Reading kept(List<ConsumerRecord<String, byte[]>> messages) {
    var tried = messages.parallelStream().map(this::tried).toList();
    var read = read(messages, tried);
    steps.before("insert");
    try {
      read.keep(events.append(read.events));
      return read;
    } catch (InvalidValue one) {
      // which no later try would keep either, and it would hold up all that come after it
      read = read(messages, tried.stream().map(this::triedToKeep).toList());
      read.keep(events.append(read.events));
      return read;
    }
  }

  private Supplier<RecordedEvent> triedToKeep(Supplier<RecordedEvent> tried) {
    RecordedEvent event;
    try {
      event = tried.get();
    } catch (RuntimeException unreadable) {
      return tried;
    }
    try {
      events.append(List.of(event));
      return tried;
    } catch (InvalidValue never) {
      return () -> {
        throw never;
      };
    }
  }

  /** How long to let more come, where few came the last time; in nanoseconds. */
  private long pause() {
    return hurried ? 0 : next - System.nanoTime();
  }

  /** Lets nothing more come before it records what is there: somebody waits for this job. */
  Waiting.Waiter hurry(String job) {
    var waiter = waiting.forJob(job);
    hurried = true;
    LockSupport.unpark(thread);
    return waiter;
  }

  /**
   * Takes as many messages in hand as are to be kept at a time.
   *
   * @return what they stand for
   */
  private Batch nextBatch() {
    var messages = new ArrayList<ConsumerRecord<String, byte[]>>();
    var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
    while (!unread.isEmpty() && messages.size() < AT_ONCE) {
      var message = unread.remove();
      messages.addAll(WholeCapture.parts(message));
      offsets.put(
          new TopicPartition(message.topic(), message.partition()),
          new OffsetAndMetadata(message.offset() + 1));
    }
    return new Batch(messages, offsets);
  }

  /**
   * What is kept at a time.
   *
   * @param offsets from which to go on once it is done with
   */
  private record Batch(
      List<ConsumerRecord<String, byte[]>> messages,
      Map<TopicPartition, OffsetAndMetadata> offsets) {}

  private void project(Reading read) {
    steps.before("project");
    links.project(read.kept);
    read.offer();
    jobs.add(read.progress(), clock.instant());
    waiting.tell(read.jobs.keySet());
    steps.before("publish");
    publish(read);
  }

  /** Waits for the batch that is being projected, and commits it; false when there is none. */
  private boolean finish() {
    if (projected.isEmpty()) {
      return false;
    }
    var batch = projected.get();
    projected = Optional.empty();
    batch.await();
    steps.before("commit");
    consumer.commitSync(batch.offsets());
    recorded.add(batch.read().kept.size());
    deadLetters.add(batch.read().dead.size());
    return true;
  }

  /** Waits for the batch that is being projected, which is going to be read again. */
  private void settle() {
    var batch = projected;
    projected = Optional.empty();
    unread.clear(); // they come again
    try {
      batch.ifPresent(Projected::await);
    } catch (RuntimeException outage) {
      LOG.debug("the batch before failed too", outage);
    }
  }

  /**
   * A batch whose events are kept.
   *
   * @param offsets from which to go on once it is done with
   */
  private record Projected(
      Reading read, Map<TopicPartition, OffsetAndMetadata> offsets, Future<?> done) {
    void await() {
      try {
        done.get();
      } catch (ExecutionException failure) {
        if (failure.getCause() instanceof Error fault) {
          throw fault;
        }
        throw new IllegalStateException(failure.getCause().getMessage(), failure.getCause());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new WakeupException();
      }
    }
  }

  private void publish(Reading read) {
    var sent = new ArrayList<Future<?>>();
    WireRecorded.of(topics.recorded(), read.kept)
        .forEach(message -> sent.add(producer.send(message)));
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

  /** Puts them together in their order. */
  private Reading read(
      List<ConsumerRecord<String, byte[]>> messages, List<Supplier<RecordedEvent>> events) {
    var read = new Reading();
    for (int i = 0; i < messages.size(); i++) {
      read.message(messages.get(i), events.get(i));
    }
    return read;
  }

  /** The event, or the exception in its place. */
  private Supplier<RecordedEvent> tried(ConsumerRecord<String, byte[]> message) {
    try {
      if (WireEvent.isEndOfJob(message) || WireOffers.isIn(message)) {
        return () -> {
          throw new IllegalStateException("no event");
        };
      }
      var event = event(message);
      return () -> event;
    } catch (RuntimeException unreadable) {
      return () -> {
        throw unreadable;
      };
    }
  }

  private RecordedEvent event(ConsumerRecord<String, byte[]> message) {
    var reading =
        new EventReading(
            new Gln(String.valueOf(message.key())),
            WireEvent.header(message, "author"),
            WireEvent.header(message, WireEvent.PARTNERS).isPresent(),
            clock.instant());
    String epcis = new String(message.value(), StandardCharsets.UTF_8);
    return WireEvent.header(message, WireEvent.ID)
        .map(id -> reading.of(new EventId(id), epcis))
        .orElseGet(() -> reading.of(epcis));
  }

  /** What a message offers beside the events of its job. */
  private record Offering(JobReading job, WireOffers.Sent sent) {}

  /** One batch, read. */
  private final class Reading {
    private final List<RecordedEvent> events = new ArrayList<>();
    private Collection<RecordedEvent> kept = List.of();
    private final List<ProducerRecord<String, byte[]>> dead = new ArrayList<>();
    private final Map<String, JobReading> jobs = new LinkedHashMap<>();
    private final List<Offering> offers = new ArrayList<>();

    /**
     * @param read throws what made the message unreadable
     */
    void message(ConsumerRecord<String, byte[]> message, Supplier<RecordedEvent> read) {
      Optional<JobReading> job = Optional.empty();
      try {
        var party = new Gln(String.valueOf(message.key()));
        job =
            WireEvent.header(message, "job")
                .map(name -> jobs.computeIfAbsent(name, any -> new JobReading(name, party)));
        if (WholeCapture.isBroken(message)) {
          throw new IllegalArgumentException("its lengths are not those of its value");
        }
        if (job.filter(each -> each.head(message)).isPresent()) {
          return;
        }
        if (WireOffers.isIn(message)) {
          var its = job.orElseThrow();
          offers.add(new Offering(its, WireOffers.read(message)));
          its.mended(message);
          return;
        }
        var event = read.get();
        events.add(event);
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

    /**
     * What follows from an event follows from it as it is kept: sent by another party too, or at
     * another time, it would say something else of the same lots.
     */
    void keep(Collection<RecordedEvent> asKept) {
      kept = asKept;
    }

    /** One message after the other: of a party all come here, so that nobody counts beside. */
    void offer() {
      for (var each : offers) {
        var sent = each.sent();
        each.job().offered(sent.place(), desk.receive(sent.sender(), sent.offers()));
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

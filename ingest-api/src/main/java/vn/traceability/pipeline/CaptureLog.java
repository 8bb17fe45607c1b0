package vn.traceability.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.traceability.gs1.Gln;

/**
 * Where a capture becomes accepted: whole, acknowledged by every replica. A small one is one
 * message; a large one is a transaction on a lane of its own, and is read while it is sent.
 */
public final class CaptureLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CaptureLog.class);
  private static final Duration PATIENCE = Producers.PATIENCE;

  /** How many large captures are sent at a time, beside the small ones. */
  private static final int LARGE = 2;

  private static final Duration MENDING = Duration.ofMillis(100);

  private final String topic;
  private final Clock clock;
  private final SmallCaptures small;
  private final BlockingQueue<Lane> free = new ArrayBlockingQueue<>(LARGE);
  private final ScheduledExecutorService mending =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            var thread = new Thread(work, "capture-log-mending");
            thread.setDaemon(true);
            return thread;
          });
  private final LongAdder accepted = new LongAdder();

  /**
   * Opens the log.
   *
   * @param instance names this process among those that capture; a second one of the same name
   *     takes over from the first
   */
  public CaptureLog(String bootstrapServers, Topics topics, String instance, Clock clock) {
    this(topics.captured(), Producers.on(bootstrapServers, topics, instance), clock);
  }

  CaptureLog(String topic, Producers producers, Clock clock) {
    this.topic = topic;
    this.clock = clock;
    small = new SmallCaptures(producers::small);
    mending.execute(() -> begin(producers));
  }

  /** Before any lane is used: what is ended here could be its own transaction. */
  private void begin(Producers producers) {
    try {
      producers.endLeftOpen(LARGE);
    } catch (RuntimeException failure) {
      LOG.warn("what an earlier process left open ends by itself later", failure);
    } finally {
      for (int number = 0; number < LARGE; number++) {
        int its = number;
        free.add(new Lane(() -> producers.open(its)));
      }
    }
  }

  /** Why no entry is accepted until the program is started again; empty while all is well. */
  public Optional<String> trouble() {
    return small.trouble();
  }

  /** How many events were accepted since the start. */
  public long accepted() {
    return accepted.sum();
  }

  /** How many captures wait at present to be sent. */
  public int waiting() {
    return small.waiting();
  }

  /**
   * Takes the events of one capture; returns once they are kept.
   *
   * @param author id of the account that captures
   * @param events EPCIS 2.0 events, each valid and at most 900 KiB
   * @return what was kept
   * @throws PipelineAway as below
   */
  public Capture accept(Gln party, String author, String job, List<String> events) {
    var capture = Capture.of(party, author, job, clock.instant(), events);
    try {
      accept(capture);
      return capture;
    } catch (IOException impossible) {
      throw new UncheckedIOException("a list in memory was not read", impossible);
    }
  }

  /**
   * Takes one capture; returns once it is kept. Its events are read once, while they are sent, and
   * no more than a mebibyte or two of them is in memory at a time.
   *
   * @throws IOException when its events could not be read; then none of them is kept
   * @throws PipelineAway when the broker did not take it. Then it is kept whole or not at all, and
   *     not at all unless the broker went away while it answered.
   */
  public void accept(Capture capture) throws IOException {
    small.mustBeOpen();
    try (var sending = new Sending(capture)) {
      capture.source().forEach(sending);
      sending.end();
    }
    accepted.add(capture.events());
  }

  private Lane lease() {
    try {
      var lane = free.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (lane == null) {
        throw new PipelineAway(
            "too many large captures are being sent", new IllegalStateException("no lane is free"));
      }
      return lane;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new PipelineAway("stopped while waiting for a lane", stopped);
    }
  }

  private void giveBack(Lane lane) {
    if (lane.isBroken() && !mending.isShutdown()) {
      mending.execute(() -> mend(lane));
    } else {
      free.add(lane);
    }
  }

  /** What it left open holds every reader up; until that is ended it takes nothing. */
  private void mend(Lane lane) {
    try {
      lane.mend();
      free.add(lane);
    } catch (PipelineAway away) {
      LOG.debug("the broker is still away", away);
      mending.schedule(() -> mend(lane), MENDING.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** One capture while it is read: gathered as long as it is small, from then on sent. */
  private final class Sending implements Consumer<Capture.Event>, AutoCloseable {
    private final Capture capture;
    private final List<Sent> gathered = new ArrayList<>();
    private int bytes;
    private int events;
    private @Nullable Lane lane;
    private Lane.@Nullable Transaction transaction;

    Sending(Capture capture) {
      this.capture = capture;
    }

    @Override
    public void accept(Capture.Event event) {
      var sent = Sent.of(event);
      bytes += sent.epcis().length;
      if (transaction == null) {
        gathered.add(sent);
        if (capture.events() > WholeCapture.MOST_EVENTS || bytes > WholeCapture.MOST_BYTES) {
          begin();
        }
      } else {
        send(transaction, sent);
      }
    }

    private void send(Lane.Transaction to, Sent event) {
      to.send(WireEvent.event(topic, capture, events, event));
      events++;
    }

    private void begin() {
      var leased = lease();
      lane = leased;
      var begun = leased.begin();
      transaction = begun;
      gathered.forEach(event -> send(begun, event));
      gathered.clear();
    }

    void end() {
      int all = events + gathered.size();
      if (all != capture.events()) {
        throw new IllegalStateException(
            "a capture of %d events handed out %d".formatted(capture.events(), all));
      }
      var offers = WireOffers.of(topic, capture);
      bytes += offers.stream().mapToInt(each -> each.value().length).sum();
      if (transaction == null && bytes > WholeCapture.MOST_BYTES) {
        begin();
      }
      if (transaction == null) {
        small.send(WholeCapture.message(topic, capture, gathered, offers));
      } else {
        offers.forEach(transaction::send);
        transaction.send(WireEvent.endOfJob(topic, capture));
        transaction.commit();
      }
    }

    @Override
    public void close() {
      try {
        if (transaction != null) {
          transaction.close();
        }
      } finally {
        if (lane != null) {
          giveBack(lane);
        }
      }
    }
  }

  @Override
  public void close() {
    small.close();
    mending.shutdownNow();
    for (int closed = 0; closed < LARGE; closed++) {
      try {
        var lane = free.poll(1, TimeUnit.SECONDS);
        if (lane != null) { // one that is still held goes with the process
          lane.close();
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}

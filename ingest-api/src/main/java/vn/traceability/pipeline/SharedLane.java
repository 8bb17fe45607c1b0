package vn.traceability.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Small captures on their way: while one transaction is being kept the next ones gather. An Error
 * stops it, and whoever waits is told.
 */
final class SharedLane implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SharedLane.class);
  private static final Duration PATIENCE = Producers.PATIENCE;

  /** How long it waits for those that it expects to come along. */
  private static final Duration SHARED = Duration.ofMillis(2);

  private static final int MOST_CAPTURES = 1_000;
  private static final int MOST_BYTES_WAITING = 64 << 20;
  private static final int MOST_MESSAGES = 2_000;
  private static final long MOST_BYTES = 4 << 20;

  /** One that waits; whoever takes it first decides: the writer, or the one who waits no longer. */
  private record Waiting(
      List<ProducerRecord<String, byte[]>> messages,
      int bytes,
      AtomicBoolean taken,
      CompletableFuture<Void> kept) {}

  private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(MOST_CAPTURES);
  private final Semaphore room = new Semaphore(MOST_BYTES_WAITING);
  private final Thread writer;
  private volatile boolean closed;
  private volatile boolean ended;
  private volatile Optional<String> trouble = Optional.empty();

  /**
   * @param first done before the first transaction; its failure is none of ours
   */
  SharedLane(Lane lane, Runnable first) {
    writer = new Thread(() -> run(lane, first), "capture-log");
    writer.setDaemon(true);
    writer.start();
  }

  Optional<String> trouble() {
    return trouble.isPresent() || closed || writer.isAlive()
        ? trouble
        : Optional.of("the capture log has stopped");
  }

  int waiting() {
    return waiting.size();
  }

  /**
   * @throws PipelineAway when nothing is taken any more
   */
  void mustBeOpen() {
    if (closed || ended) {
      throw new PipelineAway("no entry is accepted any more", stopped());
    }
  }

  /**
   * Sends all messages of one capture in one transaction.
   *
   * @param bytes of their values
   * @throws PipelineAway when the broker did not take them
   */
  void send(List<ProducerRecord<String, byte[]>> messages, int bytes) {
    mustBeOpen();
    if (!room.tryAcquire(bytes)) {
      throw tooMany();
    }
    try {
      var mine = new Waiting(messages, bytes, new AtomicBoolean(), new CompletableFuture<>());
      if (!waiting.offer(mine)) {
        throw tooMany();
      }
      if (ended) { // meanwhile, and whether the writer still saw this one nobody knows
        fail(List.of(mine), away(stopped()));
      }
      await(mine);
    } finally {
      room.release(bytes);
    }
  }

  private static PipelineAway tooMany() {
    return new PipelineAway(
        "too many entries are waiting for the broker", new IllegalStateException("queue full"));
  }

  private static void await(Waiting mine) {
    try {
      try {
        mine.kept().get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException slow) {
        if (mine.taken().compareAndSet(false, true)) {
          throw new PipelineAway("the broker did not answer in time", slow);
        }
        mine.kept().get(4 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS); // it is being sent
      }
    } catch (ExecutionException failure) {
      throw new PipelineAway("the broker did not take the entry", failure.getCause());
    } catch (TimeoutException slow) {
      throw new PipelineAway("the broker did not answer in time", slow);
    } catch (InterruptedException stopped) {
      mine.taken().set(true);
      Thread.currentThread().interrupt();
      throw new PipelineAway("stopped while waiting for the broker", stopped);
    }
  }

  private IllegalStateException stopped() {
    return new IllegalStateException(trouble().orElse("the capture log is closed"));
  }

  private static PipelineAway away(Exception reason) {
    return new PipelineAway("the broker did not take the entry", reason);
  }

  private void run(Lane lane, Runnable first) {
    var inHand = new ArrayList<Waiting>();
    try (lane) {
      prepare(first);
      write(lane, inHand);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error fault) { // an Error too must not end this thread unseen
      trouble = Optional.of("the capture log stopped: " + fault);
      LOG.error("the capture log stopped", fault);
    } finally {
      ended = true; // before those are told that wait: who comes later sees it himself
      fail(inHand, stopped());
      fail(waiting, stopped());
    }
  }

  private static void prepare(Runnable first) {
    try {
      first.run();
    } catch (RuntimeException failure) {
      LOG.warn("what an earlier process left open ends by itself later", failure);
    }
  }

  /**
   * Writes until the log is closed.
   *
   * @param inHand the captures being written; those left in it are not answered yet
   */
  private void write(Lane lane, List<Waiting> inHand) throws InterruptedException {
    int together = 1;
    while (!closed) {
      gather(inHand, together);
      if (!inHand.isEmpty()) {
        together = inHand.size();
        try {
          commit(lane, inHand);
          inHand.forEach(each -> each.kept().complete(null));
        } catch (PipelineAway failure) {
          LOG.warn("{} captures were not taken by the broker", inHand.size(), failure);
          fail(inHand, failure);
        }
        inHand.clear();
      } else if (lane.isBroken()) {
        mend(lane);
      }
    }
  }

  private static void mend(Lane lane) {
    try {
      lane.mend();
    } catch (PipelineAway failure) {
      LOG.debug("the broker is still away", failure);
    }
  }

  private static void fail(Collection<Waiting> captures, Exception reason) {
    captures.forEach(capture -> capture.kept().completeExceptionally(reason));
  }

  /**
   * Takes all that wait.
   *
   * @param expected how many came together the last time: that many are waited for a little, since
   *     clients that were answered together call again together
   */
  private void gather(List<Waiting> together, int expected) throws InterruptedException {
    var next = waiting.poll(200, TimeUnit.MILLISECONDS);
    long until = System.nanoTime() + SHARED.toNanos();
    int messages = 0;
    long bytes = 0;
    while (next != null) {
      if (next.taken().compareAndSet(false, true)) {
        together.add(next);
        messages += next.messages().size();
        bytes += next.bytes();
      }
      if (messages >= MOST_MESSAGES || bytes >= MOST_BYTES) {
        return;
      }
      next = waiting.poll();
      if (next == null && together.size() < expected) {
        next = waiting.poll(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
      }
    }
  }

  private static void commit(Lane lane, List<Waiting> together) {
    try (var transaction = lane.begin()) {
      together.forEach(each -> each.messages().forEach(transaction::send));
      transaction.commit();
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

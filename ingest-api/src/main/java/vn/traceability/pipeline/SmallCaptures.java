package vn.traceability.pipeline;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends captures that are one message each: those that come at the same time go together, and none
 * waits for another. The producer is opened when it is first needed, and anew when it is of no more
 * use.
 */
final class SmallCaptures implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SmallCaptures.class);

  /** A producer gives a message up after as long as it waits for room, and then for the broker. */
  private static final Duration PATIENCE = Producers.PATIENCE.multipliedBy(2);

  private static final int MOST_WAITING = 1_000;
  private static final int MOST_BYTES_WAITING = 32 << 20;

  private final Supplier<Producer<String, byte[]>> producers;
  private final Duration patience;
  private final Semaphore room = new Semaphore(MOST_BYTES_WAITING);
  private final AtomicInteger waiting = new AtomicInteger();
  private @Nullable Producer<String, byte[]> producer;
  private volatile boolean closed;
  private volatile Optional<String> trouble = Optional.empty();

  SmallCaptures(Supplier<Producer<String, byte[]>> producers) {
    this(producers, PATIENCE);
  }

  SmallCaptures(Supplier<Producer<String, byte[]>> producers, Duration patience) {
    this.producers = producers;
    this.patience = patience;
  }

  /** Why the last one was not taken; empty once one is, and before the first. */
  Optional<String> trouble() {
    return trouble;
  }

  int waiting() {
    return waiting.get();
  }

  /**
   * @throws PipelineAway when nothing is taken any more
   */
  void mustBeOpen() {
    if (closed) {
      throw new PipelineAway(
          "no entry is accepted any more", new IllegalStateException("the capture log is closed"));
    }
  }

  /**
   * Sends one; returns once it is kept.
   *
   * @throws PipelineAway when the broker did not say so
   */
  void send(ProducerRecord<String, byte[]> message) {
    int bytes = message.value().length;
    boolean taken = waiting.incrementAndGet() <= MOST_WAITING && room.tryAcquire(bytes);
    try {
      if (!taken) {
        throw new PipelineAway(
            "too many entries are waiting for the broker", new IllegalStateException("queue full"));
      }
      keep(message);
    } finally {
      waiting.decrementAndGet();
      if (taken) {
        room.release(bytes);
      }
    }
  }

  private void keep(ProducerRecord<String, byte[]> message) {
    Producer<String, byte[]> open = null;
    try {
      open = open();
      await(open.send(message));
      trouble = Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new PipelineAway("stopped while waiting for the broker", stopped);
    } catch (ExecutionException failure) {
      throw away(open, failure.getCause());
    } catch (TimeoutException | RuntimeException failure) {
      throw away(open, failure);
    }
  }

  private void await(Future<?> sent)
      throws InterruptedException, ExecutionException, TimeoutException {
    sent.get(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private PipelineAway away(@Nullable Producer<String, byte[]> open, Throwable reason) {
    trouble = Optional.of("the broker did not take the last entry: " + reason);
    if (open != null && !(reason instanceof RetriableException)) {
      discard(open);
    }
    return new PipelineAway("the broker did not take the entry", reason);
  }

  private synchronized Producer<String, byte[]> open() {
    mustBeOpen();
    var open = producer;
    if (open == null) {
      open = producers.get();
      producer = open;
    }
    return open;
  }

  /**
   * The next one opens another: a producer whose thread has ended, or that met with what it cannot
   * come back from, takes nothing any more. What others gave it is still to be sent.
   */
  private synchronized void discard(Producer<String, byte[]> of) {
    if (producer == of) {
      producer = null;
      var closing = new Thread(() -> close(of), "capture-log-closing");
      closing.setDaemon(true);
      closing.start();
    }
  }

  private static void close(Producer<String, byte[]> open) {
    try {
      open.close(Producers.PATIENCE);
    } catch (RuntimeException failure) {
      LOG.warn("a producer was not closed", failure);
    }
  }

  @Override
  public void close() {
    Producer<String, byte[]> open;
    synchronized (this) {
      closed = true;
      open = producer;
      producer = null;
    }
    if (open != null) {
      close(open);
    }
  }
}

package vn.traceability.outage;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the store answers. Whoever can do without it asks through here: once one question found
 * it away none is asked any more, and nobody waits, until it gives a sign of life again.
 *
 * <p>A store that was cut off without a word lets a question hang for as long as the network does.
 * So a question that takes long is waited for only while the store gives signs of life beside it: a
 * slow answer is none the less an answer.
 */
public final class StoreAway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StoreAway.class);

  /** More than a web server has threads: some may be left hanging by an outage. */
  private static final int MOST_AT_ONCE = 400;

  /**
   * How long to wait for what.
   *
   * @param answer for an answer, before the pulse is felt
   * @param pulse for a sign of life
   * @param pause between two signs of life while it is away
   */
  public record Patience(Duration answer, Duration pulse, Duration pause) {
    public static final Patience DEFAULT =
        new Patience(Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(1));
  }

  private final Predicate<Throwable> isOutage;
  private final Runnable pulse;
  private final Patience patience;
  private final ExecutorService questions = threads("store-question", MOST_AT_ONCE);
  private final ExecutorService pulses = threads("store-pulse", Integer.MAX_VALUE);
  private final AtomicBoolean away = new AtomicBoolean();

  /**
   * Takes the store to be there.
   *
   * @param isOutage tells an outage of the store from a fault of ours
   * @param pulse returns when the store gives a sign of life, throws when it does not, or hangs
   */
  public StoreAway(Predicate<Throwable> isOutage, Runnable pulse, Patience patience) {
    this.isOutage = isOutage;
    this.pulse = pulse;
    this.patience = patience;
  }

  private static ExecutorService threads(String name, int most) {
    return new ThreadPoolExecutor(
        0,
        most,
        10,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          var thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Whether it did not answer when it was asked last. */
  public boolean isAway() {
    return away.get();
  }

  /** Whether this failure says that it does not answer. */
  public boolean is(Throwable failure) {
    return failure instanceof StoreIsAway || isOutage.test(failure);
  }

  /**
   * Asks the store something, on another thread.
   *
   * @throws StoreIsAway at once while it is away; and after a few seconds at most when it turns out
   *     to be. Then the question may still be on its way, so it must not matter when it arrives.
   */
  public <T> T ask(Supplier<T> question) {
    mustBeThere();
    var answer = submitted(question);
    while (true) {
      try {
        return answer.get(patience.answer().toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException slow) {
        if (isAway() || !feelsPulse()) {
          answer.cancel(true);
          noticed("it gives no sign of life");
          throw new StoreIsAway("the store does not answer", slow);
        }
      } catch (ExecutionException failure) {
        throw noticedIn(failure.getCause());
      } catch (CancellationException closed) {
        throw new StoreIsAway("the program ends", closed);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        answer.cancel(true);
        throw new StoreIsAway("stopped while the store was asked", stopped);
      }
    }
  }

  private void mustBeThere() {
    if (isAway()) {
      throw new StoreIsAway("the store has not answered for a while");
    }
  }

  private <T> Future<T> submitted(Supplier<T> question) {
    try {
      return questions.submit(question::get);
    } catch (RejectedExecutionException full) {
      throw new StoreIsAway("too many questions wait for the store", full);
    }
  }

  /** Tells it of a failure of somebody who asked the store himself. */
  public void notice(Throwable failure) {
    if (isOutage.test(failure)) {
      noticed(failure.toString());
    }
  }

  private RuntimeException noticedIn(Throwable failure) {
    if (is(failure)) {
      notice(failure);
      return new StoreIsAway("the store does not answer", failure);
    }
    if (failure instanceof Error fault) {
      throw fault;
    }
    return (RuntimeException) failure; // a supplier throws no other
  }

  private boolean feelsPulse() {
    Future<?> felt;
    try {
      felt = pulses.submit(pulse);
    } catch (RejectedExecutionException closed) {
      return false;
    }
    try {
      felt.get(patience.pulse().toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException | CancellationException none) {
      felt.cancel(true);
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void noticed(String reason) {
    if (away.compareAndSet(false, true)) {
      LOG.warn("the store is away, and what can is done without it: {}", reason);
      var watch = new Thread(this::awaitReturn, "store-watch");
      watch.setDaemon(true);
      watch.start();
    }
  }

  private void awaitReturn() {
    try {
      do {
        if (pulses.awaitTermination(patience.pause().toMillis(), TimeUnit.MILLISECONDS)) {
          return; // closed
        }
      } while (!feelsPulse());
      away.set(false);
      LOG.info("the store is back");
    } catch (InterruptedException stopped) {
      LOG.debug("nobody waits for the store any more", stopped);
    }
  }

  @Override
  public void close() {
    questions.shutdownNow();
    pulses.shutdownNow();
  }
}

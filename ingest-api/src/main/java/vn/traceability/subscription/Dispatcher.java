package vn.traceability.subscription;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.traceability.subscription.Subscriptions.Turn;

/**
 * Gives each subscription its turn when it is due, a few at a time, in threads of its own. Several
 * processes may do so: a lease keeps each subscription with one of them.
 */
public final class Dispatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final int AT_ONCE = 4;

  private final Subscriptions subscriptions;
  private final Outbox outbox;
  private final Delivery delivery;
  private final Clock clock;
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final ExecutorService workers =
      Executors.newFixedThreadPool(AT_ONCE, task -> daemon(task, "subscription-delivery"));
  private final Thread thread = daemon(this::run, "subscription-dispatcher");
  private volatile boolean closed;
  private volatile Optional<String> trouble = Optional.empty();

  public Dispatcher(Subscriptions subscriptions, Outbox outbox, Delivery delivery, Clock clock) {
    this.subscriptions = subscriptions;
    this.outbox = outbox;
    this.delivery = delivery;
    this.clock = clock;
  }

  private static Thread daemon(Runnable task, String name) {
    var thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  public Dispatcher start() {
    thread.start();
    return this;
  }

  /** Why nothing is being sent at present; empty while all is well. */
  public Optional<String> trouble() {
    return thread.isAlive() || closed ? trouble : Optional.of("the dispatcher has stopped");
  }

  /**
   * Gives the one that waits longest its turn, in this thread.
   *
   * @return false when none is due
   */
  boolean one() {
    var turn = take();
    turn.ifPresent(this::perform);
    return turn.isPresent();
  }

  private Optional<Turn> take() {
    return subscriptions.take(UUID.randomUUID().toString(), clock.instant(), Delivery.LEASE);
  }

  private void run() {
    try {
      boolean isSwept = false;
      while (!closed) {
        try {
          if (!isSwept) {
            sweep();
            isSwept = true;
          }
          look();
          trouble = Optional.empty();
        } catch (RuntimeException outage) {
          trouble = Optional.of("cannot look for what to send: " + outage.getMessage());
          LOG.warn("cannot look for what to send; the next try is in {}", PAUSE, outage);
          pause(PAUSE);
        }
      }
    } catch (InterruptedException stopped) {
      LOG.debug("the dispatcher was asked to stop");
    } catch (Error fault) { // must not end this thread unseen
      trouble = Optional.of("the dispatcher stopped: " + fault);
      LOG.error("the dispatcher stopped", fault);
    }
  }

  private void look() throws InterruptedException {
    free.acquire();
    Optional<Turn> turn = Optional.empty();
    try {
      turn = take();
    } finally {
      if (turn.isEmpty()) {
        free.release();
      }
    }
    if (turn.isEmpty()) {
      pause(LOOK);
    } else {
      var taken = turn.get();
      workers.execute(
          () -> {
            try {
              perform(taken);
            } catch (Error fault) { // must not end this thread unseen; the lease ends by itself
              LOG.error("subscription {} was not served", taken.subscription().id(), fault);
            } finally {
              free.release();
            }
          });
    }
  }

  private static void pause(Duration pause) throws InterruptedException {
    Thread.sleep(pause.toMillis());
  }

  /** What fails here is a fault of ours or of the store, not of the receiver. */
  private void perform(Turn turn) {
    try {
      delivery.perform(turn);
    } catch (RuntimeException failure) {
      LOG.warn("subscription {} was not served", turn.subscription().id(), failure);
      try {
        subscriptions.again(turn, clock.instant().plus(PAUSE));
      } catch (RuntimeException away) {
        LOG.debug("its lease ends by itself", away);
      }
    }
  }

  /** Clears what was left of subscriptions that are gone. */
  private void sweep() {
    var left = new HashSet<String>();
    for (var at = outbox.subscriptionAfter(Optional.empty());
        at.isPresent();
        at = outbox.subscriptionAfter(at)) {
      left.add(at.get());
    }
    if (!left.isEmpty()) {
      subscriptions.all().forEach(each -> left.remove(each.id())); // after, for new ones
      left.forEach(outbox::remove);
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    workers.shutdown();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
      if (!workers.awaitTermination(5, TimeUnit.SECONDS)) {
        workers.shutdownNow();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}

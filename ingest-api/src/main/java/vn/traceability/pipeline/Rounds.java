package vn.traceability.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a consumer does over and over. Whatever fails is tried again, from what was committed last,
 * after growing pauses.
 */
final class Rounds {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** One of them. */
  interface Round {
    /** Reads something and does with it what is to be done; false when there was nothing. */
    boolean run();
  }

  private final Consumer<?, ?> consumer;
  private final BooleanSupplier closed;
  private final java.util.function.Consumer<Optional<String>> trouble;

  /**
   * @param closed whether to stop
   * @param trouble is told why nothing is done at present, and with nothing when all is well again
   */
  Rounds(
      Consumer<?, ?> consumer,
      BooleanSupplier closed,
      java.util.function.Consumer<Optional<String>> trouble) {
    this.consumer = consumer;
    this.closed = closed;
    this.trouble = trouble;
  }

  /**
   * Goes round until it is closed.
   *
   * @param settle ends what is still being done, before it is begun again
   */
  void go(Round round, Runnable settle) {
    var pause = Duration.ZERO;
    while (!closed.getAsBoolean()) {
      try {
        if (!pause.isZero()) {
          settle.run();
          comeBack(pause);
        }
        while (!closed.getAsBoolean()) {
          if (round.run()) {
            trouble.accept(Optional.empty());
            pause = Duration.ZERO;
          }
        }
      } catch (WakeupException stopped) {
        LOG.debug("asked to stop");
      } catch (RuntimeException outage) {
        pause = longer(pause);
        trouble.accept(Optional.of(String.valueOf(outage.getMessage())));
        LOG.warn("what is there to be read waits: the next try is in {}", pause, outage);
      }
    }
  }

  /** The pause after one that was not long enough. */
  static Duration longer(Duration pause) {
    if (pause.isZero()) {
      return FIRST_PAUSE;
    }
    var doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  /**
   * Waits, and goes back to what was committed, so that no message is passed over. Meanwhile it
   * stays a member of its group by polling with everything paused.
   */
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
}

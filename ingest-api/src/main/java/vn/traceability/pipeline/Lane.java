package vn.traceability.pipeline;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One transactional producer, opened when it is first needed and anew after every failure: whatever
 * state the old one is in, the new one begins by ending its open transaction. Not for use by
 * several threads at a time.
 */
final class Lane implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  private final Supplier<Producer<String, byte[]>> producers;
  private @Nullable Producer<String, byte[]> producer;
  private boolean broken;

  Lane(Supplier<Producer<String, byte[]>> producers) {
    this.producers = producers;
  }

  /**
   * Begins a transaction, to be closed before the next is begun.
   *
   * @throws PipelineAway when the broker does not let it begin
   */
  Transaction begin() {
    boolean begun = false;
    try {
      var open = open();
      open.beginTransaction();
      begun = true;
      return new Transaction(open);
    } catch (RuntimeException failure) {
      throw new PipelineAway("the broker is away", failure);
    } finally {
      broken = !begun;
      if (!begun) {
        close();
      }
    }
  }

  /** Whether a transaction of its may still be open at the broker, for which readers wait. */
  boolean isBroken() {
    return broken;
  }

  /**
   * Ends the transaction that a failure left open.
   *
   * @throws PipelineAway when the broker does not do that
   */
  void mend() {
    begin().close();
  }

  private Producer<String, byte[]> open() {
    var open = producer;
    if (open == null) {
      open = producers.get();
      producer = open; // so that it is closed when this fails
      open.initTransactions();
    }
    return open;
  }

  /** What is sent in it is seen once it is committed, and never where it is closed before. */
  final class Transaction implements AutoCloseable {
    private final Producer<String, byte[]> open;
    private boolean committed;
    private boolean refused;

    private Transaction(Producer<String, byte[]> open) {
      this.open = open;
    }

    /**
     * @throws PipelineAway when the broker does not take it
     */
    void send(ProducerRecord<String, byte[]> message) {
      try {
        var sent = open.send(message);
        if (sent.isDone()) { // as it is without a broker, after as long as one is waited for
          sent.get();
        } // else the commit fails when this or any other did
      } catch (RuntimeException failure) {
        throw refused(failure);
      } catch (ExecutionException failure) {
        throw refused(failure.getCause());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw refused(stopped);
      }
    }

    private PipelineAway refused(Throwable reason) {
      refused = true;
      return new PipelineAway("the broker did not take the capture", reason);
    }

    /**
     * Returns once all is kept.
     *
     * @throws PipelineAway when the broker did not say so
     */
    void commit() {
      try {
        try {
          open.commitTransaction();
        } catch (TimeoutException unanswered) {
          open.commitTransaction(); // asked again, it may tell the outcome
        }
        committed = true;
      } catch (RuntimeException failure) {
        throw refused(failure);
      }
    }

    @Override
    public void close() {
      if (committed) {
        return;
      }
      broken = true;
      try {
        if (!refused) { // else the broker may be away, and whoever waits is not to wait for it
          open.abortTransaction();
          broken = false;
        }
      } catch (RuntimeException failure) {
        LOG.debug("the next producer will abort it", failure);
      } finally {
        if (broken) {
          Lane.this.close();
        }
      }
    }
  }

  @Override
  public void close() {
    var open = producer;
    producer = null;
    if (open != null) {
      try {
        open.close(Duration.ofSeconds(1));
      } catch (RuntimeException failure) {
        LOG.warn("a producer was not closed", failure);
      }
    }
  }
}

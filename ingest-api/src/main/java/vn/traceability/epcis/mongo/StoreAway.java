package vn.traceability.epcis.mongo;

import com.mongodb.MongoException;
import java.time.Duration;

/**
 * Tells an outage of the store from a fault of ours, and remembers one for a while: who can do
 * without the store asks no more until then.
 */
public final class StoreAway {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private volatile long askedAgain = System.nanoTime();

  /** Whether it was away a moment ago. */
  public boolean isAway() {
    return System.nanoTime() - askedAgain < 0;
  }

  public void noticed() {
    askedAgain = System.nanoTime() + PAUSE.toNanos();
  }

  public static boolean is(Throwable failure) {
    return failure instanceof MongoException;
  }
}

package vn.traceability.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time, and so much later as a test says. It never stands in the past: the server clears by its
 * own clock what has ended.
 */
public final class TestClock extends Clock {
  private final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);

  public void advance(Duration by) {
    later.updateAndGet(by::plus);
  }

  void reset() {
    later.set(Duration.ZERO);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(later.get());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}

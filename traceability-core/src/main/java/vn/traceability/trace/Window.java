package vn.traceability.trace;

import java.time.Duration;
import java.time.Instant;

/** A span of time, both ends within. */
public record Window(Instant from, Instant until) {

  /** The so-many days that end now. */
  public static Window before(Instant now, Duration length) {
    return new Window(now.minus(length), now);
  }

  public boolean contains(Instant moment) {
    return !moment.isBefore(from) && !moment.isAfter(until);
  }

  /** All that lies before this one. */
  public Window earlier() {
    return new Window(Instant.EPOCH, from.minusMillis(1));
  }
}

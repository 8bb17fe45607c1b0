package vn.traceability.ratelimit;

import java.time.Duration;

/**
 * How often something may be done.
 *
 * @param times in each period, spread evenly; 0 for as often as one likes
 * @param per the period
 * @param atOnce how many of them after a pause
 */
public record Limit(int times, Duration per, int atOnce) {
  public Limit {
    if (times < 0 || times > 0 && atOnce < 1 || per.toMillis() < 1) {
      throw new IllegalArgumentException(
          "a limit needs 0 or more times, a period, and 1 or more at once");
    }
  }

  boolean isNone() {
    return times == 0;
  }
}

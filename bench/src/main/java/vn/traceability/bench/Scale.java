package vn.traceability.bench;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param events how many events a store is filled with
 * @param warmUp before each measurement, not counted
 * @param measured how long each measurement takes
 * @param rounds how often floor and ours are measured in turn; the median counts
 */
record Scale(int events, Duration warmUp, Duration measured, int rounds) {
  static final Scale FULL = new Scale(200_000, Duration.ofSeconds(3), Duration.ofSeconds(10), 3);
  static final Scale SMALL = new Scale(30_000, Duration.ofSeconds(1), Duration.ofSeconds(2), 3);
}

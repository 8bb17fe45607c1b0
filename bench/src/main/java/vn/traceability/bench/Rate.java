package vn.traceability.bench;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What was measured once.
 *
 * @param perSecond events
 * @param p50Millis of one call, whose caller waits for its answer
 * @param p99Millis of one call
 */
record Rate(double perSecond, double p50Millis, double p99Millis) {

  /**
   * @param nanos how long each call took, at least one
   */
  static Rate of(long events, long elapsedNanos, long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Rate(
        events * 1e9 / elapsedNanos,
        sorted[(sorted.length - 1) / 2] / 1e6,
        sorted[(int) ((sorted.length - 1) * 0.99)] / 1e6);
  }

  /** The one in the middle by events per second. */
  static Rate median(List<Rate> rates) {
    return rates.stream()
        .sorted(Comparator.comparingDouble(Rate::perSecond))
        .toList()
        .get(rates.size() / 2);
  }
}

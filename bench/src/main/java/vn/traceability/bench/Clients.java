package vn.traceability.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Clients that each call again as soon as they have their answer. */
final class Clients {
  /** One call of one client. */
  interface Call {
    /**
     * @param client its number, from 0
     */
    void by(int client) throws Exception;
  }

  private Clients() {}

  /**
   * Lets them call for a while.
   *
   * @param eventsPerCall how many events one call carries
   */
  static Rate measure(int clients, int eventsPerCall, Duration time, Call call) throws Exception {
    var threads = Executors.newFixedThreadPool(clients);
    try {
      long begin = System.nanoTime();
      long end = begin + time.toNanos();
      var tasks =
          IntStream.range(0, clients)
              .<Callable<long[]>>mapToObj(client -> () -> callUntil(end, client, call))
              .toList();
      var all = new long[0];
      for (var each : threads.invokeAll(tasks)) {
        var took = each.get();
        int before = all.length;
        all = Arrays.copyOf(all, before + took.length);
        System.arraycopy(took, 0, all, before, took.length);
      }
      return Rate.of((long) all.length * eventsPerCall, System.nanoTime() - begin, all);
    } catch (ExecutionException failure) {
      throw new IllegalStateException("a client's call failed", failure.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static long[] callUntil(long end, int client, Call call) throws Exception {
    long[] took = new long[1_024];
    int calls = 0;
    while (calls == 0 || System.nanoTime() < end) {
      long start = System.nanoTime();
      call.by(client);
      if (calls == took.length) {
        took = Arrays.copyOf(took, 2 * calls);
      }
      took[calls++] = System.nanoTime() - start;
    }
    return Arrays.copyOf(took, calls);
  }
}

package vn.traceability.pipeline;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Who in this process waits for jobs that its own recorder may be about to record. */
final class Waiting {
  private final Map<String, Set<Waiter>> waiters = new ConcurrentHashMap<>();

  /** From now on: what is recorded later is told. */
  Waiter forJob(String job) {
    var waiter = new Waiter(job);
    waiters.compute(
        job,
        (any, others) -> {
          var all = others == null ? new HashSet<Waiter>() : others;
          all.add(waiter);
          return all;
        });
    return waiter;
  }

  /** Events of these jobs were recorded. */
  void tell(Collection<String> jobs) {
    for (String job : jobs) {
      var told = waiters.remove(job);
      if (told != null) {
        told.forEach(waiter -> waiter.told.countDown());
      }
    }
  }

  /** How many wait. */
  int count() {
    return waiters.values().stream().mapToInt(Set::size).sum();
  }

  /** One who waits; waits no longer once it is closed. */
  final class Waiter implements AutoCloseable {
    private final String job;
    private final CountDownLatch told = new CountDownLatch(1);

    private Waiter(String job) {
      this.job = job;
    }

    /** Returns once it is told, and after a while at the latest. */
    void await(Duration most) throws InterruptedException {
      told.await(most.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
      waiters.computeIfPresent(
          job,
          (any, all) -> {
            all.remove(this);
            return all.isEmpty() ? null : all;
          });
    }
  }
}

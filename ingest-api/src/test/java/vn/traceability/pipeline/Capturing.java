package vn.traceability.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import vn.traceability.Diary;
import vn.traceability.gs1.Gln;

/** Somebody who captures one small document after another, whatever happens elsewhere. */
final class Capturing implements AutoCloseable {
  private static final int EVENTS_OF_EACH = 10;

  private final TestPipeline pipeline;
  private final Set<String> accepted = new TreeSet<>();
  private final List<String> jobs = new ArrayList<>();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final Thread thread;
  private volatile boolean closed;

  Capturing(TestPipeline pipeline) {
    this.pipeline = pipeline;
    thread = new Thread(this::run, "capturing");
    thread.start();
  }

  private void run() {
    try {
      for (int number = 0; !closed; number++) {
        Gln farm = Gln.internal(100 + number % 5);
        var events = Harvests.of(farm, EVENTS_OF_EACH);
        pipeline.accept(farm, "job-" + number, events);
        synchronized (this) {
          events.forEach(event -> accepted.add(Diary.identify(event).value()));
          jobs.add("job-" + number);
        }
        Thread.sleep(10); // so that a store that is away for seconds misses hundreds, not thousands
      }
    } catch (Throwable ended) {
      failure.set(ended);
    }
  }

  synchronized int captures() {
    return jobs.size();
  }

  /** Waits until so many more were accepted. */
  void awaitMore(int captures) {
    int enough = captures() + captures;
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> failure.get() != null || captures() >= enough);
    mustGoOn();
  }

  /** Ends it; returns the names of all events that were accepted. */
  Set<String> end() throws InterruptedException {
    closed = true;
    thread.join();
    mustGoOn();
    return accepted;
  }

  List<String> jobs() {
    return jobs;
  }

  private void mustGoOn() {
    if (failure.get() != null) {
      throw new AssertionError("a capture was not accepted", failure.get());
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}

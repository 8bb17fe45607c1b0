package vn.traceability.ingest;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.traceability.event.query.EventSearch;

/**
 * Once after the start, and beside everything else: lets events that an older version of this
 * program kept be found by what they say.
 */
final class Reindexing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reindexing.class);
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final EventSearch search;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "event-reindexing");

  private Reindexing(EventSearch search) {
    this.search = search;
  }

  static Reindexing start(EventSearch search) {
    var reindexing = new Reindexing(search);
    reindexing.thread.setDaemon(true);
    reindexing.thread.start();
    return reindexing;
  }

  private void run() {
    try {
      do {
        try {
          long touched = search.rebuild();
          if (touched > 0) {
            LOG.info("{} events of an older version can be found by what they say now", touched);
          }
          return;
        } catch (RuntimeException outage) {
          LOG.warn("events of an older version wait to be indexed; the next try is in {}", PAUSE);
        }
      } while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join(Duration.ofSeconds(5).toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}

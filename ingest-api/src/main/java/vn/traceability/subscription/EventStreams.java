package vn.traceability.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.traceability.event.EventId;
import vn.traceability.event.query.EventSearch;
import vn.traceability.subscription.Readers.Sight;

/**
 * The streams of this process. Each lives with its connection, so all that is recorded, whichever
 * process records it, is told to each process that has any: {@code docs/decisions} says why nothing
 * is missed.
 */
public final class EventStreams implements AutoCloseable {
  /** What cannot be read for so long ends the streams, so that nobody takes silence for calm. */
  static final Duration PATIENCE = Duration.ofMinutes(15);

  private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration QUERIES = Duration.ofSeconds(5);
  private static final Duration FAREWELL = Duration.ofSeconds(5);
  private static final int READ_AT_ONCE = 50;
  private static final int WORKERS = 4;
  private static final int LINES = 2;

  /**
   * What a process takes upon itself.
   *
   * @param ofOwner streams of one party, or of one account of an office, at once
   * @param inAll streams at once
   * @param waiting events of one stream that wait to be sent; of more it ends
   * @param characters events are put into one message until they have so many, or there is one
   * @param sending how long one message may take
   * @param ping how long a connection may be still; twice that and it is dead
   */
  public record Limits(
      int ofOwner, int inAll, int waiting, long characters, Duration sending, Duration ping) {
    public static final Limits DEFAULT =
        new Limits(10, 200, 20_000, 500_000, Duration.ofSeconds(20), Duration.ofSeconds(30));
  }

  /** Who says what is to be sent. */
  public record Sources(
      Matching.Sources events, NamedQueries queries, Readers readers, Reports reports) {}

  /** What a stream works with. */
  record Means(
      Selection selection,
      EventSearch events,
      Readers readers,
      Reports reports,
      Limits limits,
      Clock clock,
      LongSupplier nanos,
      Executor workers,
      Executor lines) {}

  private final Means means;
  private final NamedQueries queries;
  private final Limits limits;
  private final Clock clock;
  private final Map<String, EventStream> streams = new ConcurrentHashMap<>();
  private final List<ExecutorService> threads;
  private final AtomicBoolean isAsking = new AtomicBoolean();
  private volatile boolean isListening;
  private volatile boolean isClosed;
  private volatile Optional<Instant> failingSince = Optional.empty();
  private volatile Instant asked = Instant.MIN;

  private EventStreams(
      Sources sources, Limits limits, Clock clock, LongSupplier nanos, Threads threads) {
    this.queries = sources.queries;
    this.limits = limits;
    this.clock = clock;
    this.threads = threads.all;
    means =
        new Means(
            new Selection(sources.events),
            sources.events.events(),
            sources.readers,
            sources.reports,
            limits,
            clock,
            nanos,
            threads.workers,
            threads.lines);
  }

  /**
   * @param lines closes and pings, which may wait for the network
   * @param all what is shut down at the end
   */
  private record Threads(Executor workers, Executor lines, List<ExecutorService> all) {}

  /** With threads of its own, until it is closed. */
  public static EventStreams start(Sources sources, Limits limits, Clock clock) {
    var workers = Executors.newFixedThreadPool(WORKERS, task -> daemon(task, "stream-worker"));
    var lines = Executors.newFixedThreadPool(LINES, task -> daemon(task, "stream-line"));
    ScheduledExecutorService watch =
        Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "stream-watch"));
    var started =
        new EventStreams(
            sources,
            limits,
            clock,
            System::nanoTime,
            new Threads(lenient(workers), lenient(lines), List.of(watch, workers, lines)));
    watch.scheduleWithFixedDelay(
        started::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    return started;
  }

  /**
   * Without threads: whoever calls {@link #look} and the rest does the work.
   *
   * @param nanos as {@link System#nanoTime}
   */
  static EventStreams unattended(Sources sources, Limits limits, Clock clock, LongSupplier nanos) {
    return new EventStreams(
        sources, limits, clock, nanos, new Threads(Runnable::run, Runnable::run, List.of()));
  }

  private static Thread daemon(Runnable task, String name) {
    var thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** At the end a message may still come back to nobody. */
  private static Executor lenient(Executor executor) {
    return task -> {
      try {
        executor.execute(task);
      } catch (RejectedExecutionException ended) {
        LOG.debug("nobody serves streams any more", ended);
      }
    };
  }

  public Limits limits() {
    return limits;
  }

  /** What stands against one more stream now; empty where nothing does. */
  public Optional<Ending> refusal(Owner owner) {
    return refusal(owner, 1);
  }

  private Optional<Ending> refusal(Owner owner, int more) {
    if (!isListening || isClosed) {
      return Optional.of(Ending.NOT_LISTENING);
    }
    if (streams.size() + more > limits.inAll()) {
      return Optional.of(Ending.FULL);
    }
    long own = streams.values().stream().filter(each -> each.terms().owner().equals(owner)).count();
    return own + more > limits.ofOwner() ? Optional.of(Ending.TOO_MANY) : Optional.empty();
  }

  /**
   * Begins one. Where it is refused after all its line is closed.
   *
   * @param admitted asked again and again whether the caller's key or session is good; may throw
   *     where that is not known
   */
  public void open(StreamTerms terms, Line line, BooleanSupplier admitted) {
    var stream = new EventStream(terms, line, admitted, means);
    streams.put(terms.id(), stream);
    refusal(terms.owner(), 0).ifPresent(stream::end); // after, so that none slips through
  }

  /** How many are open. */
  public int count() {
    return streams.size();
  }

  /** The client has given a sign of life. */
  public void pong(String id) {
    Optional.ofNullable(streams.get(id)).ifPresent(EventStream::pong);
  }

  /** Its line has ended, whoever ended it. */
  public void closed(String id) {
    Optional.ofNullable(streams.remove(id)).ifPresent(EventStream::gone);
    synchronized (this) {
      notifyAll();
    }
  }

  /** A query is gone; elsewhere that is noticed within seconds. */
  public void removed(String query) {
    streams.values().stream()
        .filter(each -> each.terms().query().id().equals(query))
        .forEach(each -> each.end(Ending.QUERY_REMOVED));
  }

  /** From now on it is told of all that is recorded. */
  public void listening() {
    isListening = true;
  }

  /** It may not have been told of all, and is told of nothing until it is listening again. */
  public void missed() {
    isListening = false;
    end(Ending.MISSED);
  }

  /**
   * Puts the queries of all streams to these events. May be called again with the same ones, and is
   * where it throws.
   *
   * @param ids of events that are kept
   */
  public void recorded(Collection<EventId> ids) {
    var all = List.copyOf(streams.values()); // after the events came, or a new one could miss them
    if (all.isEmpty()) {
      return;
    }
    try {
      put(List.copyOf(ids), all);
      failingSince = Optional.empty();
    } catch (RuntimeException failure) {
      var since = failingSince.orElseGet(clock::instant);
      failingSince = Optional.of(since);
      if (clock.instant().isBefore(since.plus(PATIENCE))) {
        throw failure;
      }
      LOG.error("streams end, for events cannot be read", failure);
      all.forEach(each -> each.end(Ending.FAILED));
      failingSince = Optional.empty();
    }
  }

  private void put(List<EventId> ids, List<EventStream> all) {
    Map<String, Optional<Sight>> sights = new HashMap<>();
    for (int from = 0; from < ids.size(); from += READ_AT_ONCE) {
      var events =
          means.events().readable(ids.subList(from, Math.min(ids.size(), from + READ_AT_ONCE)));
      for (var stream : all) {
        sights
            .computeIfAbsent(stream.terms().account(), means.readers()::of)
            .ifPresentOrElse(
                sight -> stream.recorded(events, sight), () -> stream.end(Ending.NOT_ADMITTED));
      }
    }
  }

  /** Does for each stream what the time has come for. */
  void look() {
    try {
      streams.values().forEach(EventStream::look);
      var now = clock.instant();
      if (!streams.isEmpty()
          && !now.isBefore(asked.plus(QUERIES))
          && isAsking.compareAndSet(false, true)) {
        asked = now;
        means.workers().execute(this::askForQueries);
      }
    } catch (RuntimeException | Error fault) { // else nobody would look any more
      LOG.error("streams were not looked after", fault);
    }
  }

  private void askForQueries() {
    try {
      var of =
          streams.values().stream()
              .map(each -> each.terms().query().id())
              .collect(Collectors.toSet());
      queries.findAll(of).forEach(found -> of.remove(found.id()));
      of.forEach(this::removed);
    } catch (RuntimeException away) {
      LOG.debug("whether queries are there is not known", away);
    } finally {
      isAsking.set(false);
    }
  }

  private void end(Ending why) {
    streams.values().forEach(each -> each.end(why));
  }

  /** Takes leave of all; waits a few seconds for those to whom something is on its way. */
  @Override
  public void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    end(Ending.SERVICE_ENDS);
    long until = System.nanoTime() + FAREWELL.toNanos();
    try {
      synchronized (this) {
        for (long left = FAREWELL.toMillis();
            !streams.isEmpty() && left > 0 && !threads.isEmpty();
            left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())) {
          wait(left);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    threads.forEach(ExecutorService::shutdownNow);
  }
}

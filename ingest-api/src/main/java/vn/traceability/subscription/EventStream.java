package vn.traceability.subscription;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.traceability.event.EventId;
import vn.traceability.event.query.EventQuery;
import vn.traceability.event.query.FoundEvent;
import vn.traceability.event.query.Position;
import vn.traceability.event.query.ReadableEvent;
import vn.traceability.subscription.Readers.Sight;

/**
 * One stream. First it sends what was there before it, found by a search of the store, then what is
 * recorded, of which it keeps the names alone until they are sent; of too many it ends. One step is
 * taken at a time, in a thread that is lent to it, and none while a message is on its way.
 */
final class EventStream {
  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
  private static final int SEARCHED_AT_ONCE = 500;
  private static final int SENT_AT_ONCE = 200;

  /** So many are known to have been sent, should they come again. */
  private static final int REMEMBERED = 1_000;

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final StreamTerms terms;
  private final EventQuery query;
  private final Line line;
  private final BooleanSupplier admitted;
  private final EventStreams.Means means;

  private final Set<EventId> due = new LinkedHashSet<>(); // of the report that is being made
  private final Set<EventId> later = new LinkedHashSet<>(); // came since it was begun
  private final Set<EventId> sent = new LinkedHashSet<>(); // the last ones
  private boolean isSearched;
  private Optional<Position> searchedTo = Optional.empty();
  private Optional<Instant> next;
  private boolean isReporting;
  private boolean isAnythingSent;
  private boolean isBusy;
  private Optional<Ending> ending = Optional.empty();
  private Instant notBefore = Instant.MIN;
  private Optional<Instant> failingSince = Optional.empty();
  private int failures;
  private long stillSince; // as System.nanoTime, which no setting of clocks moves
  private boolean isAwaitingPong;

  /**
   * @throws vn.traceability.event.query.QueryRefused when the query is not good any more
   */
  EventStream(StreamTerms terms, Line line, BooleanSupplier admitted, EventStreams.Means means) {
    this.terms = terms;
    this.line = line;
    this.admitted = admitted;
    this.means = means;
    query = terms.query().standing();
    stillSince = means.nanos().getAsLong();
    next = terms.schedule().map(schedule -> schedule.next(means.clock().instant()));
  }

  StreamTerms terms() {
    return terms;
  }

  /** Keeps those of these events that it is to send, unless it has sent them lately. */
  void recorded(List<ReadableEvent> events, Sight sight) {
    var found = means.selection().of(events, query, sight, terms.initialRecordTime());
    synchronized (this) {
      if (ending.isEmpty()) {
        for (var event : found) {
          if (!due.contains(event.id()) && !sent.contains(event.id())) {
            later.add(event.id());
          }
        }
      }
    }
    if (waiting() > means.limits().waiting()) {
      end(Ending.TOO_SLOW);
    }
  }

  private synchronized int waiting() {
    return due.size() + later.size();
  }

  /** Does what the time has come for. */
  void look() {
    if (isEnded()) {
      return;
    }
    var now = means.clock().instant();
    if (!isAdmitted()) {
      end(Ending.NOT_ADMITTED);
    } else if (isSilent()) {
      end(Ending.SILENT);
    } else if (begins(isDue(now))) {
      means.workers().execute(this::step);
    } else if (begins(isStill())) {
      means.lines().execute(this::ping);
    }
  }

  /** While nobody can be asked, nothing is known against him. */
  private boolean isAdmitted() {
    try {
      return admitted.getAsBoolean();
    } catch (RuntimeException away) {
      LOG.debug("whether stream {} is still admitted is not known", terms.id(), away);
      return true;
    }
  }

  private synchronized boolean isSilent() {
    return isAwaitingPong && isStill();
  }

  private synchronized boolean isStill() {
    return means.nanos().getAsLong() - stillSince >= means.limits().ping().toNanos();
  }

  private synchronized boolean isDue(Instant now) {
    if (now.isBefore(notBefore)) {
      return false;
    }
    boolean isTime = next.map(then -> !now.isBefore(then)).orElse(!isSearched || !later.isEmpty());
    return isReporting || isTime;
  }

  /** Whether a step is to be taken now; then none other is until it has ended. */
  private synchronized boolean begins(boolean isWanted) {
    if (!isWanted || isBusy || ending.isPresent()) {
      return false;
    }
    isBusy = true;
    return true;
  }

  private void ping() {
    synchronized (this) {
      stillSince = means.nanos().getAsLong();
      isAwaitingPong = true;
    }
    line.ping();
    rest();
  }

  synchronized void pong() {
    isAwaitingPong = false;
  }

  private void step() {
    try {
      if (isEnded()) {
        rest();
        return;
      }
      var sight = means.readers().of(terms.account());
      if (sight.isEmpty()) {
        end(Ending.NOT_ADMITTED);
        rest();
        return;
      }
      take(sight.get());
    } catch (RuntimeException failure) {
      failed(failure);
    }
  }

  private void take(Sight sight) {
    begin();
    while (!isEnded()) {
      var waiting = some();
      if (!waiting.isEmpty()) {
        var batch = Batch.of(means.events(), waiting, sight, means.limits().characters());
        if (!batch.events().isEmpty()) {
          send(batch.events(), batch.done());
          return;
        }
        done(batch.done(), List.of());
      } else if (isToBeSearched()) {
        search(sight);
        means.workers().execute(this::step); // others have their turn
        return;
      } else if (isToBeReportedEmpty()) {
        send(List.of(), List.of());
        return;
      } else {
        reported();
        rest();
        return;
      }
    }
    rest();
  }

  private synchronized void begin() {
    if (!isReporting) {
      isReporting = true;
      isAnythingSent = false;
      takeUp();
    }
  }

  private synchronized void takeUp() {
    if (isSearched) {
      due.addAll(later);
      later.clear();
    }
  }

  private synchronized List<EventId> some() {
    return due.stream().limit(SENT_AT_ONCE).toList();
  }

  private synchronized boolean isToBeSearched() {
    return !isSearched;
  }

  private synchronized boolean isToBeReportedEmpty() {
    return !isAnythingSent && terms.schedule().isPresent() && terms.reportIfEmpty();
  }

  private void search(Sight sight) {
    int most = Math.min(SEARCHED_AT_ONCE, means.limits().waiting() / 2); // others come meanwhile
    var page = means.selection().search(query, sight, terms.initialRecordTime(), searchedTo, most);
    synchronized (this) {
      var ids = page.events().stream().map(FoundEvent::id).toList();
      later.removeAll(Set.copyOf(ids));
      ids.stream().filter(id -> !sent.contains(id)).forEach(due::add);
      searchedTo = page.next();
      isSearched = page.next().isEmpty();
      takeUp();
    }
  }

  private void send(List<FoundEvent> events, Collection<EventId> done) {
    byte[] body =
        means.reports().body(terms.query().name(), terms.id(), events, means.clock().instant());
    var ids = events.stream().map(FoundEvent::id).toList();
    line.send(new String(body, StandardCharsets.UTF_8), isGone -> sent(isGone, done, ids));
  }

  private void sent(boolean isGone, Collection<EventId> done, Collection<EventId> ids) {
    if (isGone) {
      synchronized (this) {
        isAnythingSent = true;
      }
      done(done, ids);
    } else {
      end(Ending.TOO_SLOW); // where the connection broke off nobody hears it
    }
    means.workers().execute(this::step);
  }

  /**
   * @param taken those of them that were sent: the others may still come to be, when they may be
   *     read again
   */
  private synchronized void done(Collection<EventId> ids, Collection<EventId> taken) {
    due.removeAll(Set.copyOf(ids));
    sent.addAll(taken);
    var all = sent.iterator();
    while (sent.size() > REMEMBERED) {
      all.next();
      all.remove();
    }
    failures = 0;
    failingSince = Optional.empty();
  }

  private synchronized void reported() {
    isReporting = false;
    failures = 0;
    failingSince = Optional.empty();
    next = terms.schedule().map(schedule -> schedule.next(means.clock().instant()));
  }

  /** What fails here is a fault of ours or of the store: what waits goes on waiting. */
  private void failed(RuntimeException failure) {
    var now = means.clock().instant();
    boolean isOver;
    synchronized (this) {
      var pause = Delivery.pause(failures++);
      notBefore = now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
      failingSince = failingSince.or(() -> Optional.of(now));
      isOver = !now.isBefore(failingSince.get().plus(EventStreams.PATIENCE));
    }
    LOG.warn("stream {} was not served", terms.id(), failure);
    if (isOver) {
      end(Ending.FAILED);
    }
    rest();
  }

  private synchronized boolean isEnded() {
    return ending.isPresent();
  }

  /** The step has ended; where the stream has, it is closed by whoever takes the last. */
  private void rest() {
    Optional<Ending> over;
    synchronized (this) {
      over = ending;
      isBusy = over.isPresent();
    }
    over.ifPresent(this::close);
  }

  /** Ends it, once what is on its way has gone. The first reason counts. */
  void end(Ending why) {
    synchronized (this) {
      if (ending.isPresent()) {
        return;
      }
      ending = Optional.of(why);
      due.clear();
      later.clear();
      sent.clear();
      LOG.info("stream {} of {} ends: {}", terms.id(), terms.account(), why.reason());
      if (isBusy) {
        return;
      }
      isBusy = true;
    }
    close(why);
  }

  /** Its line has ended: nothing more is done for it. */
  synchronized void gone() {
    ending = ending.or(() -> Optional.of(Ending.SERVICE_ENDS));
    isBusy = true;
    due.clear();
    later.clear();
    sent.clear();
  }

  private void close(Ending why) {
    means.lines().execute(() -> line.close(why));
  }
}

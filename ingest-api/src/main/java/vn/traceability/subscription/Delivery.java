package vn.traceability.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import vn.traceability.event.query.EventSearch;
import vn.traceability.event.query.FoundEvent;
import vn.traceability.subscription.Outbox.Entry;
import vn.traceability.subscription.Readers.Sight;
import vn.traceability.subscription.Subscription.Failure;
import vn.traceability.subscription.Subscriptions.Found;
import vn.traceability.subscription.Subscriptions.Turn;
import vn.traceability.webhook.Signature;
import vn.traceability.webhook.Webhooks;
import vn.traceability.webhook.Webhooks.Outcome;

/**
 * Sends to one subscriber what waits for him, batch by batch, and notes what he took only then: a
 * crash in between sends it again. Who does not take it is tried again after growing pauses; what
 * he has not taken for a day is given up, and the subscription goes on.
 */
public final class Delivery {
  /** Longer than one message can take, names and all. */
  static final Duration LEASE = Duration.ofMinutes(2);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
  private static final Duration PATIENCE = Duration.ofHours(24);
  private static final int BATCHES_IN_A_TURN = 50;
  private static final int PAGES_IN_A_TURN = 20;
  private static final int TOO_LARGE = 413;

  /** Events are read and sent until there are so many characters of them, or one. */
  private static final long FULL = 4_000_000;

  /** Called before each step, so that a test can end the process between any two. */
  public interface Steps {
    Steps NONE = step -> {};

    void before(String step);
  }

  /** Where things are kept. */
  public record Stores(
      EventSearch search, NamedQueries queries, Subscriptions subscriptions, Outbox outbox) {}

  private final Stores stores;
  private final Subscriptions subscriptions;
  private final Outbox outbox;
  private final Matching matching;
  private final Readers readers;
  private final Reports reports;
  private final Webhooks webhooks;
  private final Clock clock;
  private final Steps steps;

  public Delivery(
      Stores stores,
      Matching matching,
      Readers readers,
      Reports reports,
      Webhooks webhooks,
      Clock clock,
      Steps steps) {
    this.stores = stores;
    this.subscriptions = stores.subscriptions();
    this.outbox = stores.outbox();
    this.matching = matching;
    this.readers = readers;
    this.reports = reports;
    this.webhooks = webhooks;
    this.clock = clock;
    this.steps = steps;
  }

  /** Does all there is to do for one subscription now. */
  void perform(Turn turn) {
    var subscription = turn.subscription();
    var query = stores.queries().findAll(List.of(subscription.query())).stream().findFirst();
    if (query.isEmpty()) { // its removal was cut short
      subscriptions.remove(subscription.query(), subscription.id());
      outbox.remove(subscription.id());
      return;
    }
    var sight = readers.of(subscription.account());
    if (sight.isEmpty()) {
      failed(turn, "the account " + subscription.account() + " is closed");
      return;
    }
    new Performance(turn, query.get(), sight.get()).run();
  }

  /** One turn while it lasts. */
  private final class Performance {
    private final NamedQuery query;
    private final Sight sight;
    private final Instant began = clock.instant();
    private Turn turn;
    private boolean isAnythingSent;

    Performance(Turn turn, NamedQuery query, Sight sight) {
      this.turn = turn;
      this.query = query;
      this.sight = sight;
    }

    void run() {
      if (turn.found().isPresent() && !searched()) {
        return;
      }
      var next = turn.next();
      if (next.filter(began::isBefore).isPresent()) {
        subscriptions.again(turn, next.get());
        return;
      }
      for (int batch = 0; batch < BATCHES_IN_A_TURN; batch++) {
        var entries =
            outbox.pending(turn.subscription().id(), next.map(scheduled -> began), turn.most());
        if (entries.isEmpty()) {
          end();
          return;
        }
        if (!sent(entries)) {
          return;
        }
      }
      subscriptions.again(turn, clock.instant());
    }

    /** Whether what was there before has been found; otherwise the turn has ended. */
    private boolean searched() {
      for (int page = 0; page < PAGES_IN_A_TURN; page++) {
        Optional<Found> found = matching.search(turn, query, sight);
        if (!subscriptions.found(turn, found, clock.instant().plus(LEASE))) {
          return false;
        }
        turn = turn.found(found);
        if (found.isEmpty()) {
          return true;
        }
      }
      subscriptions.again(turn, clock.instant());
      return false;
    }

    /** Whether there may be more to send; otherwise the turn has ended. */
    private boolean sent(List<Entry> entries) {
      var batch =
          Batch.of(stores.search(), entries.stream().map(Entry::event).toList(), sight, FULL);
      List<FoundEvent> events = batch.events();
      if (!events.isEmpty()) {
        var outcome = post(events);
        if (outcome.status() == TOO_LARGE && events.size() > 1) {
          turn = turn.atMost(events.size() / 2);
          return subscriptions.atMost(turn, turn.most(), clock.instant().plus(LEASE));
        }
        if (!outcome.isDelivered()) {
          failed(turn, outcome.reason());
          return false;
        }
        isAnythingSent = true;
        turn = turn.well();
        steps.before("mark");
      }
      var now = clock.instant();
      outbox.sent(turn.subscription().id(), batch.done(), now);
      return events.isEmpty()
          ? subscriptions.hold(turn, now.plus(LEASE))
          : subscriptions.delivered(turn, now, now.plus(LEASE));
    }

    private Outcome post(List<FoundEvent> events) {
      var subscription = turn.subscription();
      steps.before("send");
      byte[] body = reports.body(query.name(), subscription.id(), events, clock.instant());
      var headers = new HashMap<>(reports.headers());
      subscription
          .token()
          .ifPresent(token -> headers.put("GS1-Signature", Signature.of(body, token)));
      return webhooks.post(subscription.dest(), headers, body);
    }

    private void end() {
      var schedule = turn.subscription().schedule();
      if (schedule.isEmpty()) {
        subscriptions.rest(turn, clock.instant());
        return;
      }
      if (!isAnythingSent && turn.subscription().reportIfEmpty()) {
        var outcome = post(List.of());
        if (!outcome.isDelivered()) {
          failed(turn, outcome.reason());
          return;
        }
        var now = clock.instant();
        if (!subscriptions.delivered(turn, now, now.plus(LEASE))) {
          return;
        }
      }
      subscriptions.ran(turn, began, schedule.get().next(clock.instant()));
    }
  }

  private void failed(Turn turn, String reason) {
    var now = clock.instant();
    var dayAgo = now.minus(PATIENCE);
    if (turn.failingSince().filter(since -> !since.isAfter(dayAgo)).isPresent()) {
      outbox.giveUp(turn.subscription().id(), dayAgo, reason);
    }
    subscriptions.failed(turn, new Failure(now, reason), now.plus(pause(turn.failures())));
  }

  /**
   * How long to wait before the next try.
   *
   * @param before how many failed before this one
   */
  static Duration pause(int before) {
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(before, 20));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}

package vn.traceability.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.traceability.subscription.Subscription.Failure;
import vn.traceability.subscription.Subscription.Standing;

/**
 * The subscriptions, when each is to be looked at, and who does: one process at a time, for a time.
 */
public interface Subscriptions {
  /** Keeps a new one, to be looked at from now on. */
  void add(Subscription subscription);

  Optional<Standing> find(String query, String id);

  /**
   * Those of a query in the order of their ids.
   *
   * @param after the last id of the page before; empty for the first
   */
  List<Standing> page(String query, Optional<String> after, int limit);

  /** All of all queries; read anew each time, so that one that was just made is among them. */
  List<Subscription> all();

  /** How many an account has made. */
  long countOf(String account);

  /** Whether it was there. */
  boolean remove(String query, String id);

  /**
   * Something was found for a stream: it is to be looked at then, unless it is to be anyway.
   * Whoever looks at it at this moment looks again.
   */
  void wake(String id, Instant then);

  /**
   * A turn of one subscription.
   *
   * @param by who has it
   * @param wakes how often it was woken so far
   * @param next the scheduled time that is or was next; empty for a stream
   * @param failingSince when it began to fail; empty where the last try went well
   * @param failures how often in a row
   * @param found how far the search for what was there before it came; empty when that is done
   * @param most how many events at once
   */
  record Turn(
      Subscription subscription,
      String by,
      long wakes,
      Optional<Instant> next,
      Optional<Instant> failingSince,
      int failures,
      Optional<Found> found,
      int most) {
    /** The same, its search having come so far. */
    Turn found(Optional<Found> further) {
      return new Turn(subscription, by, wakes, next, failingSince, failures, further, most);
    }

    /** The same, all being well. */
    Turn well() {
      return new Turn(subscription, by, wakes, next, Optional.empty(), 0, found, most);
    }

    /** The same with so many events at once. */
    Turn atMost(int fewer) {
      return new Turn(subscription, by, wakes, next, failingSince, failures, found, fewer);
    }
  }

  /**
   * How far a search came.
   *
   * @param position as {@link vn.traceability.event.query.Position#text} writes it; empty before
   *     the first page
   */
  record Found(Optional<String> position) {}

  /**
   * Takes the one that waits longest among those that are to be looked at and that nobody has.
   *
   * @param lease how long nobody else gets it
   */
  Optional<Turn> take(String by, Instant now, Duration lease);

  /**
   * Holds on to a turn. Everything below does the same.
   *
   * @return false when it has been lost, to another or because the subscription is gone; then
   *     nothing more may be sent
   */
  boolean hold(Turn turn, Instant until);

  /** The search came so far; empty when it is done. */
  boolean found(Turn turn, Optional<Found> found, Instant until);

  /** The receiver took something. */
  boolean delivered(Turn turn, Instant now, Instant until);

  /** From now on no more than so many events at once. */
  boolean atMost(Turn turn, int most, Instant until);

  /** Ends a turn in which the receiver failed: again then. */
  void failed(Turn turn, Failure failure, Instant again);

  /** Ends the turn of a stream: again when it is woken, or at once where it was meanwhile. */
  void rest(Turn turn, Instant now);

  /** Ends a turn: again then. */
  void again(Turn turn, Instant then);

  /** Ends the turn of a scheduled time: again at the next. */
  void ran(Turn turn, Instant now, Instant next);
}

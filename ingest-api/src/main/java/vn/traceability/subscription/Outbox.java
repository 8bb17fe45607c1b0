package vn.traceability.subscription;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import vn.traceability.event.EventId;

/**
 * What is to be sent, what has been, and what could not be. An event stands in it once for each
 * subscription, whatever became of it, so that finding it again sends nothing again.
 */
public interface Outbox {
  /** That an event is to be sent to a subscription. */
  record Entry(String subscription, EventId event, Instant recordTime) {}

  /** One that is there already, sent or not, stays as it is. */
  void add(Collection<Entry> entries, Instant now);

  /**
   * What is to be sent, in the order of recording.
   *
   * @param until recorded up to then; empty for all
   */
  List<Entry> pending(String subscription, Optional<Instant> until, int limit);

  /** These need not be sent any more. */
  void sent(String subscription, Collection<EventId> events, Instant now);

  /**
   * Gives up those that have waited since then or longer.
   *
   * @return how many
   */
  long giveUp(String subscription, Instant since, String reason);

  /** Those that were given up. */
  long deadLetters(String subscription);

  /** Forgets all of a subscription. */
  void remove(String subscription);

  /** The first subscription that has something here, in the order of the ids. */
  Optional<String> subscriptionAfter(Optional<String> id);
}

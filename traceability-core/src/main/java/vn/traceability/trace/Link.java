package vn.traceability.trace;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import vn.traceability.event.EventId;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;
import vn.traceability.measure.Quantity;

/**
 * One lot's part in one event. Rows are only ever added.
 *
 * @param place where the event happened
 * @param quantity so much of this lot, in this event
 * @param counterpart the other side of a hand-over
 * @param author id of the account that recorded it; empty where nobody says
 * @param process what its events are found by, where several speak of one transformation
 */
public record Link(
    LotId lot,
    EventId event,
    Role role,
    Quantity quantity,
    Instant occurredAt,
    Gln party,
    Gln place,
    Optional<Gln> counterpart,
    Optional<String> author,
    Optional<String> process) {

  /** What the event did with the lot. */
  public enum Role {
    /** Used up, or destroyed. */
    CONSUMED,
    /** Came into being. */
    PRODUCED,
    /** Left the party that recorded it. */
    SENT,
    /** Arrived at the party that recorded it. */
    RECEIVED,
    /** Sown, cared for or looked at, and still where it was. */
    TENDED
  }

  /** The row's name, one per lot, event and role: writing it again changes nothing. */
  public String id() {
    return lot + "|" + event + "|" + role.name().toLowerCase(Locale.ROOT);
  }

  /** The same part in a step that several events speak of. */
  Link in(EventId step, Quantity total) {
    return new Link(lot, step, role, total, occurredAt, party, place, counterpart, author, process);
  }

  /** Its place among rows, the newest first. */
  public Position position() {
    return new Position(occurredAt, id());
  }
}

package vn.traceability.trace;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import vn.traceability.event.EventId;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Sscc;
import vn.traceability.lot.LotId;
import vn.traceability.measure.Quantity;

/**
 * What one event says of one thing and a logistic unit. Rows are only ever added.
 *
 * @param thing what it is about: a unit that goes or is emptied, a lot or a unit that is put on
 *     another one
 * @param on onto or off which unit; empty for what goes or is emptied
 * @param quantity so much of a lot; not stated for units
 * @param recordedAt when the event came to be kept
 * @param counterpart the other side of a hand-over
 * @param author id of the account that recorded it; empty where nobody says
 */
public record UnitRow(
    Thing thing,
    Role role,
    Optional<Sscc> on,
    Quantity quantity,
    EventId event,
    Instant occurredAt,
    Instant recordedAt,
    Gln party,
    Gln place,
    Optional<Gln> counterpart,
    Optional<String> author) {

  /** What the event did. */
  public enum Role {
    /** Put on a unit. */
    LOADED,
    /** Left with whatever was on it. */
    SENT,
    /** Arrived with whatever was on it. */
    RECEIVED,
    /** Taken off a unit. */
    UNLOADED,
    /** Everything was taken off it. */
    EMPTIED,
    /** Is no more, with whatever was on it. */
    DESTROYED;

    /** Whether what is on the unit goes where it goes. */
    public boolean moves() {
      return this == SENT || this == RECEIVED || this == DESTROYED;
    }
  }

  /**
   * A lot or a unit.
   *
   * @param name of a lot as {@link LotId} writes it, of a unit its 18 digits; no name is both
   */
  public record Thing(String name) {
    public static Thing of(LotId lot) {
      return new Thing(lot.toString());
    }

    public static Thing of(Sscc unit) {
      return new Thing(unit.digits());
    }

    public boolean isUnit() {
      return name.indexOf('/') < 0;
    }

    public LotId lot() {
      return LotId.parse(name);
    }

    public Sscc unit() {
      return new Sscc(name);
    }
  }

  /** The row's name, one per thing, event and role: writing it again changes nothing. */
  public String id() {
    return thing.name() + "|" + event + "|" + role.name().toLowerCase(Locale.ROOT);
  }

  /** Its place among rows, the newest first. */
  Position position() {
    return new Position(occurredAt, id());
  }
}

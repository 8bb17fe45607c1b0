package vn.traceability.trace;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import vn.traceability.event.EventId;

/**
 * What went on units in a chain, so that it can be looked at as it stood at another time.
 *
 * @param steps the events that are steps of the whole chain
 * @param voided events beside those that were taken back
 */
public record Carried(Cargo cargo, Set<EventId> steps, Set<EventId> voided) {
  static final Carried NOTHING = new Carried(Cargo.NONE, Set.of(), Set.of());

  public Carried {
    steps = Set.copyOf(steps);
    voided = Set.copyOf(voided);
  }

  /**
   * The rows that follow where of the steps only some are there.
   *
   * @param direct rows that name lots themselves and hold
   */
  List<Link> moves(Collection<Link> direct, Set<EventId> some) {
    return cargo.moves(
        direct, event -> steps.contains(event) ? some.contains(event) : !voided.contains(event));
  }
}

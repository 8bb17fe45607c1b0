package vn.traceability.trace;

import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.traceability.event.EventId;
import vn.traceability.event.RecordedEvent;
import vn.traceability.lot.LotId;

/**
 * The chain of a lot.
 *
 * @param lot the lot asked for
 * @param generations each lot of the chain with its distance: negative towards the origin, 0 for
 *     the lot itself
 * @param steps the events of the chain, oldest first, those that do not hold among them
 * @param links the rows behind the steps, without those that do not hold
 * @param voided the steps that a later declaration takes back
 * @param gaps where the trail goes dark
 * @param cut true when a limit ended the walk early, so that there may be more
 */
public record Trace(
    LotId lot,
    Map<LotId, Integer> generations,
    List<RecordedEvent> steps,
    List<Link> links,
    Set<EventId> voided,
    List<Gap> gaps,
    boolean cut) {

  public Trace {
    generations = Map.copyOf(generations);
    steps = List.copyOf(steps);
    links = List.copyOf(links);
    voided = Set.copyOf(voided);
    gaps = List.copyOf(gaps);
  }

  /** Whether a lot is the one asked for or one it was made of. */
  public boolean isUpstream(LotId other) {
    return generations.getOrDefault(other, 1) <= 0;
  }

  /** The steps that hold. */
  public List<RecordedEvent> standing() {
    return steps.stream().filter(step -> !voided.contains(step.id())).toList();
  }
}

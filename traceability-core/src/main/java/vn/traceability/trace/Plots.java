package vn.traceability.trace;

import java.util.List;
import java.util.Set;
import vn.traceability.event.EventId;
import vn.traceability.event.RecordedEvent;

/**
 * What was sown and tended on some plots, of whatever lots: what comes onto a plot comes onto all
 * that grows there.
 *
 * @param entries those that hold and those that do not
 * @param voided those that a later declaration takes back
 * @param cut true when there is more than was read
 */
public record Plots(List<RecordedEvent> entries, Set<EventId> voided, boolean cut) {
  public static final Plots NONE = new Plots(List.of(), Set.of(), false);

  public Plots {
    entries = List.copyOf(entries);
    voided = Set.copyOf(voided);
  }
}

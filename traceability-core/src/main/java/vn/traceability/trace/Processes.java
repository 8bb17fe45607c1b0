package vn.traceability.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.traceability.event.Harvested;
import vn.traceability.event.LotQuantity;
import vn.traceability.event.RecordedEvent;
import vn.traceability.event.TraceEvent;
import vn.traceability.event.Transformed;
import vn.traceability.lot.LotId;
import vn.traceability.measure.Quantity;

/**
 * Transformations that one party describes in several events under one name: what goes in in one
 * event comes out in another, so they are one step of a chain. Another party's event under the same
 * name is another transformation.
 */
final class Processes {
  private Processes() {}

  /** What the rows of one are found by; empty where an event is one of its own. */
  static Optional<String> key(TraceEvent fact) {
    return fact instanceof Transformed transformed
        ? transformed.process().map(name -> fact.entry().party().digits() + "|" + name)
        : Optional.empty();
  }

  /**
   * The same steps, the events of each process as the one that came first. Of which nobody says
   * what went in is a coming into being like any other.
   *
   * @param steps that hold, all events of a process among them
   */
  static List<RecordedEvent> joined(Collection<RecordedEvent> steps) {
    var joined = new ArrayList<RecordedEvent>();
    var processes = new LinkedHashMap<String, List<RecordedEvent>>();
    for (var step : steps) {
      key(step.fact())
          .ifPresentOrElse(
              key -> processes.computeIfAbsent(key, any -> new ArrayList<>()).add(step),
              () -> joined.add(step));
    }
    processes.values().forEach(events -> joined.add(join(events)));
    return joined;
  }

  private static RecordedEvent join(List<RecordedEvent> events) {
    events.sort(
        Comparator.comparing((RecordedEvent step) -> step.fact().entry().occurredAt())
            .thenComparing(RecordedEvent::id));
    var inputs = new LinkedHashMap<LotId, Quantity>();
    var outputs = new LinkedHashMap<LotId, Quantity>();
    for (var event : events) {
      event.fact().inputs().forEach(each -> add(each, inputs));
      event.fact().outputs().forEach(each -> add(each, outputs));
    }
    outputs.keySet().removeAll(inputs.keySet()); // nothing is made of itself
    var first = events.get(0);
    var fact = (Transformed) first.fact();
    return first.with(
        inputs.isEmpty()
            ? new Harvested(fact.entry(), amounts(outputs))
            : new Transformed(fact.entry(), amounts(inputs), amounts(outputs), fact.process()));
  }

  private static void add(LotQuantity each, Map<LotId, Quantity> into) {
    into.merge(each.lot(), each.quantity(), Sums::sum);
  }

  private static List<LotQuantity> amounts(Map<LotId, Quantity> all) {
    var amounts = new ArrayList<LotQuantity>();
    all.forEach((lot, quantity) -> amounts.add(new LotQuantity(lot, quantity)));
    return amounts;
  }
}

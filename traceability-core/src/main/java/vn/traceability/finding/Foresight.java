package vn.traceability.finding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.traceability.event.Corrected;
import vn.traceability.event.EventId;
import vn.traceability.event.Events;
import vn.traceability.event.LotQuantity;
import vn.traceability.event.RecordedEvent;
import vn.traceability.event.Tended;
import vn.traceability.event.TraceEvent;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.trace.Cargo;
import vn.traceability.trace.Link;
import vn.traceability.trace.Links;
import vn.traceability.trace.LinksOf;
import vn.traceability.trace.TraceRows;
import vn.traceability.trace.Tracer;
import vn.traceability.trace.Window;

/**
 * What the rules would find once an entry is recorded, by the very rules that find it afterwards:
 * so that whoever writes it is told before, and never kept from writing what happened.
 */
public final class Foresight {
  private static final int MOST_LOTS = 20;

  private final Links links;
  private final Events events;
  private final Assessor assessor;

  public Foresight(Links links, Events events, Assessor assessor) {
    this.links = links;
    this.events = events;
    this.assessor = assessor;
  }

  /**
   * The serious findings of the lots an entry names that are not there now and would be.
   *
   * @throws InvalidValue when it names more than 20 lots
   */
  public List<Finding> of(RecordedEvent entry) {
    var lots = named(entry.fact());
    if (lots.size() > MOST_LOTS) {
      throw new InvalidValue(
          "lots", lots.size() + " lots", "needs at most " + MOST_LOTS + " to be looked at before");
    }
    var then = assessor.over(new Tracer(new RowsWith(entry), ids -> with(entry, ids)));
    var found = new LinkedHashMap<String, Finding>();
    for (var lot : lots) {
      var now = serious(assessor, lot).map(Finding::key).collect(Collectors.toSet());
      serious(then, lot)
          .filter(finding -> !now.contains(finding.key()))
          .forEach(finding -> found.put(finding.key(), finding));
    }
    return List.copyOf(found.values());
  }

  private static Stream<Finding> serious(Assessor assessor, LotId lot) {
    return assessor.assess(lot, Tracer.Direction.BACK, Tracer.Limits.DEFAULT).findings().stream()
        .filter(finding -> finding.rule().severity() == Finding.Severity.SERIOUS);
  }

  private Set<LotId> named(TraceEvent fact) {
    if (fact instanceof Corrected correction) {
      return events
          .find(correction.corrects())
          .map(original -> named(original.fact()))
          .orElse(Set.of());
    }
    return Stream.of(fact.outputs(), fact.passing(), fact.inputs())
        .flatMap(List::stream)
        .map(LotQuantity::lot)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The events, and one more. */
  private List<RecordedEvent> with(RecordedEvent entry, Collection<EventId> ids) {
    var found = new ArrayList<>(events.findAll(ids));
    boolean kept = found.stream().anyMatch(each -> each.id().equals(entry.id()));
    if (ids.contains(entry.id()) && !kept) {
      found.add(entry);
    }
    return found;
  }

  /** The rows, and those of one more entry. */
  private final class RowsWith implements TraceRows {
    private final RecordedEvent entry;
    private final List<Link> rows;

    RowsWith(RecordedEvent entry) {
      this.entry = entry;
      this.rows = LinksOf.event(entry);
    }

    @Override
    public List<Link> ofLots(Collection<LotId> lots, int limit) {
      return with(links.ofLots(lots, limit), rows.stream().filter(row -> lots.contains(row.lot())));
    }

    @Override
    public List<Link> ofEvents(Collection<EventId> ids, int limit) {
      return with(
          links.ofEvents(ids, limit), rows.stream().filter(row -> ids.contains(row.event())));
    }

    @Override
    public List<Link> treatedAt(Collection<Gln> places, Window window, int limit) {
      boolean treated = entry.fact() instanceof Tended tended && tended.treatment().isPresent();
      return with(
          links.treatedAt(places, window, limit),
          rows.stream()
              .filter(row -> treated && places.contains(row.place()))
              .filter(row -> window.contains(row.occurredAt())));
    }

    /** No entry of the diary is of one. */
    @Override
    public List<Link> ofProcesses(Collection<String> processes, int limit) {
      return links.ofProcesses(processes, limit);
    }

    @Override
    public Cargo cargo(Collection<LotId> lots, Collection<Link> direct, int limit) {
      return links.cargo(lots, direct, limit);
    }

    private static List<Link> with(List<Link> kept, Stream<Link> more) {
      var all = new LinkedHashMap<String, Link>();
      Stream.concat(kept.stream(), more).forEach(row -> all.put(row.id(), row));
      return List.copyOf(all.values());
    }

    @Override
    public Map<EventId, Set<EventId>> declarations(Collection<EventId> ids) {
      var declared = new HashMap<>(links.declarations(ids));
      if (entry.fact() instanceof Corrected correction && ids.contains(correction.corrects())) {
        var all = new HashSet<>(declared.getOrDefault(correction.corrects(), Set.of()));
        all.add(entry.id());
        declared.put(correction.corrects(), all);
      }
      return declared;
    }
  }
}

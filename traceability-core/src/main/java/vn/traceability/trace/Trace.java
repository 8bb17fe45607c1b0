package vn.traceability.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
 * @param corrections the declarations that take steps back, in the order they were recorded
 * @param voided the steps that they take back, and entries of units
 * @param gaps where the trail goes dark
 * @param cutBack true when a limit ended the walk towards the origin early: there may be more, of
 *     which nobody knows anything
 * @param cutForward the same towards the consumer
 * @param entered the events behind the steps as they were recorded, oldest first: several may be
 *     one step, and what was taken back of units alone is no step
 * @param carried what went on logistic units; the steps and the links have it in them
 */
public record Trace(
    LotId lot,
    Map<LotId, Integer> generations,
    List<RecordedEvent> steps,
    List<Link> links,
    List<RecordedEvent> corrections,
    Set<EventId> voided,
    List<Gap> gaps,
    boolean cutBack,
    boolean cutForward,
    List<RecordedEvent> entered,
    Carried carried) {

  public Trace {
    generations = Map.copyOf(generations);
    steps = List.copyOf(steps);
    links = List.copyOf(links);
    corrections = List.copyOf(corrections);
    voided = Set.copyOf(voided);
    gaps = List.copyOf(gaps);
    entered = List.copyOf(entered);
  }

  /**
   * A part of it: some of its lots, steps, rows and gaps, and what takes back those steps.
   *
   * @param some of the steps, and of the entries of units
   */
  public Trace restrictedTo(
      Map<LotId, Integer> lots, List<RecordedEvent> some, List<Link> rows, Predicate<Gap> which) {
    return restrictedTo(lots, some, rows, which, false, false);
  }

  /**
   * The same, cut.
   *
   * @param back whether more lies towards the origin than this part holds
   * @param forward the same towards the consumer
   */
  public Trace restrictedTo(
      Map<LotId, Integer> lots,
      List<RecordedEvent> some,
      List<Link> rows,
      Predicate<Gap> which,
      boolean back,
      boolean forward) {
    var named = some.stream().map(RecordedEvent::id).collect(Collectors.toSet());
    var processes =
        entered.stream()
            .filter(each -> named.contains(each.id()))
            .flatMap(each -> Processes.key(each.fact()).stream())
            .collect(Collectors.toSet());
    Predicate<RecordedEvent> within =
        each ->
            named.contains(each.id())
                || Processes.key(each.fact()).filter(processes::contains).isPresent();
    var kept = steps.stream().filter(within).toList(); // with what is taken back of a process
    var behind = entered.stream().filter(within).toList();
    var ids = behind.stream().map(RecordedEvent::id).collect(Collectors.toSet());
    return new Trace(
        lot,
        lots,
        kept,
        rows,
        corrections.stream().filter(each -> ids.contains(each.id().original())).toList(),
        voided.stream().filter(ids::contains).collect(Collectors.toSet()),
        gaps.stream().filter(which).toList(),
        cutBack || back,
        cutForward || forward,
        behind,
        carried);
  }

  /** Whether a limit ended the walk early either way. */
  public boolean cut() {
    return cutBack || cutForward;
  }

  /** Whether a lot is the one asked for or one it was made of. */
  public boolean isUpstream(LotId other) {
    return generations.getOrDefault(other, 1) <= 0;
  }

  /**
   * The same lots with some of the events, as they stood at another time; gaps are not looked for.
   *
   * @param some of those entered
   * @param taken those that do not hold
   */
  public Trace of(List<RecordedEvent> some, Set<EventId> taken) {
    var standing = some.stream().filter(step -> !taken.contains(step.id())).toList();
    var steps = Processes.joined(standing);
    var rows = new ArrayList<>(Processes.rows(standing));
    var ids = standing.stream().map(RecordedEvent::id).collect(Collectors.toSet());
    rows.addAll(carried.moves(rows, ids));
    rows.removeIf(row -> !generations.containsKey(row.lot()));
    return new Trace(
        lot,
        generations,
        steps,
        rows,
        List.of(),
        taken,
        List.of(),
        cutBack,
        cutForward,
        some,
        carried);
  }

  /**
   * The entries by which lots came into being of nothing they name, oldest first, those that do not
   * hold among them. Of a transformation in several events each that names outputs alone is one:
   * what the others say went in takes no lot off the plot it was harvested on.
   */
  public List<RecordedEvent> harvests() {
    return entered.stream()
        .filter(entry -> entry.fact().inputs().isEmpty() && !entry.fact().outputs().isEmpty())
        .toList();
  }

  /** What was taken back of units and names no lots, though lots went by it; oldest first. */
  public List<RecordedEvent> takenBackOfUnits() {
    var shown = steps.stream().map(RecordedEvent::id).collect(Collectors.toSet());
    return entered.stream()
        .filter(entry -> voided.contains(entry.id()) && !shown.contains(entry.id()))
        .toList();
  }

  /** The events of each transformation that has several, those that do not hold among them. */
  public Collection<List<RecordedEvent>> processes() {
    var processes = new LinkedHashMap<String, List<RecordedEvent>>();
    for (var entry : entered) {
      Processes.key(entry.fact())
          .ifPresent(key -> processes.computeIfAbsent(key, any -> new ArrayList<>()).add(entry));
    }
    processes.values().removeIf(parts -> parts.size() < 2);
    return processes.values();
  }

  /** The steps that hold. */
  public List<RecordedEvent> standing() {
    return steps.stream().filter(step -> !voided.contains(step.id())).toList();
  }
}

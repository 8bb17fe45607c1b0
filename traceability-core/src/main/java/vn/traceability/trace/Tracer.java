package vn.traceability.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.traceability.event.EventId;
import vn.traceability.event.Events;
import vn.traceability.event.LotQuantity;
import vn.traceability.event.RecordedEvent;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;
import vn.traceability.trace.Link.Role;

/** Walks a chain both ways, breadth first: two look-ups a generation, however wide it is. */
public final class Tracer {

  /** Which way to walk. */
  public enum Direction {
    /** Towards the origin. */
    BACK,
    /** Towards the consumer. */
    FORWARD,
    BOTH
  }

  /**
   * How far to walk.
   *
   * @param depth most generations each way
   * @param lots most lots in all
   * @param rows most rows in all, which bounds the memory of a chain with a busy trade
   */
  public record Limits(int depth, int lots, int rows) {
    public static final Limits DEFAULT = new Limits(20, 5_000, 100_000);

    /** So far, and as many rows as usual. */
    public static Limits of(int depth, int lots) {
      return new Limits(depth, lots, DEFAULT.rows());
    }
  }

  private static final int MOST_ON_PLOTS = 20_000;

  private static final Comparator<RecordedEvent> OLDEST_FIRST =
      Comparator.comparing((RecordedEvent step) -> step.fact().entry().occurredAt())
          .thenComparing(RecordedEvent::id);

  /** Where events are kept. */
  public interface Kept {
    /** Those of these that are kept, in no order. */
    List<RecordedEvent> findAll(Collection<EventId> ids);
  }

  private final TraceRows links;
  private final Kept events;

  public Tracer(Links links, Events events) {
    this(links, events::findAll);
  }

  /** One that walks over other rows than those of the store. */
  public Tracer(TraceRows rows, Kept events) {
    this.links = rows;
    this.events = events;
  }

  /**
   * The chain of a lot; a lot that no event names has a chain of itself alone, with its missing
   * origin as a gap. A store that fails makes this fail: there is no half of an answer.
   */
  public Trace trace(LotId lot, Direction direction, Limits limits) {
    var walk = new Walk(lot, limits);
    if (direction != Direction.FORWARD) {
      walk.go(Role.PRODUCED, Role.CONSUMED, -1);
    }
    if (direction != Direction.BACK) {
      walk.go(Role.CONSUMED, Role.PRODUCED, 1);
    }
    return walk.result(direction);
  }

  /** What was sprayed on these plots, whatever the lots. */
  public Plots treated(Collection<Gln> plots, Window window) {
    var rows = links.treatedAt(plots, window, MOST_ON_PLOTS + 1);
    var ids = rows.stream().map(Link::event).collect(Collectors.toSet());
    return ids.isEmpty()
        ? Plots.NONE
        : new Plots(events.findAll(ids), links.voided(ids), rows.size() > MOST_ON_PLOTS);
  }

  private final class Walk {
    private final LotId start;
    private final Limits limits;
    private final Map<LotId, Integer> generations = new LinkedHashMap<>();
    private final Map<String, Link> rows = new HashMap<>();
    private final Set<EventId> voided = new HashSet<>();
    private final Set<EventId> declarations = new HashSet<>();

    /** The transformations all of whose rows were asked for. */
    private final Set<String> whole = new HashSet<>();

    private Cargo cargo = Cargo.NONE;
    private boolean cutBack;
    private boolean cutForward;

    Walk(LotId start, Limits limits) {
      this.start = start;
      this.limits = limits;
      generations.put(start, 0);
    }

    /**
     * One way: from lots that play {@code near} in an event to those that play {@code far} in it.
     */
    void go(Role near, Role far, int step) {
      Set<LotId> frontier = Set.of(start);
      for (int depth = 1; !frontier.isEmpty(); depth++) {
        var next = next(frontier, near, far, step);
        int room = depth > limits.depth() ? 0 : limits.lots() - generations.size();
        if (next.size() > room) {
          cut(step);
          next =
              new TreeSet<>(next)
                  .stream()
                      .limit(Math.max(0, room))
                      .collect(Collectors.toCollection(LinkedHashSet::new));
        }
        for (var found : next) {
          generations.put(found, step * depth);
        }
        frontier = next;
      }
    }

    private Set<LotId> next(Set<LotId> frontier, Role near, Role far, int step) {
      var joining = new LinkedHashSet<EventId>();
      var processes = new LinkedHashSet<String>();
      var direct = links.ofLots(frontier, most());
      var loads = links.cargo(frontier, direct, room());
      cargo = cargo.and(loads);
      if (loads.isCut()) {
        cut(loads.isCutOfHouse() ? step : 1);
      }
      declared(loads.events());
      cutWhereFull(direct, step);
      for (var row : standing(direct, step)) {
        if (row.role() == near) {
          row.process().ifPresentOrElse(processes::add, () -> joining.add(row.event()));
        }
      }
      var others = new ArrayList<>(links.ofEvents(joining, most()));
      cutWhereFull(others, step);
      var parts = links.ofProcesses(processes, most());
      cutWhereFull(parts, step);
      whole.addAll(processes);
      others.addAll(parts);
      var next = new LinkedHashSet<LotId>();
      for (var row : standing(others, step)) {
        if (row.role() == far && !generations.containsKey(row.lot())) {
          next.add(row.lot());
        }
      }
      return next;
    }

    /**
     * So many rows are read at a time: one more than may be kept, since some of them may be there
     * already; and one where there are too many.
     */
    private int most() {
      return rows.size() > limits.rows() ? 1 : limits.rows() + 1;
    }

    /** What was read up to its limit may be less than there is. */
    private void cutWhereFull(Collection<Link> read, int step) {
      if (read.size() >= most()) {
        cut(step);
      }
    }

    /** One more than may be kept, so that it shows when there are too many. */
    private int room() {
      return Math.max(1, limits.rows() - rows.size() + 1);
    }

    private void cut(int step) {
      cutBack |= step < 0;
      cutForward |= step > 0;
    }

    private List<Link> standing(List<Link> found, int step) {
      var fresh = new HashSet<EventId>();
      for (var row : found) {
        if (rows.put(row.id(), row) == null) {
          fresh.add(row.event());
        }
      }
      if (rows.size() > limits.rows()) {
        cut(step);
      }
      declared(fresh);
      return found.stream().filter(row -> !voided.contains(row.event())).toList();
    }

    private void declared(Set<EventId> events) {
      links
          .declarations(events)
          .forEach(
              (event, declared) -> {
                voided.add(event);
                declarations.addAll(declared);
              });
    }

    /** What of each lot went with units, by event; the rows of it join those that are there. */
    private Map<EventId, List<LotQuantity>> carried() {
      var carried = new HashMap<EventId, List<LotQuantity>>();
      for (var row : cargo.allMoves(List.copyOf(rows.values()), voided)) {
        rows.put(row.id(), row);
        carried
            .computeIfAbsent(row.event(), any -> new ArrayList<>())
            .add(new LotQuantity(row.lot(), row.quantity()));
      }
      if (rows.size() > limits.rows()) {
        cutBack = true;
        cutForward = true;
      }
      return carried;
    }

    /**
     * All events of the transformations that made a lot of this chain, or that the walk went
     * through, those about other lots among them. What a lot merely went into is not looked at on
     * the way back: whoever has it could make that as large as he likes.
     */
    private Set<EventId> members(Set<String> made) {
      var missing = new LinkedHashSet<>(made);
      missing.removeAll(whole);
      whole.addAll(missing);
      var read = links.ofProcesses(missing, most());
      if (!missing.isEmpty() && read.size() >= most()) {
        cutBack = true;
        cutForward = true;
      }
      read.forEach(row -> rows.put(row.id(), row));
      var members = new HashSet<EventId>();
      for (var row : rows.values()) {
        row.process().filter(whole::contains).ifPresent(any -> members.add(row.event()));
      }
      declared(members);
      return members;
    }

    Trace result(Direction direction) {
      var carried = carried();
      var ids = new LinkedHashSet<EventId>();
      var standing = new ArrayList<Link>();
      var processes = new LinkedHashSet<String>();
      for (var row : rows.values()) {
        if (generations.containsKey(row.lot())) {
          ids.add(row.event());
          if (row.role() == Role.PRODUCED) {
            row.process().ifPresent(processes::add);
          }
          if (!voided.contains(row.event()) && row.process().isEmpty()) {
            standing.add(row);
          }
        }
      }
      ids.addAll(members(processes));
      var ofUnits = cargo.events(); // taken back and of no lot itself, but lots went by it
      ofUnits.retainAll(voided);
      ofUnits.removeAll(ids);
      ids.addAll(ofUnits);
      var entered = kept(ids);
      entered.replaceAll(
          step -> carried.containsKey(step.id()) ? step.carrying(carried.get(step.id())) : step);
      entered.sort(OLDEST_FIRST);
      var steps = new ArrayList<RecordedEvent>();
      var parts = new ArrayList<RecordedEvent>();
      for (var step : entered) {
        boolean part = Processes.key(step.fact()).isPresent() && !voided.contains(step.id());
        if (!ofUnits.contains(step.id())) {
          (part ? parts : steps).add(step);
        }
      }
      var made =
          Processes.rows(parts).stream().filter(row -> generations.containsKey(row.lot())).toList();
      var named = made.stream().map(Link::event).collect(Collectors.toSet());
      Processes.joined(parts).stream()
          .filter(step -> named.contains(step.id()))
          .forEach(steps::add);
      standing.addAll(made);
      steps.sort(OLDEST_FIRST);
      standing.sort(Comparator.comparing(Link::occurredAt).thenComparing(Link::id));
      var unseen = new HashSet<>(voided);
      unseen.removeAll(ids);
      voided.retainAll(ids);
      declarations.removeIf(each -> !ids.contains(each.original()));
      var corrections = kept(declarations);
      corrections.sort(
          Comparator.comparing(RecordedEvent::recordedAt).thenComparing(RecordedEvent::id));
      return new Trace(
          start,
          generations,
          steps,
          standing,
          corrections,
          voided,
          gaps(standing, direction),
          cutBack,
          cutForward,
          entered,
          new Carried(cargo, ids, unseen));
    }

    private List<RecordedEvent> kept(Set<EventId> ids) {
      var found = new ArrayList<>(ids.isEmpty() ? List.of() : events.findAll(ids));
      if (found.size() != ids.size()) {
        throw new IllegalStateException(
            "links name "
                + ids.size()
                + " events of lot "
                + start
                + " but only "
                + found.size()
                + " are kept");
      }
      return found;
    }

    private List<Gap> gaps(Collection<Link> standing, Direction direction) {
      var gaps = new ArrayList<Gap>();
      var born = new HashSet<LotId>();
      for (var row : standing) {
        if (row.role() == Role.PRODUCED) {
          born.add(row.lot());
        }
      }
      born.removeAll(Circles.among(standing));
      for (var each : HandOver.among(standing)) {
        if (each.sent().isEmpty()) {
          each.received().map(Gap::neverSent).ifPresent(gaps::add);
        }
        if (each.received().isEmpty()) {
          each.sent().map(Gap::neverReceived).ifPresent(gaps::add);
        }
        if (each.isOfOneHand()) {
          each.received().map(Gap::oneHand).ifPresent(gaps::add);
        }
      }
      for (var each : generations.entrySet()) {
        boolean walkedBack = direction != Direction.FORWARD || each.getValue() == 0;
        if (walkedBack && !born.contains(each.getKey())) {
          gaps.add(Gap.noOrigin(each.getKey()));
        }
      }
      gaps.sort(Comparator.comparing(Gap::lot).thenComparing(Gap::kind));
      return gaps;
    }
  }
}

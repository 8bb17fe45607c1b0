package vn.traceability.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import vn.traceability.event.EventId;
import vn.traceability.event.RecordedEvent;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.gs1.Sscc;
import vn.traceability.lot.LotId;
import vn.traceability.trace.UnitRow.Thing;

/** The rows of lots, and those that follow from where the units went that they were on. */
public final class LinksWithUnits implements Links {
  private static final int AT_ONCE = 200;
  private static final int MOST_ROWS = 100_000;

  /** So many moves of units are looked through for those of lots before the caller goes on. */
  private static final int MOST_LOOKED = 2_000;

  /** So many units went in one moment at most, as far as lists tell. */
  private static final int MOST_OF_MOMENT = 20_000;

  /** So much of one who has nothing else to do with some units is looked at for what is on them. */
  private static final int MOST_OF_OTHERS = 5_000;

  private final Links links;
  private final UnitRows units;
  private final Houses houses;
  private final int most;

  public LinksWithUnits(Links links, UnitRows units, Houses houses) {
    this(links, units, houses, MOST_ROWS);
  }

  private LinksWithUnits(Links links, UnitRows units, Houses houses, int most) {
    this.links = links;
    this.units = units;
    this.houses = houses;
    this.most = most;
  }

  /** The same, with so many rows at once at most. */
  LinksWithUnits reading(int rows) {
    return new LinksWithUnits(links, units, houses, rows);
  }

  @Override
  public void project(Collection<RecordedEvent> events) {
    links.project(events);
    units.project(events);
  }

  @Override
  public List<Link> ofLots(Collection<LotId> lots, int limit) {
    return links.ofLots(lots, limit);
  }

  @Override
  public List<Link> ofEvents(Collection<EventId> events, int limit) {
    return links.ofEvents(events, limit);
  }

  @Override
  public List<Link> ofProcesses(Collection<String> processes, int limit) {
    return links.ofProcesses(processes, limit);
  }

  @Override
  public List<Link> treatedAt(Collection<Gln> places, Window window, int limit) {
    return links.treatedAt(places, window, limit);
  }

  @Override
  public boolean hasGrownAt(Gln place) {
    return links.hasGrownAt(place);
  }

  @Override
  public Map<EventId, Set<EventId>> declarations(Collection<EventId> events) {
    return links.declarations(events);
  }

  @Override
  public List<Link> ofProduct(Gtin product, Window window, Optional<Position> after, int limit) {
    return links.ofProduct(product, window, after, limit);
  }

  @Override
  public List<UnitRow> ofUnitsWith(Gln party, Collection<Sscc> some, int limit) {
    return units.with(party, some, limit);
  }

  @Override
  public Cargo cargo(Collection<LotId> lots, Collection<Link> direct, int limit) {
    var rows = new ArrayList<>(units.of(lots.stream().map(Thing::of).toList(), limit));
    if (rows.isEmpty()) {
      return Cargo.NONE;
    }
    var loaded = rows.stream().map(row -> row.thing().lot()).collect(Collectors.toSet());
    var of = houses.of(loaded);
    var known = new HashSet<Sscc>();
    var byLot = direct.stream().collect(Collectors.groupingBy(Link::lot));
    Supplier<List<Stowage>> stowed =
        () -> {
          var about = rows.stream().collect(Collectors.groupingBy(UnitRow::thing));
          return loaded.stream().map(lot -> new Stowage(lot, about, of)).toList();
        };
    Function<Stowage, Collection<Link>> named = each -> byLot.getOrDefault(each.lot(), List.of());
    // the units of the houses first: what others do with theirs cuts nothing of it off
    boolean ofHouses =
        readAll(rows, known, stowed, each -> each.unitsOfHouse(named.apply(each)), limit);
    boolean all =
        ofHouses && readAll(rows, known, stowed, each -> each.units(named.apply(each)), limit);
    var found = new HashMap<LotId, Stowage>();
    stowed.get().forEach(each -> found.put(each.lot(), each.of(each.units(named.apply(each)))));
    return new Cargo(found, !ofHouses, !all);
  }

  /** Reads on while there are units that are wanted and not known; false when there are more. */
  private boolean readAll(
      List<UnitRow> rows,
      Set<Sscc> known,
      Supplier<List<Stowage>> stowed,
      Function<Stowage, Set<Sscc>> wanted,
      int limit) {
    for (int round = 0; rows.size() < limit; round++) {
      var next = new LinkedHashSet<Sscc>();
      stowed.get().forEach(each -> next.addAll(wanted.apply(each)));
      next.removeAll(known);
      if (next.isEmpty() || round == Cargo.MOST_ROUNDS) {
        return next.isEmpty();
      }
      known.addAll(next);
      rows.addAll(units.of(next.stream().map(Thing::of).toList(), limit - rows.size()));
    }
    return false;
  }

  @Override
  public List<Link> ofLotsWith(Gln party, Collection<LotId> lots, int limit) {
    var found = new ArrayList<>(links.ofLotsWith(party, lots, limit));
    found.addAll(
        carried(
            lots,
            row -> row.party().equals(party) || row.counterpart().equals(Optional.of(party))));
    return found.subList(0, Math.min(found.size(), limit));
  }

  @Override
  public List<Link> ofShipments(Collection<EventId> events, int limit) {
    var found = new ArrayList<>(links.ofEvents(events, limit));
    found.addAll(carriedBy(units.ofEvents(events, limit)));
    return found.subList(0, Math.min(found.size(), limit));
  }

  @Override
  public List<Link> ofParty(Gln party, Window window, Optional<Position> after, int limit) {
    return all((from, most) -> someOfParty(party, window, from, most), after, limit);
  }

  @Override
  public List<Link> sentTo(Gln party, Window window, Optional<Position> after, int limit) {
    return all((from, most) -> someSentTo(party, window, from, most), after, limit);
  }

  private static List<Link> all(Dealings.Newest rows, Optional<Position> after, int limit) {
    var found = new ArrayList<Link>();
    var stretch = rows.after(after, limit);
    found.addAll(stretch.rows());
    while (found.size() < limit && stretch.next().isPresent()) {
      stretch = rows.after(stretch.next(), limit - found.size());
      found.addAll(stretch.rows());
    }
    return found;
  }

  @Override
  public Stretch someOfParty(Gln party, Window window, Optional<Position> after, int limit) {
    return newest(
        links.ofParty(party, window, after, limit),
        (span, from) -> units.movedBy(party, span, from, AT_ONCE),
        window,
        after,
        limit);
  }

  @Override
  public Stretch someSentTo(Gln party, Window window, Optional<Position> after, int limit) {
    return newest(
        links.sentTo(party, window, after, limit),
        (span, from) -> units.sentTo(party, span, from, AT_ONCE),
        window,
        after,
        limit);
  }

  /** Units that went, the newest first. */
  private interface Moved {
    List<UnitRow> after(Window window, Optional<Position> from);
  }

  private Stretch newest(
      List<Link> direct, Moved moved, Window window, Optional<Position> after, int limit) {
    var found = new ArrayList<>(direct);
    // what is older than the last of a full page is not on it
    var since = direct.size() < limit ? window.from() : direct.get(direct.size() - 1).occurredAt();
    var span = new Window(since, after.map(Position::occurredAt).orElse(window.until()));
    var waiting = new ArrayList<UnitRow>();
    Optional<Position> from = Optional.empty();
    Optional<Position> looked = Optional.empty();
    boolean more = true;
    int rows = 0;
    while (more
        && found.size() < direct.size() + limit
        && (rows < MOST_LOOKED || looked.isEmpty())) {
      var page = moved.after(span, from);
      more = page.size() == AT_ONCE;
      rows += page.size();
      waiting.addAll(page);
      int ready = waiting.size();
      if (more) {
        // those of one moment come in the order of their lots, so none goes before the last is
        // there
        var last = page.get(page.size() - 1);
        from = Optional.of(last.position());
        while (ready > 0 && waiting.get(ready - 1).occurredAt().equals(last.occurredAt())) {
          ready--;
        }
        if (ready > 0) {
          looked = Optional.of(new Position(last.occurredAt().plusMillis(1), ""));
        } else if (waiting.size() >= MOST_OF_MOMENT) {
          ready = waiting.size();
          from = Optional.of(new Position(last.occurredAt(), ""));
          looked = from;
        }
      }
      var here = waiting.subList(0, ready);
      carriedBy(here).stream()
          .filter(row -> after.map(last -> last.compareTo(row.position()) < 0).orElse(true))
          .forEach(found::add);
      here.clear();
    }
    found.sort(Comparator.comparing(Link::position));
    var end = looked;
    boolean ended = !more || found.size() >= direct.size() + limit;
    if (!ended) {
      found.removeIf(row -> end.orElseThrow().compareTo(row.position()) < 0);
    }
    var some = found.subList(0, Math.min(found.size(), limit));
    return ended || some.size() == limit ? Stretch.of(some, limit) : new Stretch(some, end);
  }

  /** Rows of lots that these units carried when they went. */
  private List<Link> carriedBy(List<UnitRow> moved) {
    var gone = moved.stream().filter(row -> row.role().moves()).toList();
    var events = gone.stream().map(UnitRow::event).collect(Collectors.toSet());
    return carried(on(gone), row -> events.contains(row.event()));
  }

  /**
   * The lots ever loaded on these units, or on units on those. Whoever loads what is his on units
   * of others crowds nobody out by it.
   */
  private Set<LotId> on(List<UnitRow> gone) {
    var lots = new HashSet<LotId>();
    var near = new HashSet<Gln>();
    var known = new HashSet<Sscc>();
    for (var row : gone) {
      near.add(row.party());
      row.counterpart().ifPresent(near::add);
      known.add(row.thing().unit());
    }
    var others = new HashMap<Gln, Integer>();
    var wanted = List.copyOf(known);
    for (int round = 0; !wanted.isEmpty() && round < Cargo.MOST_ROUNDS; round++) {
      var inner = new ArrayList<Sscc>();
      for (var row : loads(wanted)) {
        if (!near.contains(row.party())
            && others.merge(row.party(), 1, Integer::sum) > MOST_OF_OTHERS) {
          continue;
        }
        if (!row.thing().isUnit()) {
          lots.add(row.thing().lot());
        } else if (known.add(row.thing().unit())) {
          inner.add(row.thing().unit());
        }
      }
      wanted = inner;
    }
    return lots;
  }

  /** All rows of what was put on these units or taken off. */
  private List<UnitRow> loads(List<Sscc> some) {
    var rows = units.on(some, most);
    if (rows.size() < most || some.size() == 1) { // of one unit a party writes only so many
      return rows;
    }
    var all = new ArrayList<>(loads(some.subList(0, some.size() / 2)));
    all.addAll(loads(some.subList(some.size() / 2, some.size())));
    return all;
  }

  private List<Link> carried(Collection<LotId> lots, Predicate<Link> which) {
    var found = new ArrayList<Link>();
    carried(List.copyOf(lots), which, found);
    return found;
  }

  /** No lot hides another one: where there is more of them than is read at once, in parts. */
  private void carried(List<LotId> lots, Predicate<Link> which, List<Link> found) {
    if (lots.isEmpty() || units.of(lots.stream().map(Thing::of).toList(), 1).isEmpty()) {
      return;
    }
    var direct = links.ofLots(lots, most);
    boolean whole = direct.size() < most;
    var cargo = whole || lots.size() == 1 ? cargo(lots, direct, most) : Cargo.NONE;
    if (lots.size() > 1 && (!whole || cargo.isCut())) {
      carried(lots.subList(0, lots.size() / 2), which, found);
      carried(lots.subList(lots.size() / 2, lots.size()), which, found);
      return;
    }
    var events = cargo.events();
    direct.forEach(row -> events.add(row.event()));
    cargo.allMoves(direct, links.voided(events)).stream().filter(which).forEach(found::add);
  }
}

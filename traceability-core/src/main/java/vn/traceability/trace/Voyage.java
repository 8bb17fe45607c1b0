package vn.traceability.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
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
import java.util.TreeMap;
import java.util.TreeSet;
import vn.traceability.event.EventId;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Sscc;
import vn.traceability.lot.LotId;
import vn.traceability.measure.Quantity;
import vn.traceability.trace.UnitRow.Role;

/**
 * Goes through what happened to the units of one lot in the order of time, and keeps a book of how
 * much of the lot each hand has on each unit. In one moment things are loaded before they leave,
 * leave before they arrive, and arrive before they are unloaded.
 */
final class Voyage {
  /**
   * So long a unit keeps what nobody said was taken off it. A number of a logistic unit may be
   * allotted anew a year after it left (GS1 General Specifications, section 4.3.3).
   */
  private static final Duration LONGEST = Duration.ofDays(365);

  private final LotId lot;
  private final Map<String, Quantity> said;
  private final Stowage.Hands hands;
  private final List<Act> acts = new ArrayList<>();
  private final Map<Slot, Held> book = new HashMap<>();

  /** What left each hand last, and which hand each unit left last. */
  private final Map<Slot, Left> left = new HashMap<>();

  private final Map<Sscc, Slot> last = new HashMap<>();

  /** What stood on a unit when it left. */
  private final Map<Slot, Set<Sscc>> stood = new HashMap<>();

  /** What each hand put its units on, and what is on them. */
  private final Map<Slot, Stand> carrier = new HashMap<>();

  private final Map<Slot, Set<Sscc>> inner = new HashMap<>();
  private final Set<Slot> underway = new HashSet<>();
  private final Set<Slot> early = new HashSet<>();
  private final Set<Slot> claimed = new HashSet<>();

  /** The last shipment of which each hand said that it came. */
  private final Map<Slot, EventId> answered = new HashMap<>();

  private final List<Link> moves = new ArrayList<>();
  private Instant now = Instant.EPOCH;

  /** Who has what is on a unit; an empty hand is the house of the lot. */
  private record Slot(Sscc unit, Optional<Gln> hand) {}

  /**
   * What left.
   *
   * @param open whether nobody says for whom
   */
  private record Left(Held held, Instant at, EventId event, boolean open) {}

  /** That a unit stands on another, and when that was recorded. */
  private record Stand(Sscc on, Instant recordedAt) {}

  /** One load, or all units that one event moves. */
  private record Act(UnitRow row, Set<Sscc> units, int level) {
    static final Comparator<Act> IN_TIME =
        Comparator.comparing((Act act) -> act.row().occurredAt())
            .thenComparing(act -> act.rank())
            .thenComparing(Act::level)
            .thenComparing(act -> act.row().id());

    boolean takes() {
      return row.role() == Role.UNLOADED
          || row.role() == Role.EMPTIED
          || row.role() == Role.DESTROYED;
    }

    private int rank() {
      return (row.role() == Role.EMPTIED ? Role.UNLOADED : row.role()).ordinal();
    }
  }

  /**
   * @param rows that hold, of the lot and of its units
   * @param said what events say of the lot itself, by the names of their rows
   */
  Voyage(LotId lot, Collection<UnitRow> rows, Map<String, Quantity> said, Stowage.Hands hands) {
    this.lot = lot;
    this.said = said;
    this.hands = hands;
    var levels = levels(rows);
    var moved = new TreeMap<String, List<UnitRow>>();
    for (var row : rows) {
      if (row.role().moves()) {
        moved.computeIfAbsent(row.event().value(), any -> new ArrayList<>()).add(row);
      } else {
        acts.add(new Act(row, Set.of(), row.on().map(on -> levels.getOrDefault(on, 0)).orElse(0)));
      }
    }
    moved
        .values()
        .forEach(
            each -> {
              var units = new LinkedHashSet<Sscc>();
              each.stream()
                  .sorted(Comparator.comparing(UnitRow::id))
                  .forEach(row -> units.add(row.thing().unit()));
              acts.add(new Act(each.get(0), units, 0));
            });
    acts.sort(Act.IN_TIME);
    dropLate(rows);
  }

  /**
   * What was taken off or destroyed before a unit left, and is recorded after that was, does not
   * undo it: who finds that it left without the lot takes the shipment back.
   */
  private void dropLate(Collection<UnitRow> rows) {
    var carriers = new HashMap<Sscc, Set<Sscc>>();
    for (var row : rows) {
      if (row.role() == Role.LOADED && row.thing().isUnit()) {
        carriers.computeIfAbsent(row.thing().unit(), any -> new HashSet<>()).add(row.on().get());
      }
    }
    var left = new HashMap<Slot, List<UnitRow>>();
    for (var row : rows) {
      if (row.role() == Role.SENT || row.role() == Role.RECEIVED) {
        var from = row.role() == Role.SENT ? Optional.of(row.party()) : row.counterpart();
        from.map(party -> new Slot(row.thing().unit(), hands.hand(party)))
            .ifPresent(slot -> left.computeIfAbsent(slot, any -> new ArrayList<>()).add(row));
      }
    }
    acts.removeIf(act -> act.takes() && isLate(act, carriers, left));
  }

  private boolean isLate(Act act, Map<Sscc, Set<Sscc>> carriers, Map<Slot, List<UnitRow>> left) {
    var row = act.row();
    var units = new LinkedHashSet<>(act.units());
    row.on().ifPresent(units::add);
    if (row.role() == Role.EMPTIED) {
      units.add(row.thing().unit());
    }
    var open = new ArrayDeque<>(units);
    while (!open.isEmpty()) {
      for (var each : carriers.getOrDefault(open.remove(), Set.of())) {
        if (units.add(each)) {
          open.add(each);
        }
      }
    }
    return units.stream()
        .flatMap(
            unit -> left.getOrDefault(new Slot(unit, hands.hand(row.party())), List.of()).stream())
        .anyMatch(
            each ->
                each.occurredAt().isAfter(row.occurredAt())
                    && each.recordedAt().isBefore(row.recordedAt()));
  }

  /**
   * How many units are in one another where the lot is; in one moment the inner are filled first.
   */
  private static Map<Sscc, Integer> levels(Collection<UnitRow> rows) {
    var levels = new HashMap<Sscc, Integer>();
    for (int round = 0; round < Cargo.MOST_ROUNDS; round++) {
      boolean grown = false;
      for (var row : rows) {
        if (row.role() == Role.LOADED) {
          int level = row.thing().isUnit() ? levels.getOrDefault(row.thing().unit(), 0) + 1 : 1;
          var on = row.on().orElseThrow();
          if (level > levels.getOrDefault(on, 0)) {
            levels.put(on, level);
            grown = true;
          }
        }
      }
      if (!grown) {
        break;
      }
    }
    return levels;
  }

  List<Link> moves() {
    for (var act : acts) {
      now = act.row().occurredAt();
      switch (act.row().role()) {
        case LOADED -> load(act.row());
        case UNLOADED -> unload(act.row());
        case EMPTIED -> empty(act.row());
        case SENT -> send(act);
        case RECEIVED -> receive(act);
        case DESTROYED -> destroy(act);
      }
    }
    return moves;
  }

  /** What is there, unless it was put there so long ago that it is another unit by now. */
  private Optional<Held> held(Map<Slot, Held> of, Slot slot) {
    var held = Optional.ofNullable(of.get(slot));
    if (held.filter(each -> each.since().isBefore(now.minus(LONGEST))).isPresent()) {
      of.remove(slot);
      return Optional.empty();
    }
    return held;
  }

  private void load(UnitRow row) {
    var on = row.on().orElseThrow();
    var hand = hands.hand(row.party());
    if (row.thing().isUnit()) {
      var unit = row.thing().unit();
      if (isOn(unit, hand) && !withAllOn(Set.of(unit), hand).contains(on)) {
        putOn(unit, on, row.recordedAt(), hand);
      }
    } else if (hands.has(row.party())) {
      add(new Slot(on, hand), Held.loaded(row.quantity(), row.recordedAt(), now));
    }
  }

  private void putOn(Sscc unit, Sscc on, Instant recordedAt, Optional<Gln> hand) {
    takeOff(unit, hand);
    carrier.put(new Slot(unit, hand), new Stand(on, recordedAt));
    inner.computeIfAbsent(new Slot(on, hand), any -> new TreeSet<>()).add(unit);
  }

  private void takeOff(Sscc unit, Optional<Gln> hand) {
    Optional.ofNullable(carrier.remove(new Slot(unit, hand)))
        .ifPresent(off -> inner.get(new Slot(off.on(), hand)).remove(unit));
  }

  /** When it was recorded that a unit stands on one of those named, or is one of them. */
  private Instant stowed(Sscc unit, Set<Sscc> named, Optional<Gln> hand) {
    var last = Instant.MIN;
    for (var each = unit; !named.contains(each); ) {
      var stand = carrier.get(new Slot(each, hand));
      if (stand == null) {
        return last;
      }
      last = Held.later(last, stand.recordedAt());
      each = stand.on();
    }
    return last;
  }

  private void unload(UnitRow row) {
    var off = row.on().orElseThrow();
    var hand = hands.hand(row.party());
    if (row.thing().isUnit()) {
      var unit = row.thing().unit();
      Optional.ofNullable(carrier.get(new Slot(unit, hand)))
          .filter(stand -> stand.on().equals(off))
          .ifPresent(stand -> takeOff(unit, hand));
    } else {
      var slot = new Slot(off, hand);
      held(book, slot)
          .ifPresent(
              held -> {
                var known = held.known(row.recordedAt()).flatMap(some -> some.less(row.quantity()));
                var left = both(known, held.unknown(row.recordedAt()));
                left.ifPresentOrElse(some -> book.put(slot, some), () -> clear(slot));
              });
    }
  }

  private static Optional<Held> both(Optional<Held> one, Optional<Held> other) {
    return one.map(some -> other.map(some::and).orElse(some)).or(() -> other);
  }

  /** Nobody says any more that it came without saying from whom. */
  private void clear(Slot slot) {
    if (book.remove(slot) != null) {
      last.remove(slot.unit());
    }
  }

  private void put(Slot slot, Optional<Held> held) {
    held.ifPresentOrElse(some -> book.put(slot, some), () -> book.remove(slot));
  }

  private void empty(UnitRow row) {
    var here = new Slot(row.thing().unit(), hands.hand(row.party()));
    clear(here);
    List.copyOf(inner.getOrDefault(here, Set.of())).forEach(each -> takeOff(each, here.hand()));
  }

  /** Whether a hand has some of the lot on a unit, or on one of those on it. */
  private boolean isOn(Sscc unit, Optional<Gln> hand) {
    return withAllOn(Set.of(unit), hand).stream()
        .anyMatch(each -> held(book, new Slot(each, hand)).isPresent());
  }

  private Set<Sscc> withAllOn(Set<Sscc> units, Optional<Gln> hand) {
    var all = new LinkedHashSet<>(units);
    var open = new ArrayDeque<>(units);
    while (!open.isEmpty()) {
      for (var each : inner.getOrDefault(new Slot(open.remove(), hand), Set.of())) {
        if (all.add(each)) {
          open.add(each);
        }
      }
    }
    return all;
  }

  private void send(Act act) {
    var row = act.row();
    var from = hands.hand(row.party());
    var to = row.counterpart().map(hands::hand);
    var total = Optional.<Quantity>empty();
    var units = withAllOn(act.units(), from);
    correct(row, Link.Role.SENT, units, from);
    boolean written = false;
    act.units().forEach(unit -> stood.put(new Slot(unit, from), withAllOn(Set.of(unit), from)));
    for (var unit : units) {
      var here = new Slot(unit, from);
      var found = held(book, here).flatMap(held -> held.known(row.recordedAt()));
      if (found.isEmpty()) {
        left.remove(here); // what it carries now is something else
        continue;
      }
      total = with(total, found);
      var rest = held(book, here).flatMap(held -> held.unknown(row.recordedAt()));
      var sent = found.get().sent(row.recordedAt(), stowed(unit, act.units(), from));
      left.put(here, new Left(sent, now, row.event(), to.isEmpty()));
      last.put(unit, here);
      if (to.isEmpty()) {
        put(here, rest);
      } else {
        var there = new Slot(unit, to.get());
        boolean arrived = early.remove(there);
        written |= arrived;
        if (!there.equals(here)) {
          put(here, rest);
          if (!arrived) {
            add(there, sent);
          }
        }
        if (arrived) {
          answered.put(there, row.event());
        } else {
          underway.add(there);
        }
      }
    }
    if (total.isPresent()) {
      if (!written) {
        to.ifPresent(hand -> stow(units, from, hand));
      }
      if (!to.equals(Optional.of(from))) {
        units.forEach(unit -> takeOff(unit, from));
      }
      moves.add(link(row, Link.Role.SENT, total.get()));
    }
  }

  /**
   * Where an event says itself how much of the lot goes, no more and no less is on its units. How
   * much of it is on which of several nobody says.
   */
  private void correct(UnitRow row, Link.Role role, Set<Sscc> units, Optional<Gln> hand) {
    var itself = said.get(link(row, role, Quantity.UNSTATED).id());
    if (itself == null) {
      return;
    }
    var slots =
        units.stream()
            .map(unit -> new Slot(unit, hand))
            .filter(slot -> held(book, slot).isPresent())
            .toList();
    var total = Optional.<Quantity>empty();
    for (var slot : slots) {
      total = with(total, held(book, slot));
    }
    if (!total.equals(Optional.of(itself))) {
      var each = slots.size() == 1 ? itself : Quantity.UNSTATED;
      for (var slot : slots) {
        book.computeIfPresent(
            slot, (any, held) -> Held.loaded(each, row.recordedAt(), held.since()));
      }
    }
  }

  /** They stand on one another there as they did here. */
  private void stow(Set<Sscc> units, Optional<Gln> from, Optional<Gln> to) {
    if (from.equals(to)) {
      return;
    }
    for (var unit : units) {
      takeOff(unit, to);
      Optional.ofNullable(carrier.get(new Slot(unit, from)))
          .filter(stand -> units.contains(stand.on()))
          .ifPresent(stand -> putOn(unit, stand.on(), stand.recordedAt(), to));
    }
  }

  private void destroy(Act act) {
    var total = Optional.<Quantity>empty();
    var hand = hands.hand(act.row().party());
    for (var unit : withAllOn(act.units(), hand)) {
      var here = new Slot(unit, hand);
      total = with(total, held(book, here));
      clear(here);
    }
    total.ifPresent(quantity -> moves.add(link(act.row(), Link.Role.CONSUMED, quantity)));
  }

  private static Optional<Quantity> with(Optional<Quantity> total, Optional<Held> more) {
    return more.map(Held::quantity)
        .map(each -> total.map(some -> Sums.sum(some, each)).orElse(each))
        .or(() -> total);
  }

  /**
   * What was sent here arrived; or it was written down before it was sent; or somebody says that it
   * came to him of which nobody says that it left for him, which is his word alone and stands there
   * once. Where it left for nobody named it goes on from there.
   */
  private void receive(Act act) {
    var row = act.row();
    var to = hands.hand(row.party());
    var from = row.counterpart().map(hands::hand);
    var total = Optional.<Quantity>empty();
    var units = withAllOn(act.units(), to);
    var claim = Optional.<Quantity>empty();
    boolean written = false;
    from.ifPresent(hand -> units.addAll(withAllOn(act.units(), hand)));
    for (var unit : act.units()) {
      from.map(hand -> Optional.of(new Slot(unit, hand)))
          .orElse(Optional.ofNullable(last.get(unit)))
          .map(stood::get)
          .ifPresent(units::addAll);
    }
    for (var unit : units) {
      var here = new Slot(unit, to);
      var gone = lastLeft(unit, from, to);
      if (underway.contains(here)) {
        var came = held(book, here).flatMap(held -> held.known(row.recordedAt()));
        if (came.isPresent()) {
          underway.remove(here);
          gone.ifPresent(each -> answered.put(here, each.event()));
          total = with(total, came);
        }
        continue;
      }
      var soon = from.flatMap(hand -> sentSoon(act, unit, hand, to));
      var there = from.map(hand -> new Slot(unit, hand));
      var held =
          there
              .flatMap(slot -> held(book, slot))
              .map(
                  each ->
                      each.sent(
                          soon.orElse(Instant.MAX), stowed(unit, act.units(), from.orElseThrow())))
              .flatMap(each -> each.known(row.recordedAt()));
      if (held.isPresent() && soon.isPresent()) {
        if (early.add(here)) { // however often it is written down
          if (!there.equals(Optional.of(here))) {
            add(here, held.get());
          }
          written = true;
          total = with(total, held);
        }
      } else if (held.isPresent()) {
        claim = claimed.add(here) ? with(claim, held) : claim;
      } else if (gone.isPresent() && !gone.get().event().equals(answered.get(here))) {
        var known = gone.get().held().known(row.recordedAt());
        claim = with(claim, known);
        known.ifPresent(any -> answered.put(here, gone.get().event()));
        known.filter(any -> gone.get().open()).ifPresent(each -> add(here, each));
      }
    }
    if (written) {
      stow(units, from.orElseThrow(), to);
    }
    if (total.isPresent()) {
      correct(row, Link.Role.RECEIVED, units, to);
    }
    var said = total.isPresent() ? total : claim;
    said.ifPresent(quantity -> moves.add(link(row, Link.Role.RECEIVED, quantity)));
  }

  /** What left the hand that is named, or where none is the last one, within the longest way. */
  private Optional<Left> lastLeft(Sscc unit, Optional<Optional<Gln>> from, Optional<Gln> to) {
    var there =
        from.map(hand -> Optional.of(new Slot(unit, hand)))
            .orElse(Optional.ofNullable(last.get(unit)))
            .filter(slot -> from.isPresent() || !slot.hand().equals(to));
    return there
        .map(left::get)
        .filter(each -> !each.at().isBefore(now.minus(HandOver.LONGEST_WAY)));
  }

  /**
   * When it was recorded that a unit was sent within a day after it arrived. Two people's clocks
   * differ, and a day may be all that one of them wrote down.
   */
  private Optional<Instant> sentSoon(Act arrival, Sscc unit, Optional<Gln> from, Optional<Gln> to) {
    var moment = arrival.row().occurredAt();
    return acts.stream()
        .filter(act -> act.row().role() == Role.SENT)
        .filter(act -> act.row().occurredAt().isAfter(moment))
        .filter(act -> !act.row().occurredAt().isAfter(moment.plus(HandOver.TWO_CLOCKS)))
        .filter(act -> hands.hand(act.row().party()).equals(from))
        .filter(act -> act.row().counterpart().map(hands::hand).equals(Optional.of(to)))
        .filter(act -> withAllOn(act.units(), from).contains(unit))
        .map(act -> act.row().recordedAt())
        .findFirst();
  }

  private void add(Slot slot, Held more) {
    book.put(slot, held(book, slot).map(before -> before.and(more)).orElse(more));
  }

  private Link link(UnitRow row, Link.Role role, Quantity quantity) {
    return new Link(
        lot,
        row.event(),
        role,
        quantity,
        row.occurredAt(),
        row.party(),
        row.place(),
        row.counterpart(),
        row.author(),
        Optional.empty());
  }
}

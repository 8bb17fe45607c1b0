package vn.traceability.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.traceability.event.EventId;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Sscc;
import vn.traceability.lot.LotId;
import vn.traceability.measure.Quantity;
import vn.traceability.trace.UnitRow.Role;
import vn.traceability.trace.UnitRow.Thing;

/**
 * One lot and the logistic units it was ever on. Only those who have the lot by right load it: its
 * house, and whomever one of those named as a receiver, of the lot or of a unit it was on. Who
 * gives it away on a unit has it no longer; whoever takes from it what came to him changes what he
 * passes on, and nothing of what came.
 */
final class Stowage {
  private final LotId lot;
  private final Map<Thing, List<UnitRow>> rows;
  private final Houses.Of houses;

  /**
   * @param rows by what they are about: of the lot and of units, other lots do not matter
   */
  Stowage(LotId lot, Map<Thing, List<UnitRow>> rows, Houses.Of houses) {
    this.lot = lot;
    this.rows = rows;
    this.houses = houses;
  }

  /** The same with the rows of these units alone. */
  Stowage of(Set<Sscc> units) {
    var own = new HashMap<Thing, List<UnitRow>>();
    own.put(Thing.of(lot), about(Thing.of(lot)));
    units.forEach(unit -> own.put(Thing.of(unit), about(Thing.of(unit))));
    return new Stowage(lot, own, houses);
  }

  LotId lot() {
    return lot;
  }

  Stream<UnitRow> rows() {
    return rows.values().stream().flatMap(List::stream);
  }

  private List<UnitRow> about(Thing thing) {
    return rows.getOrDefault(thing, List.of());
  }

  /**
   * The units to look at: those it may ever have been on, whichever of the events hold.
   *
   * @param direct rows that name the lot itself
   */
  Set<Sscc> units(Collection<Link> direct) {
    var hands = hands(direct);
    return units(direct, hands, hands::has);
  }

  /** Those of them that its house put it on. */
  Set<Sscc> unitsOfHouse(Collection<Link> direct) {
    var hands = hands(direct);
    return units(List.of(), hands, hands::isOfHouse);
  }

  private Set<Sscc> units(Collection<Link> direct, Hands hands, Predicate<Gln> whose) {
    var units = new TreeSet<Sscc>();
    boolean grown = true;
    while (grown) {
      grown = hands.follow(direct);
      var here = new ArrayList<>(about(Thing.of(lot)));
      units.forEach(unit -> here.addAll(about(Thing.of(unit))));
      for (var row : here) {
        if (whose.test(row.party())) {
          grown |= row.role() == Role.LOADED && row.on().map(units::add).orElse(false);
          grown |= row.role() == Role.SENT && row.counterpart().map(hands::name).orElse(false);
        }
      }
    }
    return units;
  }

  /**
   * Rows of the lot that follow from where its units went.
   *
   * @param direct rows that name the lot itself and hold
   * @param holds which of the events do
   */
  List<Link> moves(Collection<Link> direct, Predicate<EventId> holds) {
    var hands = hands(direct);
    var standing = rows().filter(row -> holds.test(row.event())).toList();
    var said = new HashMap<String, Quantity>();
    direct.forEach(row -> said.put(row.id(), row.quantity()));
    while (true) {
      hands.closeOver(direct);
      var moves = new Voyage(lot, standing, said, hands).moves();
      boolean grown = hands.follow(moves);
      if (!grown) {
        return moves;
      }
    }
  }

  private Hands hands(Collection<Link> direct) {
    var makers =
        direct.stream()
            .filter(row -> row.role() == Link.Role.PRODUCED)
            .map(Link::party)
            .collect(Collectors.toSet());
    return new Hands(makers);
  }

  /** Who has the lot by right. */
  final class Hands {
    private final Set<Gln> makers;
    private final Set<Gln> named = new HashSet<>();
    private final Map<Gln, Boolean> house = new HashMap<>();

    private Hands(Set<Gln> makers) {
      this.makers = makers;
    }

    boolean has(Gln party) {
      return named.contains(party) || isOfHouse(party);
    }

    /**
     * The party itself, or empty for the house of the lot, whose members act for one another. Those
     * who say that they made a lot nobody registered are no house: each has what he loaded himself.
     */
    Optional<Gln> hand(Gln party) {
      return houses.owner(lot).isPresent() && isOfHouse(party)
          ? Optional.empty()
          : Optional.of(party);
    }

    private boolean isOfHouse(Gln party) {
      return house.computeIfAbsent(
          party,
          any ->
              houses
                  .owner(lot)
                  .map(owner -> houses.areOne(owner, party))
                  .orElseGet(() -> makers.contains(party)));
    }

    private boolean name(Gln party) {
      return named.add(party);
    }

    /** Whether somebody new was named by one who has it. */
    private boolean follow(Collection<Link> some) {
      boolean grown = false;
      for (var row : some) {
        grown |=
            row.role() == Link.Role.SENT
                && has(row.party())
                && row.counterpart().map(this::name).orElse(false);
      }
      return grown;
    }

    private void closeOver(Collection<Link> some) {
      var sent = new ArrayList<>(some);
      sent.removeIf(row -> row.role() != Link.Role.SENT);
      while (follow(sent)) {
        // until nobody is new
      }
    }
  }
}

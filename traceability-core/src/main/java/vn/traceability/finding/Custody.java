package vn.traceability.finding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.traceability.event.EventId;
import vn.traceability.event.LotQuantity;
import vn.traceability.event.RecordedEvent;
import vn.traceability.finding.Assessment.Known;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.product.Product;
import vn.traceability.trace.Link;
import vn.traceability.trace.Link.Role;
import vn.traceability.trace.Trace;

/**
 * Who of a chain had its lots by right: those whose lots they are, and whomever one of those named
 * as the receiver. What anybody else writes of a lot is his word alone: it neither holds the lot
 * nor spoils its figures, and it lets nobody see its chain.
 */
public final class Custody {
  private final Known known;
  private final Map<LotId, Optional<Gln>> owners = new HashMap<>();

  /** Of lots that nobody owns. */
  private final Map<LotId, Set<Gln>> makers = new HashMap<>();

  private final Map<LotId, Set<Gln>> holders = new HashMap<>();

  private Custody(Trace trace, Known known) {
    this.known = known;
    Map<LotId, List<Link>> rows = trace.links().stream().collect(Collectors.groupingBy(Link::lot));
    var made = new HashMap<LotId, Set<Gln>>();
    var writers = new HashMap<LotId, Set<Gln>>();
    for (var step : trace.steps()) { // those taken back too: who may say so does not depend on it
      var party = step.fact().entry().party();
      for (var each : step.fact().outputs()) {
        made.computeIfAbsent(each.lot(), any -> new HashSet<>()).add(party);
      }
      for (var amounts :
          List.of(step.fact().outputs(), step.fact().inputs(), step.fact().passing())) {
        amounts.forEach(
            each -> writers.computeIfAbsent(each.lot(), any -> new HashSet<>()).add(party));
      }
    }
    for (var lot : trace.generations().keySet()) {
      var of = rows.getOrDefault(lot, List.of());
      owners.put(lot, known.lot(lot).map(Lot::owner).or(() -> owner(lot)));
      makers.put(lot, named(made.getOrDefault(lot, Set.of()), of));
      var house = new HashSet<Gln>();
      owners.get(lot).ifPresent(house::add);
      writers.getOrDefault(lot, Set.of()).stream()
          .filter(party -> isOfHouse(lot, party))
          .forEach(house::add);
      holders.put(lot, reached(house, of));
    }
  }

  static Custody of(Trace trace, Known known) {
    return new Custody(trace, known);
  }

  private Optional<Gln> owner(LotId lot) {
    return known.product(lot).map(Product::owner);
  }

  /** Of those who say that they made a lot nobody owns, the ones its receivers name as senders. */
  private static Set<Gln> named(Set<Gln> makers, Collection<Link> rows) {
    var senders =
        rows.stream()
            .filter(row -> row.role() == Role.RECEIVED)
            .flatMap(row -> row.counterpart().stream())
            .collect(Collectors.toSet());
    return senders.isEmpty()
        ? makers
        : makers.stream().filter(senders::contains).collect(Collectors.toSet());
  }

  /**
   * Whether somebody may say how the lot came into being: the owner as registered and his house; of
   * a lot nobody registered, the owner of its product and his; of a product nobody registered,
   * whoever says that he made it.
   */
  public boolean isOfHouse(LotId lot, Gln party) {
    return owners
        .getOrDefault(lot, Optional.empty())
        .map(owner -> known.areOfOneHouse(owner, party))
        .orElseGet(() -> makers.getOrDefault(lot, Set.of()).contains(party));
  }

  /** Whether the lot was somebody's, or came to him. */
  public boolean had(LotId lot, Gln party) {
    return holders.getOrDefault(lot, Set.of()).contains(party);
  }

  private boolean hadAny(Set<LotId> lots, Gln party) {
    return lots.stream().anyMatch(lot -> had(lot, party));
  }

  /** Those who had a lot. */
  public Set<Gln> holders(LotId lot) {
    return Set.copyOf(holders.getOrDefault(lot, Set.of()));
  }

  private static Set<Gln> reached(Set<Gln> house, List<Link> rows) {
    var reached = new HashSet<>(house);
    boolean grown = true;
    while (grown) {
      grown = false;
      for (var row : rows) {
        grown |=
            row.role() == Role.SENT
                && reached.contains(row.party())
                && row.counterpart().map(reached::add).orElse(false);
      }
    }
    return reached;
  }

  /**
   * The chain without what is only strangers' word: what they say they made, sent, cared for or
   * used up. What somebody says he received stays, as his claim, and so does what the house of a
   * lot says it was made of.
   */
  Trace rightful(Trace trace) {
    Map<EventId, List<Link>> events =
        trace.links().stream().collect(Collectors.groupingBy(Link::event));
    Map<LotId, List<Link>> rows = trace.links().stream().collect(Collectors.groupingBy(Link::lot));
    var generations = lineage(trace, events, false);
    var links =
        trace.links().stream()
            .filter(row -> generations.containsKey(row.lot()))
            .filter(row -> isRightful(row, rows, events, generations))
            .toList();
    var kept = links.stream().map(Link::event).collect(Collectors.toSet());
    var steps =
        trace.steps().stream()
            .filter(
                step ->
                    trace.voided().contains(step.id())
                        ? isRightful(step, generations)
                        : kept.contains(step.id()))
            .toList();
    var ids = steps.stream().map(RecordedEvent::id).collect(Collectors.toSet());
    var some = new ArrayList<>(steps);
    trace.takenBackOfUnits().stream()
        .filter(entry -> hadAny(generations.keySet(), entry.fact().entry().party()))
        .forEach(some::add);
    return trace.restrictedTo(
        generations,
        some,
        links,
        gap -> generations.containsKey(gap.lot()) && gap.event().map(ids::contains).orElse(true));
  }

  /**
   * The lots that hang together by right: each was made by the house of what came out, of what that
   * house had. Whoever takes part in one of them takes part in the chain.
   */
  public Set<LotId> lineage(Trace trace) {
    Map<EventId, List<Link>> events =
        trace.links().stream().collect(Collectors.groupingBy(Link::event));
    return lineage(trace, events, true).keySet();
  }

  /** A row counts where its writer had the lot, or made something of the chain from it. */
  private boolean isRightful(
      Link row,
      Map<LotId, List<Link>> rows,
      Map<EventId, List<Link>> events,
      Map<LotId, Integer> generations) {
    return switch (row.role()) {
      case PRODUCED -> isOfHouse(row.lot(), row.party());
      case RECEIVED -> true;
      case SENT -> had(row.lot(), row.party()) || isAnswered(row, rows);
      case TENDED -> had(row.lot(), row.party());
      case CONSUMED ->
          had(row.lot(), row.party())
              || events.get(row.event()).stream()
                  .anyMatch(
                      other ->
                          other.role() == Role.PRODUCED
                              && generations.containsKey(other.lot())
                              && isOfHouse(other.lot(), other.party()));
    };
  }

  /** Whether the one it names says that it came. */
  private static boolean isAnswered(Link shipment, Map<LotId, List<Link>> rows) {
    return rows.get(shipment.lot()).stream()
        .anyMatch(
            row ->
                row.role() == Role.RECEIVED
                    && shipment.counterpart().equals(Optional.of(row.party()))
                    && row.counterpart().equals(Optional.of(shipment.party())));
  }

  private boolean isRightful(RecordedEvent step, Map<LotId, Integer> generations) {
    var party = step.fact().entry().party();
    return step.fact().outputs().stream()
            .map(LotQuantity::lot)
            .anyMatch(lot -> generations.containsKey(lot) && isOfHouse(lot, party))
        || Stream.concat(step.fact().inputs().stream(), step.fact().passing().stream())
            .map(LotQuantity::lot)
            .anyMatch(lot -> generations.containsKey(lot) && had(lot, party));
  }

  /**
   * @param strict whether a house must have had what it says it made a lot of; towards the consumer
   *     it must in any case
   */
  private Map<LotId, Integer> lineage(
      Trace trace, Map<EventId, List<Link>> events, boolean strict) {
    Map<LotId, List<Link>> rows = trace.links().stream().collect(Collectors.groupingBy(Link::lot));
    var found = new LinkedHashMap<LotId, Integer>();
    found.put(trace.lot(), trace.generations().getOrDefault(trace.lot(), 0));
    walk(trace, rows, events, found, Role.PRODUCED, strict);
    walk(trace, rows, events, found, Role.CONSUMED, true);
    return found;
  }

  private void walk(
      Trace trace,
      Map<LotId, List<Link>> rows,
      Map<EventId, List<Link>> events,
      Map<LotId, Integer> found,
      Role near,
      boolean strict) {
    var far = near == Role.PRODUCED ? Role.CONSUMED : Role.PRODUCED;
    Set<LotId> frontier = Set.of(trace.lot());
    while (!frontier.isEmpty()) {
      var next = new HashSet<LotId>();
      for (var lot : frontier) {
        for (var row : rows.getOrDefault(lot, List.of())) {
          if (row.role() != near) {
            continue;
          }
          for (var other : events.get(row.event())) {
            if (other.role() == far
                && !found.containsKey(other.lot())
                && trace.generations().containsKey(other.lot())) {
              var made = near == Role.PRODUCED ? lot : other.lot();
              var used = near == Role.PRODUCED ? other.lot() : lot;
              if (isOfHouse(made, row.party()) && (!strict || had(used, row.party()))) {
                found.put(other.lot(), trace.generations().get(other.lot()));
                next.add(other.lot());
              }
            }
          }
        }
      }
      frontier = next;
    }
  }
}

package vn.traceability.finding;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.traceability.finding.Assessment.Known;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.product.Product;
import vn.traceability.trace.Link;
import vn.traceability.trace.Trace;

/**
 * Who of a chain had its lots by right: those whose lots they are, and whomever one of those named
 * as the receiver. What anybody else writes of a lot is his word alone: it is shown, and neither
 * holds the lot nor lets him see its chain.
 */
public final class Custody {
  private final Map<LotId, Set<Gln>> houses = new HashMap<>();
  private final Map<LotId, Set<Gln>> holders = new HashMap<>();

  private Custody(Trace trace, Known known) {
    Map<LotId, List<Link>> rows = trace.links().stream().collect(Collectors.groupingBy(Link::lot));
    for (var lot : trace.generations().keySet()) {
      var of = rows.getOrDefault(lot, List.of());
      var house = house(lot, of, known);
      houses.put(lot, house);
      holders.put(lot, reached(house, of));
    }
  }

  static Custody of(Trace trace, Known known) {
    return new Custody(trace, known);
  }

  /** Whether somebody may say how the lot came into being. */
  public boolean isOfHouse(LotId lot, Gln party) {
    return houses.getOrDefault(lot, Set.of()).contains(party);
  }

  /** Whether the lot was somebody's, or came to him. */
  public boolean had(LotId lot, Gln party) {
    return holders.getOrDefault(lot, Set.of()).contains(party);
  }

  /** All who had any lot of the chain. */
  public Set<Gln> parties() {
    return holders.values().stream().flatMap(Collection::stream).collect(Collectors.toSet());
  }

  /** Those who had a lot. */
  public Set<Gln> holders(LotId lot) {
    return Set.copyOf(holders.getOrDefault(lot, Set.of()));
  }

  /**
   * The owner as registered and his house; of a lot nobody registered, the owner of its product; of
   * a product nobody registered, whoever says that he produced it.
   */
  private static Set<Gln> house(LotId lot, List<Link> rows, Known known) {
    var owner = known.lot(lot).map(Lot::owner).or(() -> known.product(lot).map(Product::owner));
    var house = new HashSet<Gln>();
    owner.ifPresent(house::add);
    for (var row : rows) {
      boolean may =
          owner
              .map(gln -> known.areOfOneHouse(gln, row.party()))
              .orElse(row.role() == Link.Role.PRODUCED);
      if (may) {
        house.add(row.party());
      }
    }
    return house;
  }

  private static Set<Gln> reached(Set<Gln> house, List<Link> rows) {
    var reached = new HashSet<>(house);
    boolean grown = true;
    while (grown) {
      grown = false;
      for (var row : rows) {
        grown |=
            row.role() == Link.Role.SENT
                && reached.contains(row.party())
                && row.counterpart().map(reached::add).orElse(false);
      }
    }
    return reached;
  }
}

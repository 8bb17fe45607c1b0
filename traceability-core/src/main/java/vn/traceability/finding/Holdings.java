package vn.traceability.finding;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.measure.Quantity;
import vn.traceability.measure.UnitCode;
import vn.traceability.product.Product;
import vn.traceability.trace.Link;
import vn.traceability.trace.Links;
import vn.traceability.trace.Position;
import vn.traceability.trace.Window;

/**
 * What a party has in hand by its own entries: what it made and received, less what it used up and
 * sent away. Added up from the rows at every look, never kept.
 */
public final class Holdings {
  private static final int AT_ONCE = 200;
  private static final int MOST_LOOKS = 25;

  /** Most rows of one party's dealings with the lots of one look. */
  private static final int MOST_ROWS = 100_000;

  private final Links links;
  private final MasterData<Gtin, Product> products;

  public Holdings(Links links, MasterData<Gtin, Product> products) {
    this.links = links;
    this.products = products;
  }

  /**
   * So much of a lot.
   *
   * @param amounts by unit; pieces and masses of one lot are brought to kilograms where the product
   *     says what a piece holds
   * @param since when the party last wrote something about the lot
   */
  public record Holding(LotId lot, List<Quantity> amounts, Instant since) {}

  /**
   * Some of the lots in hand, the last touched first.
   *
   * @param next where the following page starts; empty after the last
   */
  public record Page(List<Holding> items, Optional<Position> next) {}

  /**
   * The lots a party has in hand.
   *
   * @param limit how many at most, 1 or more; after looking through many that are gone a page may
   *     have fewer, with the next one to follow
   */
  public Page of(Gln party, Window window, Optional<Position> after, int limit) {
    var found = new ArrayList<Holding>();
    var from = after;
    for (int looks = 0; looks < MOST_LOOKS; looks++) {
      var rows = links.ofParty(party, window, from, AT_ONCE);
      for (var each : held(party, rows).entrySet()) {
        if (found.size() == limit) {
          return new Page(found, from);
        }
        found.add(each.getValue());
        from = Optional.of(each.getKey());
      }
      if (rows.size() < AT_ONCE) {
        return new Page(found, Optional.empty());
      }
      from = Optional.of(rows.get(rows.size() - 1).position());
    }
    return new Page(found, from);
  }

  /** A lot stands where its newest row stands, so that no two pages show it. */
  private Map<Position, Holding> held(Gln party, List<Link> newest) {
    var lots = newest.stream().map(Link::lot).collect(Collectors.toSet());
    var all =
        links.ofLotsWith(party, lots, MOST_ROWS).stream()
            .filter(row -> row.party().equals(party))
            .toList();
    if (all.size() == MOST_ROWS) {
      throw new IllegalStateException(
          "party "
              + party.digits()
              + " has more entries of "
              + lots.size()
              + " lots than are read");
    }
    var voided = links.voided(all.stream().map(Link::event).collect(Collectors.toSet()));
    var known =
        products.findAll(lots.stream().map(LotId::gtin).collect(Collectors.toSet())).stream()
            .collect(Collectors.toMap(each -> each.value().gtin(), each -> each.value()));
    var here = newest.stream().map(Link::position).collect(Collectors.toSet());
    var found = new TreeMap<Position, Holding>();
    all.stream()
        .collect(Collectors.groupingBy(Link::lot))
        .forEach(
            (lot, rows) -> {
              var first =
                  rows.stream().map(Link::position).min(Comparator.naturalOrder()).orElseThrow();
              var standing = rows.stream().filter(row -> !voided.contains(row.event())).toList();
              var amounts = left(standing, Optional.ofNullable(known.get(lot.gtin())));
              if (here.contains(first) && !amounts.isEmpty()) {
                found.put(first, new Holding(lot, amounts, first.occurredAt()));
              }
            });
    return found;
  }

  private static List<Quantity> left(List<Link> rows, Optional<Product> product) {
    var units =
        rows.stream()
            .filter(row -> row.role() != Link.Role.TENDED)
            .map(
                row ->
                    row.quantity().mass().isPresent() ? UnitCode.KILOGRAM : row.quantity().unit())
            .collect(Collectors.toSet());
    // in one unit the pieces stay pieces, as they are counted on the shelf
    var piece = units.size() > 1 ? product : Optional.<Product>empty();
    var left = new TreeMap<String, BigDecimal>();
    for (var row : rows) {
      int sign =
          switch (row.role()) {
            case PRODUCED, RECEIVED -> 1;
            case CONSUMED, SENT -> -1;
            case TENDED -> 0;
          };
      Amounts.of(row.quantity(), piece)
          .times(BigDecimal.valueOf(sign))
          .byUnit()
          .forEach((unit, value) -> left.merge(unit, value, BigDecimal::add));
    }
    return left.entrySet().stream()
        .filter(each -> each.getValue().signum() > 0)
        .map(each -> new Quantity(each.getValue(), new UnitCode(each.getKey())))
        .toList();
  }
}

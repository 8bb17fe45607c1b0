package vn.traceability.finding;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.measure.Quantity;
import vn.traceability.measure.UnitCode;
import vn.traceability.product.Product;
import vn.traceability.trace.Dealings;
import vn.traceability.trace.Link;
import vn.traceability.trace.Links;
import vn.traceability.trace.Position;
import vn.traceability.trace.Window;

/**
 * What a party has in hand by its own entries: what it made and received, less what it used up and
 * sent away. Added up from the rows at every look, never kept.
 */
public final class Holdings {
  private final Links links;
  private final Dealings dealings;
  private final MasterData<Gtin, Product> products;

  public Holdings(Links links, MasterData<Gtin, Product> products) {
    this.links = links;
    this.dealings = new Dealings(links);
    this.products = products;
  }

  /**
   * So much of a lot.
   *
   * @param amounts by unit; pieces and masses of one lot are brought to kilograms where the product
   *     says what a piece holds. Empty where nobody can say: more pieces left than came, but not
   *     all of the kilograms, or there are more entries than can be read
   * @param since when the party last wrote something about the lot
   */
  public record Holding(LotId lot, List<Quantity> amounts, Instant since) {}

  /**
   * The lots a party has in hand, the last touched first.
   *
   * @param limit as for {@link Dealings#page}
   */
  public Dealings.Page<Holding> of(Gln party, Window window, Optional<Position> after, int limit) {
    return Dealings.page(
        (from, most) -> links.someOfParty(party, window, from, most),
        newest -> held(party, newest),
        after,
        limit);
  }

  private SortedMap<Position, Holding> held(Gln party, List<Link> newest) {
    var firsts = newest.stream().collect(Collectors.groupingBy(Link::lot));
    var known =
        products
            .findAll(firsts.keySet().stream().map(LotId::gtin).collect(Collectors.toSet()))
            .stream()
            .collect(Collectors.toMap(each -> each.value().gtin(), each -> each.value()));
    var dealt = dealings.with(party, firsts.keySet());
    var found = new TreeMap<Position, Holding>();
    firsts.forEach(
        (lot, rows) -> {
          var own =
              dealt.getOrDefault(lot, rows).stream()
                  .filter(row -> row.party().equals(party))
                  .toList();
          var first = newest(own);
          if (first.equals(newest(rows))) {
            var left = left(dealings.standing(own), Optional.ofNullable(known.get(lot.gtin())));
            boolean sure =
                dealt.containsKey(lot)
                    && own.stream().allMatch(row -> row.quantity().isStated())
                    && left.values().stream().noneMatch(each -> each.signum() < 0);
            if (!dealt.containsKey(lot)
                || !sure && own.stream().anyMatch(row -> !row.quantity().isStated())
                || left.values().stream().anyMatch(each -> each.signum() > 0)) {
              var amounts = sure ? quantities(left) : List.<Quantity>of();
              found.put(first, new Holding(lot, amounts, first.occurredAt()));
            }
          }
        });
    return found;
  }

  private static Position newest(List<Link> rows) {
    return rows.stream().map(Link::position).min(Comparator.naturalOrder()).orElseThrow();
  }

  private static Map<String, BigDecimal> left(List<Link> rows, Optional<Product> product) {
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
    return left;
  }

  private static List<Quantity> quantities(Map<String, BigDecimal> left) {
    return left.entrySet().stream()
        .filter(each -> each.getValue().signum() > 0)
        .map(each -> new Quantity(each.getValue(), new UnitCode(each.getKey())))
        .toList();
  }
}

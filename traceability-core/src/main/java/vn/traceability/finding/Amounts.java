package vn.traceability.finding;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.traceability.finding.Assessment.Known;
import vn.traceability.lot.LotId;
import vn.traceability.measure.Quantity;
import vn.traceability.measure.UnitCode;
import vn.traceability.product.Product;

/**
 * Amounts added up: all masses as kilograms, and beside them by unit what has no mass. A piece
 * weighs what its product says a piece holds; where it says nothing the piece stays a piece.
 */
record Amounts(Map<String, BigDecimal> byUnit) {
  static final Amounts NONE = new Amounts(Map.of());

  private static final String MASS = UnitCode.KILOGRAM.code();

  Amounts {
    byUnit = Map.copyOf(byUnit);
  }

  static Amounts of(LotId lot, Quantity quantity, Known known) {
    return of(quantity, known.product(lot));
  }

  static Amounts of(Quantity quantity, Optional<Product> product) {
    var mass =
        quantity
            .mass()
            .or(
                () ->
                    product
                        .filter(any -> quantity.unit().equals(UnitCode.PIECE))
                        .flatMap(Product::netContent)
                        .flatMap(Quantity::mass)
                        .map(quantity.value()::multiply));
    return mass.map(kilograms -> new Amounts(Map.of(MASS, kilograms)))
        .orElseGet(() -> new Amounts(Map.of(quantity.unit().code(), quantity.value())));
  }

  static Amounts sum(Stream<Amounts> some) {
    return some.reduce(NONE, Amounts::plus);
  }

  Amounts plus(Amounts other) {
    var sum = new TreeMap<>(byUnit);
    other.byUnit.forEach((unit, value) -> sum.merge(unit, value, BigDecimal::add));
    return new Amounts(sum);
  }

  Amounts times(BigDecimal factor) {
    var product = new TreeMap<String, BigDecimal>();
    byUnit.forEach((unit, value) -> product.put(unit, value.multiply(factor)));
    return new Amounts(product);
  }

  /** Unit by unit the smaller one; a unit that one of them lacks is left out. */
  Amounts min(Amounts other) {
    var smaller = new TreeMap<String, BigDecimal>();
    byUnit.forEach(
        (unit, value) -> {
          if (other.byUnit.containsKey(unit)) {
            smaller.put(unit, value.min(other.byUnit.get(unit)));
          }
        });
    return new Amounts(smaller);
  }

  /** Unit by unit the larger one. */
  Amounts max(Amounts other) {
    var larger = new TreeMap<>(byUnit);
    other.byUnit.forEach((unit, value) -> larger.merge(unit, value, BigDecimal::max));
    return new Amounts(larger);
  }

  boolean isNone() {
    return byUnit.isEmpty();
  }

  /** Whether nothing of it is left without a mass. */
  boolean isWeighed() {
    return byUnit.keySet().stream().allMatch(MASS::equals);
  }

  /** What of it has a mass. */
  Amounts weighed() {
    return byUnit.containsKey(MASS) ? new Amounts(Map.of(MASS, byUnit.get(MASS))) : NONE;
  }

  /** What of it has a mass, in kilograms. */
  BigDecimal kilograms() {
    return byUnit.getOrDefault(MASS, BigDecimal.ZERO);
  }

  /** How this compares with what may come of it at most. */
  enum Balance {
    /** In some unit that the other is wholly in, this is more. */
    MORE,
    /** Other units: nobody can say. */
    UNKNOWN,
    NOT_MORE
  }

  Balance against(Amounts most) {
    boolean unstated = byUnit.containsKey(Quantity.UNSTATED.unit().code());
    var balance = unstated ? Balance.UNKNOWN : Balance.NOT_MORE;
    for (var each : byUnit.entrySet()) {
      var limit = most.byUnit.getOrDefault(each.getKey(), BigDecimal.ZERO);
      if (each.getValue().compareTo(limit) > 0) {
        boolean stated = !each.getKey().equals(Quantity.UNSTATED.unit().code());
        if (stated && most.byUnit.keySet().equals(Set.of(each.getKey()))) {
          return Balance.MORE;
        }
        balance = Balance.UNKNOWN; // something in another unit may make up for it
      }
    }
    return balance;
  }

  /** Such as {@code 120 KGM} or {@code 3 EA + 120 KGM}. */
  @Override
  public String toString() {
    return new TreeMap<>(byUnit)
        .entrySet().stream()
            .map(each -> each.getValue().stripTrailingZeros().toPlainString() + " " + each.getKey())
            .collect(Collectors.joining(" + "));
  }
}

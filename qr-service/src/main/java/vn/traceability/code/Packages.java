package vn.traceability.code;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import vn.traceability.finding.Assessment;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.measure.Quantity;
import vn.traceability.measure.UnitCode;
import vn.traceability.product.Product;
import vn.traceability.refusal.Conflict;
import vn.traceability.trace.Link;

/**
 * How many packages of a lot there are at most. What its entries say was made comes before what was
 * planned, and what was counted before what was weighed.
 *
 * @param most empty where it was measured by neither
 * @param text how many, in words
 */
record Packages(OptionalLong most, String text) {
  /** So many labels for a kilogram are sane: nothing sold by itself is lighter than 10 g. */
  private static final BigDecimal A_KILOGRAM = new BigDecimal(100);

  private static final BigDecimal UNCOUNTABLE = BigDecimal.valueOf(Long.MAX_VALUE);

  /**
   * Of this lot.
   *
   * @param assessment the chain of the lot, with what was made of it
   * @throws Conflict when nothing says how much of it there is
   */
  static Packages of(Lot lot, Assessment assessment) {
    return find(lot, assessment)
        .orElseThrow(
            () ->
                new Conflict(
                    "lot-without-quantity",
                    "nothing says how much of lot "
                        + lot.id()
                        + " there is: record its harvest or its packing first"));
  }

  /** The same; empty when nothing says how much of it there is. */
  static Optional<Packages> find(Lot lot, Assessment assessment) {
    var made = quantities(lot, assessment, Link.Role.PRODUCED);
    var used = quantities(lot, assessment, Link.Role.CONSUMED);
    var netContent = assessment.product().flatMap(Product::netContent);
    var planned = lot.planned().stream().toList();
    if (made.isEmpty() && planned.isEmpty()) {
      return Optional.empty();
    }
    var weighed = left(made, used, Quantity::mass).map(Packages::weighed);
    return left(made, used, Packages::pieces)
        .map(pieces -> counted(pieces, "packages"))
        .or(
            () ->
                filled(left(made, used, Quantity::mass), netContent)
                    .map(each -> each.atMost(weighed)))
        .or(
            () ->
                sum(planned, Packages::pieces)
                    .map(pieces -> counted(pieces, "planned packages").atMost(weighed)))
        .or(() -> weighed)
        .or(() -> sum(planned, Quantity::mass).map(Packages::weighed))
        .or(() -> Optional.of(new Packages(OptionalLong.empty(), "")));
  }

  /**
   * Refuses where more codes than packages would be active.
   *
   * @param hint said behind the numbers
   */
  void check(LotId lot, long active, long more, String hint) {
    if (most.isPresent() && active + more > most.getAsLong()) {
      throw new MoreCodesThanPackages(
          "lot %s has %s and %d active codes: %d more are too many%s"
              .formatted(lot, text, active, more, hint),
          most.getAsLong(),
          active,
          more);
    }
  }

  private static List<Quantity> quantities(Lot lot, Assessment assessment, Link.Role role) {
    return assessment.trace().links().stream()
        .filter(link -> link.role() == role && link.lot().equals(lot.id()))
        .map(Link::quantity)
        .toList();
  }

  /**
   * What was made and not yet made into something else, whose packages have labels of their own.
   */
  private static Optional<BigDecimal> left(
      List<Quantity> made, List<Quantity> used, Function<Quantity, Optional<BigDecimal>> amount) {
    var gone = sum(used, amount).orElse(BigDecimal.ZERO);
    return sum(made, amount).map(all -> all.subtract(gone).max(BigDecimal.ZERO));
  }

  /** A plan, or what is said of one package, counts no more than what was weighed can be. */
  private Packages atMost(Optional<Packages> weighed) {
    return weighed.filter(other -> other.most.getAsLong() < most.getAsLong()).orElse(this);
  }

  private static Packages counted(BigDecimal pieces, String what) {
    long most = whole(pieces);
    return new Packages(OptionalLong.of(most), most + " " + what);
  }

  /** As many as the mass fills. */
  private static Optional<Packages> filled(
      Optional<BigDecimal> kilograms, Optional<Quantity> netContent) {
    return netContent
        .flatMap(Quantity::mass)
        .flatMap(each -> kilograms.map(mass -> mass.divide(each, 0, RoundingMode.DOWN)))
        .map(packages -> counted(packages, "packages"));
  }

  private static Packages weighed(BigDecimal kilograms) {
    long most = whole(kilograms.multiply(A_KILOGRAM));
    return new Packages(
        OptionalLong.of(most),
        kilograms.stripTrailingZeros().toPlainString()
            + " kg, which are at most "
            + most
            + " packages of 10 g,");
  }

  private static long whole(BigDecimal number) {
    return number.min(UNCOUNTABLE).longValue();
  }

  private static Optional<BigDecimal> pieces(Quantity quantity) {
    return Optional.of(quantity)
        .filter(each -> each.unit().equals(UnitCode.PIECE))
        .map(Quantity::value);
  }

  /** Of those that have it; empty when none has. */
  private static Optional<BigDecimal> sum(
      List<Quantity> quantities, Function<Quantity, Optional<BigDecimal>> amount) {
    return quantities.stream().flatMap(each -> amount.apply(each).stream()).reduce(BigDecimal::add);
  }
}

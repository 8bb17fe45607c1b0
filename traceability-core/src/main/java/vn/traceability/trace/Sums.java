package vn.traceability.trace;

import java.util.Optional;
import vn.traceability.measure.Quantity;
import vn.traceability.refusal.InvalidValue;

/** Amounts of one lot, as far as anybody can say. */
final class Sums {
  private Sums() {}

  /** Not stated where units differ. */
  static Quantity sum(Quantity one, Quantity other) {
    if (!one.isStated() || !one.unit().equals(other.unit())) {
      return Quantity.UNSTATED;
    }
    try {
      return new Quantity(one.value().add(other.value()), one.unit());
    } catch (InvalidValue tooMuch) {
      return Quantity.UNSTATED;
    }
  }

  /** What is left, never less than nothing; where nobody can say how much, some is. */
  static Optional<Quantity> less(Quantity held, Quantity taken) {
    if (!held.isStated() || !held.unit().equals(taken.unit())) {
      return Optional.of(Quantity.UNSTATED);
    }
    var left = held.value().subtract(taken.value());
    return left.signum() > 0 ? Optional.of(new Quantity(left, held.unit())) : Optional.empty();
  }
}

package vn.traceability.event;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import vn.traceability.lot.LotId;
import vn.traceability.measure.Quantity;
import vn.traceability.refusal.InvalidValue;

/** So much of a lot. */
public record LotQuantity(LotId lot, Quantity quantity) {
  /**
   * Settles the lots of one event: in the order of their names, each once.
   *
   * @throws InvalidValue when there is none, or one twice
   */
  static List<LotQuantity> settle(String field, List<LotQuantity> lots) {
    if (lots.isEmpty()) {
      throw new InvalidValue(field, "[]", "needs at least one lot");
    }
    var seen = new HashSet<LotId>();
    for (var each : lots) {
      if (!seen.add(each.lot())) {
        throw new InvalidValue(
            field, each.lot().toString(), "stands there twice; add its quantities up");
      }
    }
    var sorted = new ArrayList<>(lots);
    sorted.sort(Comparator.comparing(LotQuantity::lot));
    return List.copyOf(sorted);
  }

  /**
   * Refuses a lot that would be made of itself: a chain could then be walked for ever.
   *
   * @throws InvalidValue when an output is an input too
   */
  static void apart(List<LotQuantity> inputs, List<LotQuantity> outputs) {
    var used = new HashSet<LotId>();
    inputs.forEach(each -> used.add(each.lot()));
    for (var each : outputs) {
      if (used.contains(each.lot())) {
        throw new InvalidValue(
            "outputs",
            each.lot().toString(),
            "is an input too; what comes out needs a lot of its own");
      }
    }
  }
}

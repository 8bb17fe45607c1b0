package vn.traceability.code;

import vn.traceability.refusal.Conflict;
import vn.traceability.refusal.InvalidValue;

/**
 * Gives an order its numbers. Each step holds once, so one that broke off anywhere is carried on
 * when it is sent again: it may lose numbers, and never has two ranges.
 */
final class Ordering {
  private static final int MOST_AT_ONCE = 1_000_000;

  private final CodeRanges ranges;

  Ordering(CodeRanges ranges) {
    this.ranges = ranges;
  }

  /** Refuses a count that no order may have. */
  static void check(int count) {
    if (count < 1 || count > MOST_AT_ONCE) {
      throw new InvalidValue("count", Integer.toString(count), "needs 1 to " + MOST_AT_ONCE);
    }
  }

  /**
   * The order as it was kept first, with its numbers.
   *
   * @throws Conflict when it was for something else then, or the product has no numbers left
   */
  CodeOrder numbered(CodeOrder order) {
    check(order.count());
    var placed = ranges.place(order);
    boolean same =
        placed.gtin().equals(order.gtin())
            && placed.lot().equals(order.lot())
            && placed.count() == order.count();
    if (!same) {
      throw new Conflict("other-order", "order " + order.id() + " asked for other codes before");
    }
    return placed.first().isPresent() ? placed : ranges.number(placed, allot(order));
  }

  private long allot(CodeOrder order) {
    long first = ranges.allot(order.gtin(), order.count());
    if (first + order.count() - 1 > Serial.LAST_SEQUENCE) {
      throw new Conflict("no-serials-left", "product " + order.gtin().digits() + " has none left");
    }
    return first;
  }
}

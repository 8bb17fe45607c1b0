package vn.traceability.event.query;

/** How a value stands to the one that is asked for. */
enum Comparison {
  GT,
  GE,
  LT,
  LE;

  /**
   * @param difference negative where the value is the smaller, as {@link Comparable#compareTo} has
   *     it
   */
  boolean holds(int difference) {
    return switch (this) {
      case GT -> difference > 0;
      case GE -> difference >= 0;
      case LT -> difference < 0;
      case LE -> difference <= 0;
    };
  }
}

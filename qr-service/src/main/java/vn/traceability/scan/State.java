package vn.traceability.scan;

/**
 * What can be said of a scanned code, the weightiest first: the page leads with that and says the
 * others below it.
 */
public enum State {
  /** We never issued it for this lot. */
  NOT_ISSUED,
  /** None of ours looks like that, so it was likely mistyped or cut. */
  MISTYPED,
  /** Nobody registered the product. */
  UNKNOWN_PRODUCT,
  /** Nobody registered the lot, and no event names it. */
  UNKNOWN_LOT,
  /** An office recalled the lot. */
  RECALLED,
  /** An office recalled a lot that this one was made of. */
  MADE_OF_RECALLED,
  /** An office recalled this package, or the labels printed with it. */
  PACKAGE_RECALLED,
  /** The label says something beside its code that it did not say when we issued it. */
  LABEL_ALTERED,
  /** Its scans look as if several packages carried it. */
  COPY_SUSPECTED,
  CANCELLED,
  SUSPENDED,
  /** Said to be on other goods than the lot's, and not yet looked into. */
  REPORTED,
  /** Something serious was found, and no officer released the lot for it. */
  HELD,
  /** Issued in a roll of labels, and not bound to a lot yet. */
  NOT_BOUND,
  /** Issued, and no producer has said yet that a package carries it. */
  NOT_ACTIVATED,
  /** The lot's last day is over. */
  EXPIRED,
  /** Nobody registered the lot, but others recorded events of it. */
  KNOWN_FROM_EVENTS,
  /** The lot is registered and has no diary. */
  PRODUCT_INFORMATION_ONLY,
  /** Issued and activated for this lot. */
  ACTIVATED,
  /** A lot's page, without the code of a package. */
  LOT,
  /** A product's page, without a lot. */
  PRODUCT
}

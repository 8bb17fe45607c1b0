package vn.traceability.coverage;

/** What a lot, a product, an establishment or a chain lacks. */
public enum MissingStep {
  NOT_REGISTERED,
  /** No entry at all. */
  NO_LOT,
  NO_ORIGIN,
  NO_HAND_OVER,
  /** Nothing but the other half of a hand-over. */
  ONE_SIDED,
  FIELD,
  ISOLATION,
  ISOLATION_UNKNOWN,
  MASS,
  CERTIFICATE,
  RECALLED,
  /** No entry in the window. */
  STALE,
  /** Still fresh and unsold, which counts neither for nor against. */
  STILL_OPEN
}

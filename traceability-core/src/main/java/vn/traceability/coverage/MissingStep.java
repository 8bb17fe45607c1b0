package vn.traceability.coverage;

/** What a lot, a product, an establishment or a chain lacks. */
public enum MissingStep {
  NOT_REGISTERED,
  /** No entry at all. */
  NO_LOT,
  /** Sown and tended, and not yet a lot that anybody could sell. */
  NOT_HARVESTED,
  NO_ORIGIN,
  NO_HAND_OVER,
  /** K1: each hands something complete over to the next, and no lot goes all the way. */
  NO_FLOW,
  /** Nothing but the other half of a hand-over. */
  ONE_SIDED,
  FIELD,
  ISOLATION,
  ISOLATION_UNKNOWN,
  MASS,
  /** Amounts in units that cannot be weighed against each other. */
  MASS_UNKNOWN,
  /** A correction made a serious finding disappear, and no officer released the lot for it. */
  CORRECTED,
  CERTIFICATE,
  RECALLED,
  /** No entry in the window. */
  STALE,
  /** Still fresh and unsold, which counts neither for nor against. */
  STILL_OPEN
}

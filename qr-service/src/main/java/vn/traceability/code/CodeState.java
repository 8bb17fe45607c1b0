package vn.traceability.code;

/** How far a code has come. */
public enum CodeState {
  /** Made for a lot, and maybe printed. */
  ISSUED,
  /** On a package of that lot, as its producer says. */
  ACTIVATED,
  /** Not to be trusted for now. */
  SUSPENDED,
  /** Never to be trusted again. */
  CANCELLED
}

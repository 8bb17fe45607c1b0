package vn.traceability.coverage;

/** What is counted. */
public enum Measure {
  /** Chains whose every member has a complete lot linked to the next. */
  K1,
  /** Products with a live complete lot. */
  K2,
  /** Establishments with a complete lot. */
  K3
}

package vn.traceability.pipeline;

/** The topics of the pipeline. */
public final class Topics {
  /** What was accepted; keyed by the organisation that captured it. */
  public static final String CAPTURED = "captured-events";

  /** What was recorded: at least once, in no order between parties. */
  public static final String RECORDED = "recorded-events";

  /** What could not be read, with the reason in the header {@code reason}. */
  public static final String DEAD_LETTERS = "dead-letters";

  private Topics() {}
}

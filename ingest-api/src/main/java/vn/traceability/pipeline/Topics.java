package vn.traceability.pipeline;

/**
 * What the pipeline calls its own in the broker.
 *
 * @param prefix stands before every name, so that several installations can share a cluster; empty
 *     for the only one
 */
public record Topics(String prefix) {
  /** What was accepted; keyed by the organisation that captured it. */
  public static final String CAPTURED = "captured-events";

  /** What was recorded: at least once, in no order between parties. */
  public static final String RECORDED = "recorded-events";

  /** What could not be read, with the reason in the header {@code reason}. */
  public static final String DEAD_LETTERS = "dead-letters";

  /** The names of the only installation in its cluster. */
  public static final Topics PLAIN = new Topics("");

  String captured() {
    return prefix + CAPTURED;
  }

  String recorded() {
    return prefix + RECORDED;
  }

  String deadLetters() {
    return prefix + DEAD_LETTERS;
  }

  /** The group of those that record. */
  String recorders() {
    return prefix + "event-recorder";
  }

  /** One of the producers of one process among those that capture. */
  String capturing(String instance, int number) {
    return prefix + "capture-" + instance + (number == 0 ? "" : "-" + number);
  }

  /** The one producer that sends dead letters again; a second one takes over from it. */
  String replaying() {
    return prefix + "dead-letter-replay";
  }

  /** The group whose offsets tell which dead letters were sent again. */
  String replayers() {
    return prefix + "dead-letter-replays";
  }
}

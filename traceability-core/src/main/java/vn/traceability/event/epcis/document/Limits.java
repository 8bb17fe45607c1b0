package vn.traceability.event.epcis.document;

/**
 * How much is read. Each number is the most that is accepted, one more is refused.
 *
 * @param events in one document
 * @param bytes of the document
 * @param eventBytes of one event as it stands in the document, and the document's {@code @context},
 *     which it is given
 * @param envelopeBytes of all that stands around the events
 * @param bytesStandingAlone of all events, each counted as for {@code eventBytes}: a long context
 *     would else turn a small document into a very large one
 * @param depth objects and arrays inside each other, counted from the document's own braces
 * @param violations that are reported
 */
public record Limits(
    int events,
    long bytes,
    int eventBytes,
    int envelopeBytes,
    long bytesStandingAlone,
    int depth,
    int violations) {
  private static final int KIB = 1024;
  private static final int MIB = 1024 * KIB;

  /** What the capture interface announces and holds. */
  public static final Limits STANDARD =
      new Limits(10_000, 32L * MIB, 900 * KIB, MIB, 128L * MIB, 64, 20);

  public Limits {
    if (events < 1
        || bytes < 1
        || eventBytes < 1
        || envelopeBytes < 1
        || bytesStandingAlone < 1
        || depth < 1
        || violations < 1) {
      throw new IllegalArgumentException("every limit needs to be 1 or more");
    }
  }
}

package vn.traceability.event;

/**
 * An earlier event does not hold. It stays, and is no longer counted.
 *
 * @param corrects the event it speaks of, never a declaration itself
 */
public record Corrected(Entry entry, EventId corrects, Reason reason) implements TraceEvent {

  /** Why it does not hold. */
  public enum Reason {
    DID_NOT_HAPPEN,
    ENTERED_TWICE,
    WRONG_LOT,
    WRONG_QUANTITY,
    WRONG_TIME,
    WRONG_PARTY,
    WRONG_PLACE,
    /** What partners declare: something in it is wrong, and nobody says what. */
    INCORRECT_DATA
  }

  public Corrected {
    if (corrects.isDeclaration()) {
      throw new vn.traceability.refusal.InvalidValue(
          "corrects",
          corrects.value(),
          "is a correction itself; record what really happened as a new event");
    }
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.corrected(this);
  }
}

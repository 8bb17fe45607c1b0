package vn.traceability.outage;

/** The store does not answer at present, which says nothing of what it holds: try later. */
public final class StoreIsAway extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreIsAway(String sentence) {
    super(sentence);
  }

  StoreIsAway(String sentence, Throwable reason) {
    super(sentence, reason);
  }
}

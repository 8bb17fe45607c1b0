package vn.traceability.refusal;

/** A change made to a version that is no longer the last. */
public final class Changed extends Refusal {
  private static final long serialVersionUID = 1L;

  public Changed(String slug, String sentence) {
    super(Reason.CHANGED, slug, sentence);
  }
}

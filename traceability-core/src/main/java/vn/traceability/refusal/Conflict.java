package vn.traceability.refusal;

/** A request that contradicts what is already there. */
public final class Conflict extends Refusal {
  private static final long serialVersionUID = 1L;

  public Conflict(String slug, String sentence) {
    super(Reason.CONFLICT, slug, sentence);
  }
}

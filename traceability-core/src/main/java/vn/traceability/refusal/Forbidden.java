package vn.traceability.refusal;

/** The one who asks may not, whoever else may. */
public final class Forbidden extends Refusal {
  private static final long serialVersionUID = 1L;

  public Forbidden(String slug, String sentence) {
    super(Reason.FORBIDDEN, slug, sentence);
  }
}

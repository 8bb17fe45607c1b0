package vn.traceability.refusal;

/** A change made to a version that is no longer the last. */
public final class Changed extends Refusal {
  private static final long serialVersionUID = 1L;

  public Changed(String slug, String sentence) {
    super(Reason.CHANGED, slug, sentence);
  }

  /**
   * Somebody else wrote the next version meanwhile.
   *
   * @param kind what was changed, such as "lot"
   * @param id how it is named
   */
  public static Changed meanwhile(String kind, String id) {
    return new Changed(
        kind + "-changed", kind + " " + id + " was changed by someone else; read it again");
  }
}

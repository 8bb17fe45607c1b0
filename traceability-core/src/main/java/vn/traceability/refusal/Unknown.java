package vn.traceability.refusal;

/** Something that was named is not there. */
public final class Unknown extends Refusal {
  private static final long serialVersionUID = 1L;

  /**
   * @param kind what was looked for, such as "lot"
   * @param id how it was named
   */
  public Unknown(String kind, String id) {
    super(Reason.UNKNOWN, "unknown-" + kind, "no " + kind + " " + id);
  }
}

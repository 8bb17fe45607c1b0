package vn.traceability.code;

import vn.traceability.refusal.Refusal;

/** More codes of a lot would be active than it has packages. */
public final class MoreCodesThanPackages extends Refusal {
  private static final long serialVersionUID = 1L;

  private final long packages;
  private final long active;
  private final long asked;

  /**
   * @param packages how many there are at most
   * @param active codes that are active already
   * @param asked codes that were to be activated
   */
  MoreCodesThanPackages(String sentence, long packages, long active, long asked) {
    super(Reason.CONFLICT, "more-codes-than-packages", sentence);
    this.packages = packages;
    this.active = active;
    this.asked = asked;
  }

  public long packages() {
    return packages;
  }

  public long active() {
    return active;
  }

  public long asked() {
    return asked;
  }
}

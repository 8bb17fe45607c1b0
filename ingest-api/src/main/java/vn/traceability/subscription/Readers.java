package vn.traceability.subscription;

import java.util.Optional;
import java.util.Set;
import vn.traceability.gs1.Gln;

/** Whose events an account reads. */
public interface Readers {
  /**
   * What an account sees.
   *
   * @param owners those whose events it sees; empty for those of all
   */
  record Sight(Optional<Set<Gln>> owners) {}

  /** Empty where there is no such account, or it is closed. */
  Optional<Sight> of(String account);
}

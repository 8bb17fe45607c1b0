package vn.traceability.inspection;

import java.time.Instant;
import java.util.Optional;
import vn.traceability.account.Account;
import vn.traceability.account.Role;

/**
 * An office read of one lot or one party what neither its public page shows nor every account may
 * read. So lists are none, since they hold no more than that; nor are parties, places, products and
 * certificates.
 *
 * @param what empty for look-ups from before it was kept
 */
public record Lookup(String account, Role role, Optional<What> what, Subject subject, Instant at) {

  /** What was read. */
  public enum What {
    /** A lot as registered, with what its owner plans. */
    LOT,
    CHAIN,
    CODES,
    DECISIONS,
    /** What buyers reported of a lot, in their words. */
    REPORTS
  }

  public static Lookup of(Account account, What what, Subject subject, Instant at) {
    return new Lookup(account.name(), account.role(), Optional.of(what), subject, at);
  }
}

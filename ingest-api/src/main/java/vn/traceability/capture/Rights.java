package vn.traceability.capture;

import java.util.Collection;
import vn.traceability.account.Account;
import vn.traceability.account.Role;
import vn.traceability.gs1.Gln;
import vn.traceability.inspection.Decision;
import vn.traceability.party.CommuneCode;
import vn.traceability.refusal.Forbidden;
import vn.traceability.refusal.InvalidValue;

/** Who may do what, beyond seeing. */
final class Rights {
  private Rights() {}

  static void mustActFor(Account account, Gln party) {
    if (!account.actsFor(party)) {
      throw new Forbidden("other-party", "this account does not write for party " + party.digits());
    }
  }

  /** Cooperatives and group leaders register the households they work with. */
  static void mustRegisterParties(Account account) {
    if (!account.role().writesForAll()
        && account.role() != Role.COOPERATIVE
        && account.role() != Role.GROUP_LEADER) {
      throw new Forbidden("role", "this account does not register parties");
    }
  }

  static void mustImportLists(Account account) {
    if (!account.role().importsLists()) {
      throw new Forbidden("role", "only the city's department imports lists");
    }
  }

  static void mustManageAccounts(Account account) {
    if (!account.role().managesAccounts()) {
      throw new Forbidden("role", "only an administrator manages accounts");
    }
  }

  static void mustReadLookups(Account account) {
    if (!account.role().readsLookups()) {
      throw new Forbidden("role", "only the city's department reads who looked into what");
    }
  }

  /** An officer of a commune decides about its establishments only. */
  static void mustApprove(Account account, CommuneCode commune) {
    if (!approves(account, commune)) {
      throw new Forbidden(
          "role",
          "only an officer of commune " + commune.digits() + " or of the city decides that");
    }
  }

  /** Whether it approves establishments of this commune. */
  static boolean approves(Account account, CommuneCode commune) {
    return account.role().approves() && account.reaches(commune);
  }

  /**
   * An officer of a commune decides about lots of its establishments only.
   *
   * @param communes of those who take part in the chain
   */
  static void mustDecide(Account account, Decision.Kind kind, Collection<CommuneCode> communes) {
    boolean may =
        switch (kind) {
          case RELEASED -> account.role().releases();
          case RECALLED, RECALL_LIFTED -> account.role().recalls();
          case APPROVED, REFUSED, APPROVAL_WITHDRAWN ->
              throw new InvalidValue("kind", kind.name(), "is not decided about a lot");
        };
    if (!may || communes.stream().noneMatch(account::reaches)) {
      throw new Forbidden("role", "this account does not decide that about this lot");
    }
  }
}

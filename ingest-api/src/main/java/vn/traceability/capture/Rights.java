package vn.traceability.capture;

import vn.traceability.account.Account;
import vn.traceability.account.Role;
import vn.traceability.gs1.Gln;
import vn.traceability.refusal.Forbidden;

/** Who may write for whom. */
final class Rights {
  private Rights() {}

  static void mustActFor(Account account, Gln party) {
    if (!account.actsFor(party)) {
      throw new Forbidden("other-party", "this account does not write for party " + party.digits());
    }
  }

  /** Cooperatives register the households they work with. */
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
}

package vn.traceability.capture;

import java.util.Optional;
import java.util.Set;
import vn.traceability.account.Account;
import vn.traceability.account.Role;
import vn.traceability.gs1.Gln;
import vn.traceability.party.CommuneCode;
import vn.traceability.refusal.Forbidden;

/** Who may do what, beyond seeing. */
final class Rights {
  private Rights() {}

  static void mustActFor(Account account, Gln party) {
    if (!account.actsFor(party)) {
      throw new Forbidden("other-party", "this account does not write for party " + party.digits());
    }
  }

  /**
   * Whoever registers for all records for none: what happened is for those to say who were there.
   */
  static void mustRecordFor(Account account, Gln party) {
    if (!account.isOf(party)) {
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

  /** Offers are for those to answer who keep what they are about; an office only watches. */
  static void mustAnswerOffers(Account account) {
    if (!account.role().isOfParty() && !account.role().writesForAll()) {
      throw new Forbidden("role", "what partners offer is for those who keep what it is about");
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
   * An officer of a commune releases what is of its establishments only.
   *
   * @param communes of those who answer for the lot; empty where that is not known
   */
  static void mustRelease(Account account, Set<CommuneCode> communes) {
    if (!account.role().releases()) {
      throw new Forbidden("role", "this account does not release lots");
    }
    boolean reached =
        account.reachesTheCity()
            || !communes.isEmpty() && communes.stream().allMatch(account::reaches);
    if (!reached) {
      throw new Forbidden(
          "other-commune",
          communes.size() == 1
              ? "only an officer of commune "
                  + communes.iterator().next().digits()
                  + ", where the owner of the lot is, or of the city releases it"
              : "only an officer of the city releases a lot whose owner is not registered"
                  + " in one commune");
    }
  }

  /**
   * A recall protects people, so it is for every office that the chain touches.
   *
   * @param communes of those who take part in the chain
   */
  static void mustRecall(Account account, Set<CommuneCode> communes) {
    if (!account.role().recalls()) {
      throw new Forbidden("role", "this account recalls no lots and lifts no recalls");
    }
    if (!account.reachesTheCity() && communes.stream().noneMatch(account::reaches)) {
      throw new Forbidden(
          "other-commune", "nobody of this account's commune takes part in the chain of the lot");
    }
  }

  /**
   * A recall is lifted by those who reach as far as the one who recalled.
   *
   * @param office the commune of the one who recalled; empty for the city, and where he is not
   *     known any more
   */
  static void mustLift(Account account, Optional<CommuneCode> office) {
    if (!office.map(account::reaches).orElse(account.reachesTheCity())) {
      throw new Forbidden(
          "wider-recall",
          "only an office of "
              + office.map(commune -> "commune " + commune.digits() + " or of ").orElse("")
              + "the city lifts this recall, since that is who recalled the lot");
    }
  }
}

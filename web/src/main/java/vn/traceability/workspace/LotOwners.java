package vn.traceability.workspace;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import vn.traceability.account.Account;
import vn.traceability.code.Actor;
import vn.traceability.code.rest.CodeAccess;
import vn.traceability.gs1.Gln;
import vn.traceability.inspection.Lookup;
import vn.traceability.inspection.Lookups;
import vn.traceability.inspection.Subject;
import vn.traceability.lot.Lot;
import vn.traceability.masterdata.MasterData;
import vn.traceability.party.Party;
import vn.traceability.product.Product;
import vn.traceability.refusal.Forbidden;
import vn.traceability.signin.Callers;

/**
 * The codes of a lot are its owner's. The office of the owner's commune, and those of the whole
 * city, may look at them, and each look is kept before it is answered.
 */
final class LotOwners implements CodeAccess {
  private final MasterData<Gln, Party> parties;
  private final Lookups lookups;
  private final Clock clock;

  LotOwners(MasterData<Gln, Party> parties, Lookups lookups, Clock clock) {
    this.parties = parties;
    this.lookups = lookups;
    this.clock = clock;
  }

  @Override
  public Actor mayIssue(HttpServletRequest request, Lot lot) {
    return owner(Callers.get(request), lot);
  }

  @Override
  public Actor mayList(HttpServletRequest request, Lot lot) {
    var account = Callers.get(request);
    var actor = actor(account, lot);
    lookups.note(account, Lookup.What.CODES, Subject.of(lot.id()), clock.instant());
    return actor;
  }

  @Override
  public Actor mayUseRolls(HttpServletRequest request, Product product) {
    var account = Callers.get(request);
    if (account.actsFor(product.owner())) {
      return new Actor(account.id(), false);
    }
    if (reaches(account, product.owner())) {
      return new Actor(account.id(), true);
    }
    throw new Forbidden(
        "other-party",
        "this account does not act for the owner of product " + product.gtin().digits());
  }

  @Override
  public Actor mayChange(HttpServletRequest request, Lot lot) {
    return actor(Callers.get(request), lot);
  }

  /** Whoever both owns a lot and has an office over it speaks as its owner. */
  private Actor actor(Account account, Lot lot) {
    return !account.isOf(lot.owner()) && reaches(account, lot.owner())
        ? new Actor(account.id(), true)
        : owner(account, lot);
  }

  private boolean reaches(Account account, Gln owner) {
    boolean wholeCity = account.role().isOfficer() && account.commune().isEmpty();
    return wholeCity
        || parties.find(owner).filter(kept -> account.reaches(kept.value().commune())).isPresent();
  }

  private static Actor owner(Account account, Lot lot) {
    if (!account.actsFor(lot.owner())) {
      throw new Forbidden(
          "other-party", "this account does not act for the owner of lot " + lot.id());
    }
    return new Actor(account.id(), false);
  }
}

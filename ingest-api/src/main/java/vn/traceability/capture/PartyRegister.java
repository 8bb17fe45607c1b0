package vn.traceability.capture;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.traceability.account.Account;
import vn.traceability.event.epcis.MasterDataKey.Kind;
import vn.traceability.gs1.Gln;
import vn.traceability.inspection.Decision;
import vn.traceability.inspection.Decisions;
import vn.traceability.inspection.Inspections;
import vn.traceability.inspection.PartyChange;
import vn.traceability.inspection.Subject;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.Versioned;
import vn.traceability.offer.OfferDesk;
import vn.traceability.party.Party;

/** Parties as they write themselves or are written by others, whatever brought them to it. */
final class PartyRegister {
  private final MasterData<Gln, Party> parties;
  private final Decisions decisions;
  private final Inspections inspections;
  private final OfferDesk desk;
  private final Clock clock;

  PartyRegister(
      MasterData<Gln, Party> parties,
      Decisions decisions,
      Inspections inspections,
      OfferDesk desk,
      Clock clock) {
    this.parties = parties;
    this.decisions = decisions;
    this.inspections = inspections;
    this.desk = desk;
    this.clock = clock;
  }

  Versioned<Party> register(Account account, Party party) {
    mustSayMembership(account, Optional.empty(), party.memberOf());
    return announced(parties.register(party, account.name()));
  }

  /**
   * @param said as it is to be; what it was a member of before is remembered
   */
  Versioned<Party> replace(Account account, Party said, String ifMatch) {
    var before = parties.get(said.gln());
    var party = said.after(before.value());
    mustChange(account, before.value());
    mustSayMembership(account, before.value().memberOf(), party.memberOf());
    long seen = Pages.version(ifMatch, before, "party", party.gln().digits());
    var change = new PartyChange(before.value(), party);
    withdrawApproval(account, change);
    var kept = parties.replace(party, seen, account.name());
    withdrawApproval(account, change); // one that was given in between
    return announced(kept);
  }

  private Versioned<Party> announced(Versioned<Party> kept) {
    desk.registered(Kind.PARTY, kept.value().gln().digits(), kept.value().gln());
    return kept;
  }

  /**
   * A party changes its own entry. So does whoever registered it: until an office has decided about
   * it, and for as long as it is a member of his own party.
   */
  private void mustChange(Account account, Party party) {
    if (!account.actsFor(party.gln()) && registered(account, party.gln())) {
      boolean ofItsMember =
          party.memberOf().isPresent() && party.memberOf().equals(account.party());
      if (ofItsMember || decisions.about(List.of(Subject.of(party.gln()))).isEmpty()) {
        return;
      }
    }
    Rights.mustActFor(account, party.gln());
  }

  private boolean registered(Account account, Gln party) {
    return !account.role().isOfficer()
        && parties.history(party).get(0).changedBy().equals(account.name());
  }

  /**
   * An approval is of what the office saw. It goes before the change comes, so that a crash between
   * leaves the party without it rather than with one that nobody gave.
   */
  private void withdrawApproval(Account account, PartyChange change) {
    var gln = change.before().gln();
    if (Rights.approves(account, change.before().commune())
        && Rights.approves(account, change.after().commune())) {
      return;
    }
    Optional.ofNullable(inspections.approvals(List.of(gln)).get(gln))
        .filter(last -> last.kind() == Decision.Kind.APPROVED)
        .flatMap(
            approval ->
                change.withdraws(
                    approval, UUID.randomUUID().toString(), account.name(), clock.instant()))
        .ifPresent(decisions::add);
  }

  /** Membership opens a cooperative's products, so it is the cooperative that says it. */
  private void mustSayMembership(Account account, Optional<Gln> before, Optional<Gln> said) {
    if (!said.equals(before) && said.isPresent()) {
      parties.get(said.get());
      Rights.mustActFor(account, said.get());
    }
  }
}

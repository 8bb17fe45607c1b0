package vn.traceability.rights;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.traceability.account.Account;
import vn.traceability.finding.Assessment;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.Lot;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.Versioned;
import vn.traceability.party.CommuneCode;
import vn.traceability.party.Party;
import vn.traceability.refusal.Forbidden;

/** Who sees what: a party its own and the chains it takes part in, an office its commune. */
public final class Sight {
  private static final int AT_ONCE = 1_000;

  private final MasterData<Gln, Party> parties;

  public Sight(MasterData<Gln, Party> parties) {
    this.parties = parties;
  }

  /** The parties whose things an account sees in lists; empty for those of all. */
  public Optional<Set<String>> owners(Account account) {
    if (!account.role().isOfficer()) {
      var own = new HashSet<String>();
      account.party().map(Gln::digits).ifPresent(own::add);
      account.members().forEach(member -> own.add(member.digits()));
      return Optional.of(own);
    }
    return account.commune().map(this::partiesOf);
  }

  /** Like {@link #owners}, with the cooperatives whose products its parties grow. */
  public Optional<Set<String>> productOwners(Account account) {
    var own = owners(account);
    if (account.role().isOfficer()) {
      return own;
    }
    var all = new HashSet<>(own.orElseThrow());
    parties
        .findAll(own.get().stream().map(Gln::new).toList())
        .forEach(party -> party.value().memberOf().ifPresent(gln -> all.add(gln.digits())));
    return Optional.of(all);
  }

  private Set<String> partiesOf(CommuneCode commune) {
    var found = new HashSet<String>();
    Optional<Gln> after = Optional.empty();
    while (true) {
      var page = parties.page(Optional.of(Set.of(commune.digits())), after, AT_ONCE);
      page.forEach(party -> found.add(party.value().gln().digits()));
      if (page.size() < AT_ONCE) {
        return found;
      }
      after = Optional.of(page.get(page.size() - 1).value().gln());
    }
  }

  public boolean sees(Account account, Versioned<Lot> lot) {
    return owners(account).map(own -> own.contains(lot.value().owner().digits())).orElse(true);
  }

  /** The communes of all who had lots of a chain by right. */
  public Set<CommuneCode> communes(Assessment assessment) {
    return parties.findAll(takingPart(assessment)).stream()
        .map(party -> party.value().commune())
        .collect(Collectors.toSet());
  }

  /**
   * A chain is for those who take part in it, and for offices whose commune it touches. To write
   * about a lot is not to take part: whoever says that he received it sees its chain once the
   * sender named him.
   */
  public void mustSee(Account account, Assessment assessment) {
    var trace = assessment.trace();
    var there = takingPart(assessment);
    boolean may =
        account.role().isOfficer()
            ? account.commune().isEmpty()
                || communes(assessment).contains(account.commune().orElseThrow())
            : there.stream().anyMatch(account::isOf);
    if (!may) {
      throw new Forbidden(
          "other-chain",
          "this account takes no part in the chain of lot "
              + trace.lot()
              + ": it is not its lot, and nobody recorded a shipment of it to this account's party");
    }
  }

  private static Set<Gln> takingPart(Assessment assessment) {
    var there = new HashSet<Gln>();
    for (var lot : assessment.custody().lineage(assessment.whole())) {
      there.addAll(assessment.custody().holders(lot));
      assessment.known().lot(lot).map(Lot::owner).ifPresent(there::add);
    }
    return there;
  }
}

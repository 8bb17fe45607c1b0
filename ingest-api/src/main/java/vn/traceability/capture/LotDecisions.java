package vn.traceability.capture;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.traceability.account.Account;
import vn.traceability.account.Accounts;
import vn.traceability.finding.Assessment;
import vn.traceability.finding.Assessor;
import vn.traceability.finding.Finding;
import vn.traceability.gs1.Gln;
import vn.traceability.inspection.Decision;
import vn.traceability.inspection.Decisions;
import vn.traceability.inspection.Inspections;
import vn.traceability.inspection.Lookup;
import vn.traceability.inspection.Lookups;
import vn.traceability.inspection.Subject;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.party.CommuneCode;
import vn.traceability.party.Party;
import vn.traceability.product.Product;
import vn.traceability.refusal.Conflict;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.refusal.Unknown;
import vn.traceability.rights.Sight;
import vn.traceability.trace.Link;
import vn.traceability.trace.Tracer;

/** What offices decide about lots, and how far an account has to reach for it. */
final class LotDecisions {
  private final Assessor assessor;
  private final Decisions decisions;
  private final Inspections inspections;
  private final Lookups lookups;
  private final Accounts accounts;
  private final MasterData<Gln, Party> parties;
  private final Sight sight;
  private final Clock clock;

  LotDecisions(
      Assessor assessor,
      Decisions decisions,
      Inspections inspections,
      Lookups lookups,
      Accounts accounts,
      MasterData<Gln, Party> parties,
      Sight sight,
      Clock clock) {
    this.assessor = assessor;
    this.decisions = decisions;
    this.inspections = inspections;
    this.lookups = lookups;
    this.accounts = accounts;
    this.parties = parties;
    this.sight = sight;
    this.clock = clock;
  }

  /** All that was decided about a lot, newest first, for those who see its chain. */
  List<Decision> about(Account account, LotId lot) {
    sight.mustSee(account, assessor.assess(lot, Tracer.Direction.BOTH, Tracer.Limits.DEFAULT));
    lookups.note(account, Lookup.What.DECISIONS, Subject.of(lot), clock.instant());
    return decisions.about(List.of(Subject.of(lot)));
  }

  /**
   * Keeps a decision.
   *
   * @param findings keys of those the officer has seen; for a release only
   */
  Decision decide(
      Account account, LotId lot, Decision.Kind kind, String reason, List<String> findings) {
    var assessment = assessor.assess(lot, Tracer.Direction.BACK, Tracer.Limits.DEFAULT);
    if (assessment.lot().isEmpty() && assessment.trace().steps().isEmpty()) {
      throw new Unknown("lot", lot.toString());
    }
    switch (kind) {
      case RELEASED -> Rights.mustRelease(account, communesOf(answeringFor(assessment)));
      case RECALLED -> Rights.mustRecall(account, sight.communes(assessment));
      case RECALL_LIFTED -> {
        Rights.mustRecall(account, sight.communes(assessment));
        mustLift(account, lot);
      }
      case APPROVED, REFUSED, APPROVAL_WITHDRAWN ->
          throw new InvalidValue("kind", kind.name(), "is not decided about a lot");
    }
    var decision =
        new Decision(
            UUID.randomUUID().toString(),
            Subject.of(lot),
            kind,
            reason,
            findings,
            account.name(),
            clock.instant());
    var there = assessment.findings().stream().map(Finding::key).collect(Collectors.toSet());
    for (String key : decision.findings()) {
      if (!there.contains(key)) {
        throw new Conflict(
            "other-findings", "finding " + key + " is not there any more; look at the chain again");
      }
    }
    decisions.add(decision);
    return decision;
  }

  /**
   * The owner of a lot; of one that nobody registered the owner of its product, and of an unknown
   * product all who say that they made it, so that nobody brings it before another office by saying
   * so too.
   */
  private static Set<Gln> answeringFor(Assessment assessment) {
    return assessment
        .lot()
        .map(Lot::owner)
        .or(() -> assessment.product().map(Product::owner))
        .map(Set::of)
        .orElseGet(
            () ->
                assessment.trace().links().stream()
                    .filter(row -> row.lot().equals(assessment.trace().lot()))
                    .filter(row -> row.role() == Link.Role.PRODUCED)
                    .map(Link::party)
                    .collect(Collectors.toSet()));
  }

  /**
   * Where these are and ever were, so that nobody moves to an officer he prefers; empty where that
   * is not known of all of them, or there is nobody.
   */
  private Set<CommuneCode> communesOf(Collection<Gln> these) {
    var found = parties.findAll(these);
    return found.size() < these.size()
        ? Set.of()
        : these.stream()
            .flatMap(party -> parties.history(party).stream())
            .map(version -> version.value().commune())
            .collect(Collectors.toSet());
  }

  /**
   * Of several recalls that stand each has to be reached: the last one covers none of the others.
   */
  private void mustLift(Account account, LotId lot) {
    var standing = inspections.recalls(lot);
    if (standing.isEmpty()) {
      throw new Conflict("not-recalled", "lot " + lot + " is not recalled");
    }
    for (var recall : standing) {
      Optional<CommuneCode> office =
          accounts.find(recall.account()).flatMap(found -> found.account().commune());
      Rights.mustLift(account, office);
    }
  }
}

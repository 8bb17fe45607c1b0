package vn.traceability.capture;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import vn.traceability.capture.contract.ApprovalStateDto;
import vn.traceability.capture.contract.DecisionDto;
import vn.traceability.capture.contract.DecisionListDto;
import vn.traceability.capture.contract.NumberingDto;
import vn.traceability.capture.contract.PartiesApi;
import vn.traceability.capture.contract.PartyDecisionEntryDto;
import vn.traceability.capture.contract.PartyDto;
import vn.traceability.capture.contract.PartyKindDto;
import vn.traceability.capture.contract.PartyPageDto;
import vn.traceability.capture.contract.PartyRegistrationDto;
import vn.traceability.gs1.Gln;
import vn.traceability.inspection.Decision;
import vn.traceability.inspection.Decisions;
import vn.traceability.inspection.Inspections;
import vn.traceability.inspection.Lookup;
import vn.traceability.inspection.Lookups;
import vn.traceability.inspection.PartyChange;
import vn.traceability.inspection.Subject;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.Numbers;
import vn.traceability.masterdata.Versioned;
import vn.traceability.party.CommuneCode;
import vn.traceability.party.Party;
import vn.traceability.refusal.Changed;
import vn.traceability.signin.Callers;

@RestController
class PartiesController implements PartiesApi {
  private final MasterData<Gln, Party> parties;
  private final PartyRegister register;
  private final Numbers numbers;
  private final Decisions decisions;
  private final DecisionsMapping written;
  private final Inspections inspections;
  private final Lookups lookups;
  private final Clock clock;
  private final HttpServletRequest request;

  PartiesController(
      MasterData<Gln, Party> parties,
      PartyRegister register,
      Numbers numbers,
      Decisions decisions,
      DecisionsMapping written,
      Inspections inspections,
      Lookups lookups,
      Clock clock,
      HttpServletRequest request) {
    this.parties = parties;
    this.register = register;
    this.numbers = numbers;
    this.decisions = decisions;
    this.written = written;
    this.inspections = inspections;
    this.lookups = lookups;
    this.clock = clock;
    this.request = request;
  }

  @Override
  public ResponseEntity<PartyDto> registerParty(PartyRegistrationDto body) {
    var account = Callers.get(request);
    Rights.mustRegisterParties(account);
    var party =
        read(
            body,
            body.getGln() == null ? Gln.internal(numbers.next("gln")) : new Gln(body.getGln()));
    var kept = register.register(account, party);
    return ResponseEntity.created(URI.create("/api/v1/parties/" + party.gln().digits()))
        .eTag(Pages.etag(kept))
        .body(write(List.of(kept)).get(0));
  }

  @Override
  public ResponseEntity<PartyDto> replaceParty(
      String gln, String ifMatch, PartyRegistrationDto body) {
    var account = Callers.get(request);
    var said = read(body, Mapping.same("gln", gln, body.getGln(), Gln::new));
    var kept = register.replace(account, said, ifMatch);
    return ResponseEntity.ok().eTag(Pages.etag(kept)).body(write(List.of(kept)).get(0));
  }

  private static Party read(PartyRegistrationDto body, Gln gln) {
    return new Party(
        gln,
        body.getName(),
        Party.Kind.valueOf(body.getKind().name()),
        body.getAddress(),
        new CommuneCode(body.getCommuneCode()),
        Optional.ofNullable(body.getTaxCode()),
        Optional.ofNullable(body.getMemberOf()).map(Gln::new));
  }

  @Override
  public ResponseEntity<PartyDto> getParty(String gln) {
    Callers.get(request);
    var found = parties.get(new Gln(gln));
    return ResponseEntity.ok()
        .eTag(Pages.etag(found))
        .cacheControl(CacheControl.noStore()) // its approval changes without its version
        .body(write(List.of(found)).get(0));
  }

  @Override
  public ResponseEntity<DecisionDto> decideOnParty(
      String gln, PartyDecisionEntryDto body, @Nullable String ifMatch) {
    var account = Callers.get(request);
    var party = parties.get(new Gln(gln)).value();
    Rights.mustApprove(account, party.commune());
    var decision =
        new Decision(
            UUID.randomUUID().toString(),
            Subject.of(party.gln()),
            Decision.Kind.valueOf(body.getKind().name()),
            body.getReason(),
            List.of(),
            account.name(),
            clock.instant());
    if (ifMatch != null) {
      Pages.version(ifMatch, newest(party.gln()), "party", gln);
    } else if (decision.kind() == Decision.Kind.APPROVED) {
      throw new BrokenContract("If-Match", "is needed with an approval");
    }
    decisions.add(decision);
    if (decision.kind() == Decision.Kind.APPROVED) {
      mustStillBe(party, decision);
    }
    return ResponseEntity.status(201).body(written.write(account, decision));
  }

  /** As written by now, be it not shown yet. */
  private Versioned<Party> newest(Gln party) {
    var versions = parties.history(party);
    return versions.get(versions.size() - 1);
  }

  /**
   * A change that was written while the approval was takes it away again: whoever of both comes
   * last sees the other.
   */
  private void mustStillBe(Party seen, Decision approval) {
    var now = newest(seen.gln());
    new PartyChange(seen, now.value())
        .withdraws(approval, UUID.randomUUID().toString(), now.changedBy(), clock.instant())
        .ifPresent(
            withdrawal -> {
              decisions.add(withdrawal);
              throw Changed.meanwhile("party", seen.gln().digits());
            });
  }

  @Override
  public ResponseEntity<DecisionListDto> listPartyDecisions(String gln) {
    var account = Callers.get(request);
    var party = parties.get(new Gln(gln)).value();
    if (!account.reaches(party.commune())) {
      Rights.mustActFor(account, party.gln());
    }
    lookups.note(account, Lookup.What.DECISIONS, Subject.of(party.gln()), clock.instant());
    return ResponseEntity.ok(
        written.write(account, decisions.about(List.of(Subject.of(party.gln())))));
  }

  /** Everybody who is signed in sees whom goods can be handed to: a name, an address, no person. */
  @Override
  public ResponseEntity<PartyPageDto> listParties(
      @Nullable String communeCode,
      @Nullable ApprovalStateDto approval,
      @Nullable String q,
      @Nullable String after,
      Integer limit) {
    Callers.get(request);
    var commune = Optional.ofNullable(communeCode).map(Set::of);
    Function<Party, String> name = party -> party.gln().digits();
    var page =
        q == null
            ? Pages.of(parties, commune, after, limit, Gln::new, name)
            : Pages.ofWords(q, parties, commune, after, limit, Gln::new, name);
    var dto =
        new PartyPageDto(
            write(page.items()).stream()
                .filter(party -> approval == null || party.getApproval() == approval)
                .toList());
    dto.setNext(page.next());
    return ResponseEntity.ok(dto);
  }

  private List<PartyDto> write(List<Versioned<Party>> kept) {
    var approvals = inspections.approvals(kept.stream().map(each -> each.value().gln()).toList());
    return kept.stream()
        .map(each -> write(each, Optional.ofNullable(approvals.get(each.value().gln()))))
        .toList();
  }

  private static PartyDto write(Versioned<Party> kept, Optional<Decision> last) {
    var party = kept.value();
    var dto =
        new PartyDto(
            party.gln().digits(),
            party.gln().isInternal() ? NumberingDto.INTERNAL : NumberingDto.GS1,
            party.name(),
            PartyKindDto.valueOf(party.kind().name()),
            party.address(),
            party.commune().digits(),
            last.map(PartiesController::approval).orElse(ApprovalStateDto.WAITING),
            Mapping.write(kept.changedAt()));
    party.taxCode().ifPresent(dto::setTaxCode);
    party.memberOf().ifPresent(cooperative -> dto.setMemberOf(cooperative.digits()));
    return dto;
  }

  private static ApprovalStateDto approval(Decision last) {
    return switch (last.kind()) {
      case APPROVED -> ApprovalStateDto.APPROVED;
      case REFUSED -> ApprovalStateDto.REFUSED;
      case APPROVAL_WITHDRAWN -> ApprovalStateDto.WITHDRAWN;
      case RELEASED, RECALLED, RECALL_LIFTED ->
          throw new IllegalStateException("a decision about a lot lies under a party");
    };
  }
}

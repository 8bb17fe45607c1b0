package vn.traceability.capture;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import vn.traceability.capture.contract.NumberingDto;
import vn.traceability.capture.contract.PartiesApi;
import vn.traceability.capture.contract.PartyDto;
import vn.traceability.capture.contract.PartyKindDto;
import vn.traceability.capture.contract.PartyPageDto;
import vn.traceability.capture.contract.PartyRegistrationDto;
import vn.traceability.gs1.Gln;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.Numbers;
import vn.traceability.masterdata.Versioned;
import vn.traceability.party.CommuneCode;
import vn.traceability.party.Party;
import vn.traceability.signin.Callers;

@RestController
class PartiesController implements PartiesApi {
  private final MasterData<Gln, Party> parties;
  private final Numbers numbers;
  private final HttpServletRequest request;

  PartiesController(MasterData<Gln, Party> parties, Numbers numbers, HttpServletRequest request) {
    this.parties = parties;
    this.numbers = numbers;
    this.request = request;
  }

  @Override
  public ResponseEntity<PartyDto> registerParty(PartyRegistrationDto body) {
    var account = Callers.get(request);
    Rights.mustRegisterParties(account);
    var party =
        new Party(
            body.getGln() == null ? Gln.internal(numbers.next("gln")) : new Gln(body.getGln()),
            body.getName(),
            Party.Kind.valueOf(body.getKind().name()),
            body.getAddress(),
            new CommuneCode(body.getCommuneCode()),
            Optional.ofNullable(body.getTaxCode()));
    var kept = parties.register(party, account.name());
    return ResponseEntity.created(URI.create("/api/v1/parties/" + party.gln().digits()))
        .eTag(Pages.etag(kept))
        .body(write(kept));
  }

  @Override
  public ResponseEntity<PartyDto> getParty(String gln) {
    Callers.get(request);
    var found = parties.get(new Gln(gln));
    return ResponseEntity.ok().eTag(Pages.etag(found)).body(write(found));
  }

  /** Everybody who is signed in sees whom goods can be handed to: a name, an address, no person. */
  @Override
  public ResponseEntity<PartyPageDto> listParties(@Nullable String after, Integer limit) {
    Callers.get(request);
    var page =
        Pages.of(parties, Optional.empty(), after, limit, Gln::new, party -> party.gln().digits());
    var dto = new PartyPageDto(page.items().stream().map(PartiesController::write).toList());
    dto.setNext(page.next());
    return ResponseEntity.ok(dto);
  }

  private static PartyDto write(Versioned<Party> kept) {
    var party = kept.value();
    var dto =
        new PartyDto(
            party.gln().digits(),
            party.gln().isInternal() ? NumberingDto.INTERNAL : NumberingDto.GS1,
            party.name(),
            PartyKindDto.valueOf(party.kind().name()),
            party.address(),
            party.commune().digits(),
            Mapping.write(kept.changedAt()));
    party.taxCode().ifPresent(dto::setTaxCode);
    return dto;
  }
}

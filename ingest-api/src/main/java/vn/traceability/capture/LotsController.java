package vn.traceability.capture;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import vn.traceability.account.Account;
import vn.traceability.capture.contract.DecisionDto;
import vn.traceability.capture.contract.DecisionListDto;
import vn.traceability.capture.contract.LotDecisionEntryDto;
import vn.traceability.capture.contract.LotDto;
import vn.traceability.capture.contract.LotOriginDto;
import vn.traceability.capture.contract.LotPageDto;
import vn.traceability.capture.contract.LotRegistrationDto;
import vn.traceability.capture.contract.LotsApi;
import vn.traceability.gs1.Gln;
import vn.traceability.inspection.Decision;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.Versioned;
import vn.traceability.refusal.Conflict;
import vn.traceability.refusal.Forbidden;
import vn.traceability.signin.Callers;
import vn.traceability.trace.Link;
import vn.traceability.trace.Links;
import vn.traceability.trace.Tracer;

@RestController
class LotsController implements LotsApi {
  private final MasterData<LotId, Lot> lots;
  private final Names.Source names;
  private final Sight sight;
  private final LotDecisions decisions;
  private final Links links;
  private final HttpServletRequest request;

  LotsController(
      MasterData<LotId, Lot> lots,
      Names.Source names,
      Sight sight,
      LotDecisions decisions,
      Links links,
      HttpServletRequest request) {
    this.lots = lots;
    this.names = names;
    this.sight = sight;
    this.decisions = decisions;
    this.links = links;
    this.request = request;
  }

  @Override
  public ResponseEntity<LotDto> registerLot(LotRegistrationDto body) {
    var account = Callers.get(request);
    var lot = read(body, account);
    var kept = lots.register(lot, account.name());
    String number =
        URLEncoder.encode(lot.id().number().text(), StandardCharsets.UTF_8).replace("+", "%20");
    return ResponseEntity.created(
            URI.create("/api/v1/lots/" + lot.id().gtin().digits() + "/" + number))
        .eTag(Pages.etag(kept))
        .body(write(List.of(kept)).get(0));
  }

  @Override
  public ResponseEntity<LotDto> replaceLot(
      String gtin, String number, String ifMatch, LotRegistrationDto body) {
    var account = Callers.get(request);
    Mapping.same("gtin", gtin, body.getGtin(), Function.identity());
    Mapping.same("lot", number, body.getLot(), Function.identity());
    var before = lots.get(LotId.of(gtin, number));
    Rights.mustActFor(account, before.value().owner());
    var lot = read(body, account);
    long seen = Pages.version(ifMatch, before, "lot", lot.id().toString());
    mustBeHere(before.value(), lot);
    var kept = lots.replace(lot, seen, account.name());
    return ResponseEntity.ok().eTag(Pages.etag(kept)).body(write(List.of(kept)).get(0));
  }

  /** Others rely on what a lot was when they got it, and so do the rules on what it was made of. */
  private void mustBeHere(Lot before, Lot after) {
    var changed = changed(before, after);
    if (changed.isPresent() && hasLeft(before.id())) {
      throw Conflict.in(
          changed.get(),
          "lot-left",
          changed.get()
              + ": lot "
              + before.id()
              + " was sent on or used up, so this does not change any more");
    }
  }

  private static Optional<String> changed(Lot before, Lot after) {
    if (!before.producedOn().equals(after.producedOn())) {
      return Optional.of("producedOn");
    }
    if (!before.expiresOn().equals(after.expiresOn())) {
      return Optional.of("expiresOn");
    }
    return before.place().equals(after.place()) ? Optional.empty() : Optional.of("placeGln");
  }

  private boolean hasLeft(LotId lot) {
    var leaving =
        links.ofLots(List.of(lot), Tracer.Limits.DEFAULT.rows()).stream()
            .filter(row -> row.role() == Link.Role.SENT || row.role() == Link.Role.CONSUMED)
            .map(Link::event)
            .collect(Collectors.toSet());
    return !links.voided(leaving).containsAll(leaving);
  }

  private Lot read(LotRegistrationDto body, Account account) {
    var owner = Mapping.gln("ownerGln", body.getOwnerGln());
    Rights.mustActFor(account, owner);
    var lot =
        new Lot(
            LotId.of(body.getGtin(), body.getLot()),
            owner,
            Mapping.glnIfAny("placeGln", body.getPlaceGln()),
            Optional.ofNullable(body.getPlannedQuantity())
                .map(planned -> Mapping.quantity("plannedQuantity", planned)),
            Optional.ofNullable(body.getProducedOn()),
            Optional.ofNullable(body.getExpiresOn()));
    var product = names.products().get(lot.id().gtin()).value();
    if (!product.owner().equals(owner)
        && names.parties().get(owner).value().memberOf().filter(product.owner()::equals).isEmpty()
        && !account.role().writesForAll()) {
      throw new Forbidden(
          "other-product",
          "product "
              + product.gtin().digits()
              + " is neither of party "
              + owner.digits()
              + " nor of its cooperative");
    }
    lot.place().ifPresent(names.places()::get);
    return lot;
  }

  /** The plan is for those who see the lot; the rest stands on its public page anyway. */
  @Override
  public ResponseEntity<LotDto> getLot(String gtin, String number) {
    var account = Callers.get(request);
    var found = lots.get(LotId.of(gtin, number));
    var dto = write(List.of(found)).get(0);
    if (!sight.sees(account, found)) {
      dto.setPlannedQuantity(null);
    }
    return ResponseEntity.ok().eTag(Pages.etag(found)).body(dto);
  }

  @Override
  public ResponseEntity<LotPageDto> listLots(
      @Nullable String gtin, @Nullable String after, Integer limit) {
    var account = Callers.get(request);
    var owners = sight.owners(account);
    String prefix = gtin == null ? "" : gtin + "/";
    var page =
        Pages.startingWith(
            prefix, lots, owners, after, limit, LotId::parse, lot -> lot.id().toString());
    var dto = new LotPageDto(write(page.items()));
    dto.setNext(page.next());
    return ResponseEntity.ok(dto);
  }

  @Override
  public ResponseEntity<DecisionDto> decideOnLot(
      String gtin, String number, LotDecisionEntryDto body) {
    var account = Callers.get(request);
    var decision =
        decisions.decide(
            account,
            LotId.of(gtin, number),
            Decision.Kind.valueOf(body.getKind().name()),
            body.getReason(),
            body.getFindings() == null ? List.of() : body.getFindings());
    return ResponseEntity.status(201).body(DecisionsMapping.write(decision));
  }

  @Override
  public ResponseEntity<DecisionListDto> listLotDecisions(String gtin, String number) {
    var account = Callers.get(request);
    return ResponseEntity.ok(
        DecisionsMapping.write(decisions.about(account, LotId.of(gtin, number))));
  }

  private List<LotDto> write(List<Versioned<Lot>> kept) {
    Set<Gln> places = new LinkedHashSet<>();
    kept.forEach(each -> each.value().place().ifPresent(places::add));
    var named =
        names.of(
            kept.stream().map(each -> each.value().owner()).collect(Collectors.toSet()),
            places,
            kept.stream().map(each -> each.value().id().gtin()).collect(Collectors.toSet()));
    return kept.stream().map(each -> write(each, named)).toList();
  }

  private static LotDto write(Versioned<Lot> kept, Names names) {
    var lot = kept.value();
    var dto =
        new LotDto(lot.id().gtin().digits(), lot.id().number().text(), LotOriginDto.REGISTERED);
    dto.setProductName(names.product(lot.id().gtin()));
    dto.setOwnerGln(lot.owner().digits());
    dto.setOwnerName(names.party(lot.owner()));
    lot.place()
        .ifPresent(
            place -> {
              dto.setPlaceGln(place.digits());
              dto.setPlaceName(names.place(place));
            });
    lot.planned().ifPresent(planned -> dto.setPlannedQuantity(Mapping.write(planned)));
    lot.producedOn().ifPresent(dto::setProducedOn);
    lot.expiresOn().ifPresent(dto::setExpiresOn);
    dto.setRegisteredAt(Mapping.write(kept.changedAt()));
    return dto;
  }
}

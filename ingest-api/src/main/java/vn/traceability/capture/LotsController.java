package vn.traceability.capture;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import vn.traceability.capture.contract.LotDto;
import vn.traceability.capture.contract.LotOriginDto;
import vn.traceability.capture.contract.LotPageDto;
import vn.traceability.capture.contract.LotRegistrationDto;
import vn.traceability.capture.contract.LotsApi;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.Versioned;
import vn.traceability.refusal.Forbidden;
import vn.traceability.signin.Callers;

@RestController
class LotsController implements LotsApi {
  private final MasterData<LotId, Lot> lots;
  private final Names.Source names;
  private final HttpServletRequest request;

  LotsController(MasterData<LotId, Lot> lots, Names.Source names, HttpServletRequest request) {
    this.lots = lots;
    this.names = names;
    this.request = request;
  }

  @Override
  public ResponseEntity<LotDto> registerLot(LotRegistrationDto body) {
    var account = Callers.get(request);
    var owner = new Gln(body.getOwnerGln());
    Rights.mustActFor(account, owner);
    var lot =
        new Lot(
            LotId.of(body.getGtin(), body.getLot()),
            owner,
            Optional.ofNullable(body.getPlaceGln()).map(Gln::new),
            Optional.ofNullable(body.getPlannedQuantity()).map(Mapping::read),
            Optional.ofNullable(body.getProducedOn()),
            Optional.ofNullable(body.getExpiresOn()));
    var product = names.products().get(lot.id().gtin()).value();
    if (!product.owner().equals(owner) && !account.role().writesForAll()) {
      throw new Forbidden(
          "other-product",
          "product " + product.gtin().digits() + " is not of party " + owner.digits());
    }
    lot.place().ifPresent(names.places()::get);
    var kept = lots.register(lot, account.name());
    String number =
        URLEncoder.encode(lot.id().number().text(), StandardCharsets.UTF_8).replace("+", "%20");
    return ResponseEntity.created(
            URI.create("/api/v1/lots/" + lot.id().gtin().digits() + "/" + number))
        .eTag(Pages.etag(kept))
        .body(write(List.of(kept)).get(0));
  }

  @Override
  public ResponseEntity<LotDto> getLot(String gtin, String lot) {
    Callers.get(request);
    var found = lots.get(LotId.of(gtin, lot));
    return ResponseEntity.ok().eTag(Pages.etag(found)).body(write(List.of(found)).get(0));
  }

  @Override
  public ResponseEntity<LotPageDto> listLots(
      @Nullable String gtin, @Nullable String after, Integer limit) {
    var account = Callers.get(request);
    if (gtin != null) {
      var found =
          lots.startingWith(gtin + "/", limit).stream()
              .filter(lot -> account.role().isOfficer() || account.actsFor(lot.value().owner()))
              .toList();
      return ResponseEntity.ok(new LotPageDto(write(found)));
    }
    Optional<String> owner =
        account.role().isOfficer() ? Optional.empty() : account.party().map(Gln::digits);
    var page = Pages.of(lots, owner, after, limit, LotId::parse, lot -> lot.id().toString());
    var dto = new LotPageDto(write(page.items()));
    dto.setNext(page.next());
    return ResponseEntity.ok(dto);
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

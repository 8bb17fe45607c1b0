package vn.traceability.capture;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import vn.traceability.capture.contract.NumberingDto;
import vn.traceability.capture.contract.PlaceDto;
import vn.traceability.capture.contract.PlaceKindDto;
import vn.traceability.capture.contract.PlacePageDto;
import vn.traceability.capture.contract.PlaceRegistrationDto;
import vn.traceability.capture.contract.PlacesApi;
import vn.traceability.gs1.Gln;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.Numbers;
import vn.traceability.masterdata.Versioned;
import vn.traceability.party.CommuneCode;
import vn.traceability.place.Place;
import vn.traceability.rights.Sight;
import vn.traceability.signin.Callers;

@RestController
class PlacesController implements PlacesApi {
  private final MasterData<Gln, Place> places;
  private final PlaceRegister register;
  private final Numbers numbers;
  private final Sight sight;
  private final HttpServletRequest request;

  PlacesController(
      MasterData<Gln, Place> places,
      PlaceRegister register,
      Numbers numbers,
      Sight sight,
      HttpServletRequest request) {
    this.places = places;
    this.register = register;
    this.numbers = numbers;
    this.sight = sight;
    this.request = request;
  }

  @Override
  public ResponseEntity<PlaceDto> registerPlace(PlaceRegistrationDto body) {
    var account = Callers.get(request);
    Rights.mustActFor(account, Mapping.gln("partyGln", body.getPartyGln()));
    var place =
        read(
            body,
            body.getGln() == null ? Gln.internal(numbers.next("gln")) : new Gln(body.getGln()));
    var kept = register.register(account, place);
    return ResponseEntity.created(URI.create("/api/v1/places/" + place.gln().digits()))
        .eTag(Pages.etag(kept))
        .body(write(kept));
  }

  @Override
  public ResponseEntity<PlaceDto> replacePlace(
      String gln, String ifMatch, PlaceRegistrationDto body) {
    var account = Callers.get(request);
    var place = read(body, Mapping.same("gln", gln, body.getGln(), Gln::new));
    var kept = register.replace(account, place, ifMatch);
    return ResponseEntity.ok().eTag(Pages.etag(kept)).body(write(kept));
  }

  private static Place read(PlaceRegistrationDto body, Gln gln) {
    return new Place(
        gln,
        Mapping.gln("partyGln", body.getPartyGln()),
        body.getName(),
        Place.Kind.valueOf(body.getKind().name()),
        body.getAddress(),
        new CommuneCode(body.getCommuneCode()),
        Optional.ofNullable(body.getPlantingAreaCode()));
  }

  @Override
  public ResponseEntity<PlaceDto> getPlace(String gln) {
    Callers.get(request);
    var found = places.get(new Gln(gln));
    return ResponseEntity.ok().eTag(Pages.etag(found)).body(write(found));
  }

  @Override
  public ResponseEntity<PlacePageDto> listPlaces(
      @Nullable String partyGln, @Nullable String after, Integer limit) {
    var account = Callers.get(request);
    var owners = partyGln == null ? sight.owners(account) : Optional.of(Set.of(partyGln));
    var page = Pages.of(places, owners, after, limit, Gln::new, place -> place.gln().digits());
    var dto = new PlacePageDto(page.items().stream().map(PlacesController::write).toList());
    dto.setNext(page.next());
    return ResponseEntity.ok(dto);
  }

  private static PlaceDto write(Versioned<Place> kept) {
    var place = kept.value();
    var dto =
        new PlaceDto(
            place.gln().digits(),
            place.gln().isInternal() ? NumberingDto.INTERNAL : NumberingDto.GS1,
            place.party().digits(),
            place.name(),
            PlaceKindDto.valueOf(place.kind().name()),
            place.address(),
            place.commune().digits(),
            Mapping.write(kept.changedAt()));
    place.plantingAreaCode().ifPresent(dto::setPlantingAreaCode);
    return dto;
  }
}

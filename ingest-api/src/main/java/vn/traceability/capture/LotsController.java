package vn.traceability.capture;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
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
import vn.traceability.capture.contract.LotStandingDto;
import vn.traceability.capture.contract.LotsApi;
import vn.traceability.capture.contract.StandingFilterDto;
import vn.traceability.event.epcis.MasterDataKey.Kind;
import vn.traceability.finding.Assessment;
import vn.traceability.finding.Assessor;
import vn.traceability.gs1.Gln;
import vn.traceability.inspection.Decision;
import vn.traceability.inspection.Lookup;
import vn.traceability.inspection.Lookups;
import vn.traceability.inspection.Subject;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.Versioned;
import vn.traceability.offer.OfferDesk;
import vn.traceability.refusal.Conflict;
import vn.traceability.refusal.Forbidden;
import vn.traceability.rights.Sight;
import vn.traceability.signin.Callers;
import vn.traceability.trace.Link;
import vn.traceability.trace.Tracer;

@RestController
class LotsController implements LotsApi {
  private static final Optional<String> OWNER = Optional.of("ownerGln");
  private static final int MOST_LOOKED_AT = 200;

  private final MasterData<LotId, Lot> lots;
  private final Names.Source names;
  private final Sight sight;
  private final LotDecisions decisions;
  private final DecisionsMapping written;
  private final Assessor assessor;
  private final LotStandings standings;
  private final Lookups lookups;
  private final OfferDesk desk;
  private final Clock clock;
  private final HttpServletRequest request;

  LotsController(
      MasterData<LotId, Lot> lots,
      Names.Source names,
      Sight sight,
      LotDecisions decisions,
      DecisionsMapping written,
      Assessor assessor,
      LotStandings standings,
      Lookups lookups,
      OfferDesk desk,
      Clock clock,
      HttpServletRequest request) {
    this.lots = lots;
    this.names = names;
    this.sight = sight;
    this.decisions = decisions;
    this.written = written;
    this.assessor = assessor;
    this.standings = standings;
    this.lookups = lookups;
    this.desk = desk;
    this.clock = clock;
    this.request = request;
  }

  @Override
  public ResponseEntity<LotDto> registerLot(LotRegistrationDto body) {
    var account = Callers.get(request);
    var lot = read(body, account);
    var kept = announced(lots.register(lot, account.name()));
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
    var kept = announced(lots.replace(lot, seen, account.name()));
    return ResponseEntity.ok().eTag(Pages.etag(kept)).body(write(List.of(kept)).get(0));
  }

  private Versioned<Lot> announced(Versioned<Lot> kept) {
    desk.registered(Kind.LOT, kept.value().id().toString(), kept.value().owner());
    return kept;
  }

  /**
   * Others rely on what a lot was when they got it, and so do the rules on what it was made of.
   * What was never said may still be said.
   */
  private void mustBeHere(Lot before, Lot after) {
    var changed = changed(before, after);
    var owner = before.owner().equals(after.owner()) ? Optional.<String>empty() : OWNER;
    if (changed.isEmpty() && owner.isEmpty()) {
      return;
    }
    var chain = assessor.assess(before.id(), Tracer.Direction.BACK, Tracer.Limits.DEFAULT);
    var rows = chain.trace().links().stream().filter(row -> row.lot().equals(before.id())).toList();
    changed
        .filter(field -> rows.stream().anyMatch(row -> leaves(row, chain)))
        .or(() -> owner.filter(field -> !rows.isEmpty()))
        .ifPresent(
            field -> {
              throw Conflict.in(
                  field,
                  "lot-left",
                  field
                      + ": others rely on what is recorded of lot "
                      + before.id()
                      + ", so this does not change any more");
            });
  }

  private static boolean leaves(Link row, Assessment chain) {
    return switch (row.role()) {
      case SENT, CONSUMED -> true;
      case RECEIVED -> chain.custody().had(row.lot(), row.party());
      case PRODUCED, TENDED -> false;
    };
  }

  private static Optional<String> changed(Lot before, Lot after) {
    if (changed(before.producedOn(), after.producedOn())) {
      return Optional.of("producedOn");
    }
    if (!before.expiresOn().equals(after.expiresOn())) {
      return Optional.of("expiresOn");
    }
    return changed(before.place(), after.place()) ? Optional.of("placeGln") : Optional.empty();
  }

  private static <T> boolean changed(Optional<T> before, Optional<T> after) {
    return before.isPresent() && !before.equals(after);
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
    if (sight.sees(account, found)) {
      lookups.note(account, Lookup.What.LOT, Subject.of(found.value().id()), clock.instant());
    } else {
      dto.setPlannedQuantity(null);
    }
    return ResponseEntity.ok().eTag(Pages.etag(found)).body(dto);
  }

  @Override
  public ResponseEntity<LotPageDto> listLots(
      @Nullable String gtin,
      @Nullable String ownerGln,
      @Nullable StandingFilterDto standing,
      @Nullable String after,
      Integer limit) {
    var account = Callers.get(request);
    var owners = owners(account, Mapping.glnIfAny("ownerGln", ownerGln));
    String prefix = gtin == null ? "" : gtin + "/";
    int most = standing == null ? limit : Math.min(limit, LotStandings.AT_ONCE);
    var dto =
        standing == null || standing == StandingFilterDto.ALL
            ? listed(prefix, owners, after, most)
            : standing(LotStandings.of(standing), prefix, owners, after, most);
    if (standing == StandingFilterDto.ALL) {
      dto.getItems().forEach(lot -> lot.setStanding(standings.of(lot)));
    }
    if (account.role().isOfficer()) {
      // an office opens a lot to read its plan, and that is logged
      dto.getItems().forEach(each -> each.setPlannedQuantity(null));
    }
    return ResponseEntity.ok(dto);
  }

  private LotPageDto listed(
      String prefix, Optional<Set<String>> owners, @Nullable String after, int limit) {
    var page = page(prefix, owners, after, limit);
    var dto = new LotPageDto(write(page.items()));
    dto.setNext(page.next());
    return dto;
  }

  /** Those it sees; of one owner only, where one is named. */
  private Optional<Set<String>> owners(Account account, Optional<Gln> one) {
    var seen = sight.owners(account);
    return one.map(Gln::digits)
        .map(
            owner ->
                seen.filter(all -> !all.contains(owner))
                    .map(other -> Set.<String>of())
                    .or(() -> Optional.of(Set.of(owner))))
        .orElse(seen);
  }

  private Pages.Page<Lot> page(
      String prefix, Optional<Set<String>> owners, @Nullable String after, int limit) {
    return Pages.startingWith(
        prefix, lots, owners, after, limit, LotId::parse, lot -> lot.id().toString());
  }

  /** Each lot is assessed as it stands now, so one answer looks through so many and no more. */
  private LotPageDto standing(
      Set<LotStandingDto> so,
      String prefix,
      Optional<Set<String>> owners,
      @Nullable String after,
      int limit) {
    var found = new ArrayList<LotDto>();
    String from = after;
    int looked = 0;
    do {
      var page = page(prefix, owners, from, LotStandings.AT_ONCE);
      for (var lot : write(page.items())) {
        if (found.size() == limit) {
          return new LotPageDto(found).next(from);
        }
        from = lot.getGtin() + "/" + lot.getLot();
        lot.setStanding(standings.of(lot));
        if (so.contains(lot.getStanding())) {
          found.add(lot);
        }
      }
      looked += LotStandings.AT_ONCE;
      from = page.next();
    } while (from != null && looked < MOST_LOOKED_AT);
    return new LotPageDto(found).next(from);
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
    return ResponseEntity.status(201).body(written.write(account, decision));
  }

  @Override
  public ResponseEntity<DecisionListDto> listLotDecisions(String gtin, String number) {
    var account = Callers.get(request);
    return ResponseEntity.ok(
        written.write(account, decisions.about(account, LotId.of(gtin, number))));
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

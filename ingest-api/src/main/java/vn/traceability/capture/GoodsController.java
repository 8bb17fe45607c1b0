package vn.traceability.capture;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import vn.traceability.capture.contract.DeliveredLotDto;
import vn.traceability.capture.contract.DeliveryDto;
import vn.traceability.capture.contract.DeliveryPageDto;
import vn.traceability.capture.contract.DeliverySideDto;
import vn.traceability.capture.contract.GoodsApi;
import vn.traceability.capture.contract.HoldingDto;
import vn.traceability.capture.contract.HoldingPageDto;
import vn.traceability.event.LotQuantity;
import vn.traceability.finding.Holdings;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.signin.Callers;
import vn.traceability.trace.Deliveries;
import vn.traceability.trace.Position;
import vn.traceability.trace.Window;

/** What a party has in hand, and what is on its way to it and from it. */
@RestController
class GoodsController implements GoodsApi {
  /** What lies longer than this without an entry is none of a list's to show. */
  private static final Duration IN_HAND = Duration.ofDays(1_100);

  private final Deliveries deliveries;
  private final Holdings holdings;
  private final MasterData<LotId, Lot> lots;
  private final Names.Source names;
  private final Clock clock;
  private final HttpServletRequest request;

  GoodsController(
      Deliveries deliveries,
      Holdings holdings,
      MasterData<LotId, Lot> lots,
      Names.Source names,
      Clock clock,
      HttpServletRequest request) {
    this.deliveries = deliveries;
    this.holdings = holdings;
    this.lots = lots;
    this.names = names;
    this.clock = clock;
    this.request = request;
  }

  @Override
  public ResponseEntity<DeliveryPageDto> listDeliveries(
      DeliverySideDto side, @Nullable String partyGln, @Nullable String after, Integer limit) {
    var page =
        deliveries.waiting(
            party(partyGln),
            Deliveries.Side.valueOf(side.name()),
            clock.instant(),
            position(after),
            limit);
    var dto = new DeliveryPageDto(write(page.items()));
    page.next().map(Position::text).ifPresent(dto::setNext);
    return ResponseEntity.ok(dto);
  }

  @Override
  public ResponseEntity<HoldingPageDto> listHoldings(
      @Nullable String partyGln, @Nullable String after, Integer limit) {
    var window = Window.before(clock.instant().plus(Duration.ofDays(1)), IN_HAND);
    var page = holdings.of(party(partyGln), window, position(after), limit);
    var dto = new HoldingPageDto(writeHeld(page.items()));
    page.next().map(Position::text).ifPresent(dto::setNext);
    return ResponseEntity.ok(dto);
  }

  private Gln party(@Nullable String asked) {
    var account = Callers.get(request);
    var party =
        Optional.ofNullable(asked)
            .map(gln -> Mapping.gln("partyGln", gln))
            .or(account::party)
            .orElseThrow(() -> new InvalidValue("partyGln", "", "is needed for this account"));
    Rights.mustRecordFor(account, party);
    return party;
  }

  private static Optional<Position> position(@Nullable String after) {
    try {
      return Optional.ofNullable(after).map(Position::parse);
    } catch (InvalidValue foreign) {
      throw new BrokenContract("after", "is no cursor of a page before");
    }
  }

  private List<DeliveryDto> write(List<Deliveries.Delivery> found) {
    var parties = new LinkedHashSet<Gln>();
    found.forEach(
        each -> {
          parties.add(each.from());
          parties.add(each.to());
        });
    var products =
        found.stream()
            .flatMap(each -> each.lots().stream())
            .map(each -> each.lot().gtin())
            .collect(Collectors.toSet());
    var named = names.of(parties, Set.of(), products);
    return found.stream().map(each -> write(each, named)).toList();
  }

  private static DeliveryDto write(Deliveries.Delivery delivery, Names names) {
    var dto =
        new DeliveryDto(
            delivery.shipment().value(),
            delivery.from().digits(),
            delivery.to().digits(),
            Mapping.write(delivery.sentAt()),
            delivery.lots().stream().map(each -> write(each, names)).toList());
    dto.setFromName(names.party(delivery.from()));
    dto.setToName(names.party(delivery.to()));
    return dto;
  }

  private static DeliveredLotDto write(LotQuantity sent, Names names) {
    var dto = new DeliveredLotDto(sent.lot().gtin().digits(), sent.lot().number().text());
    Mapping.writeStated(sent.quantity()).ifPresent(dto::setQuantity);
    dto.setProductName(names.product(sent.lot().gtin()));
    return dto;
  }

  private List<HoldingDto> writeHeld(List<Holdings.Holding> found) {
    var owners =
        lots.findAll(found.stream().map(Holdings.Holding::lot).toList()).stream()
            .collect(Collectors.toMap(each -> each.value().id(), each -> each.value().owner()));
    var named =
        names.of(
            Set.copyOf(owners.values()),
            Set.of(),
            found.stream().map(each -> each.lot().gtin()).collect(Collectors.toSet()));
    return found.stream()
        .map(each -> write(each, Optional.ofNullable(owners.get(each.lot())), named))
        .toList();
  }

  private static HoldingDto write(Holdings.Holding held, Optional<Gln> owner, Names names) {
    var dto =
        new HoldingDto(
            held.lot().gtin().digits(),
            held.lot().number().text(),
            held.amounts().stream().map(Mapping::write).toList(),
            Mapping.write(held.since()));
    dto.setProductName(names.product(held.lot().gtin()));
    owner.ifPresent(
        gln -> {
          dto.setOwnerGln(gln.digits());
          dto.setOwnerName(names.party(gln));
        });
    return dto;
  }
}

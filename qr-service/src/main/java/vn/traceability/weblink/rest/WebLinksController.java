package vn.traceability.weblink.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.traceability.code.rest.contract.LinksApi;
import vn.traceability.code.rest.contract.WebLinkDto;
import vn.traceability.code.rest.contract.WebLinkOrderDto;
import vn.traceability.code.rest.contract.WebLinkTypeDto;
import vn.traceability.code.rest.contract.WebLinksDto;
import vn.traceability.gs1.Gtin;
import vn.traceability.gs1.LotNumber;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.product.Product;
import vn.traceability.refusal.Unknown;
import vn.traceability.weblink.WebLink;
import vn.traceability.weblink.WebLinkType;
import vn.traceability.weblink.WebLinks;

@RestController
@RequestMapping("/scan/api")
class WebLinksController implements LinksApi {
  private final WebLinks links;
  private final MasterData<Gtin, Product> products;
  private final MasterData<LotId, Lot> lots;
  private final WebLinkAccess access;
  private final Clock clock;
  private final HttpServletRequest request; // Spring's proxy for the one being answered

  WebLinksController(
      WebLinks links,
      MasterData<Gtin, Product> products,
      MasterData<LotId, Lot> lots,
      WebLinkAccess access,
      Clock clock,
      HttpServletRequest request) {
    this.links = links;
    this.products = products;
    this.lots = lots;
    this.access = access;
    this.clock = clock;
    this.request = request;
  }

  @Override
  public ResponseEntity<WebLinksDto> listWebLinks(String gtin) {
    var product = products.get(new Gtin(gtin)).value();
    access.mayLink(request, product);
    return ResponseEntity.ok(
        new WebLinksDto(links.of(product.gtin()).stream().map(WebLinksController::write).toList()));
  }

  @Override
  public ResponseEntity<WebLinkDto> addWebLink(String gtin, WebLinkOrderDto order) {
    var product = products.get(new Gtin(gtin)).value();
    var by = access.mayLink(request, product);
    var lot = Optional.ofNullable(order.getLot()).map(LotNumber::new);
    lot.ifPresent(number -> lots.get(new LotId(product.gtin(), number)));
    var kept =
        links.add(
            new WebLink(
                order.getId(),
                product.gtin(),
                lot,
                WebLinkType.of(order.getLinkType().getValue()).orElseThrow(),
                WebLink.address(order.getTarget()),
                order.getTitle(),
                order.getLanguages() == null ? List.of() : order.getLanguages(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                by));
    return ResponseEntity.created(URI.create("/scan/api/links/" + gtin + "/" + kept.id()))
        .body(write(kept));
  }

  @Override
  public ResponseEntity<Void> removeWebLink(String gtin, UUID id) {
    var product = products.get(new Gtin(gtin)).value();
    access.mayLink(request, product);
    if (!links.remove(product.gtin(), id)) {
      throw new Unknown("link", id + " of product " + gtin);
    }
    return ResponseEntity.noContent().build();
  }

  private static WebLinkDto write(WebLink link) {
    var written =
        new WebLinkDto(
            link.id(),
            link.gtin().digits(),
            WebLinkTypeDto.fromValue(link.type().term()),
            link.target(),
            link.title(),
            link.languages(),
            link.at().atOffset(ZoneOffset.UTC));
    link.lot().map(LotNumber::text).ifPresent(written::setLot);
    return written;
  }
}

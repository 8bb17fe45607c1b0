package vn.traceability.capture;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import vn.traceability.capture.contract.NumberingDto;
import vn.traceability.capture.contract.ProductDto;
import vn.traceability.capture.contract.ProductPageDto;
import vn.traceability.capture.contract.ProductRegistrationDto;
import vn.traceability.capture.contract.ProductsApi;
import vn.traceability.capture.contract.UnitDto;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.Numbers;
import vn.traceability.masterdata.Versioned;
import vn.traceability.measure.UnitCode;
import vn.traceability.party.Party;
import vn.traceability.product.Product;
import vn.traceability.refusal.Conflict;
import vn.traceability.rights.Sight;
import vn.traceability.signin.Callers;
import vn.traceability.trace.Links;
import vn.traceability.trace.Window;

@RestController
class ProductsController implements ProductsApi {
  private final MasterData<Gtin, Product> products;
  private final MasterData<Gln, Party> parties;
  private final Numbers numbers;
  private final Sight sight;
  private final Links links;
  private final Clock clock;
  private final HttpServletRequest request;

  ProductsController(
      MasterData<Gtin, Product> products,
      MasterData<Gln, Party> parties,
      Numbers numbers,
      Sight sight,
      Links links,
      Clock clock,
      HttpServletRequest request) {
    this.products = products;
    this.parties = parties;
    this.numbers = numbers;
    this.sight = sight;
    this.links = links;
    this.clock = clock;
    this.request = request;
  }

  @Override
  public ResponseEntity<ProductDto> registerProduct(ProductRegistrationDto body) {
    var account = Callers.get(request);
    Rights.mustActFor(account, Mapping.gln("ownerGln", body.getOwnerGln()));
    parties.get(Mapping.gln("ownerGln", body.getOwnerGln()));
    var product =
        read(
            body,
            body.getGtin() == null
                ? Gtin.internal(numbers.next("gtin"))
                : new Gtin(body.getGtin()));
    var kept = products.register(product, account.name());
    return ResponseEntity.created(URI.create("/api/v1/products/" + product.gtin().digits()))
        .eTag(Pages.etag(kept))
        .body(write(kept));
  }

  @Override
  public ResponseEntity<ProductDto> replaceProduct(
      String gtin, String ifMatch, ProductRegistrationDto body) {
    var account = Callers.get(request);
    var product = read(body, Mapping.same("gtin", gtin, body.getGtin(), Gtin::new));
    var before = products.get(product.gtin());
    Rights.mustActFor(account, before.value().owner());
    Rights.mustActFor(account, product.owner());
    parties.get(product.owner());
    long seen = Pages.version(ifMatch, before, "product", product.gtin().digits());
    if (!account.role().writesForAll()) {
      mustStayWhatItWas(before.value(), product);
    }
    var kept = products.replace(product, seen, account.name());
    return ResponseEntity.ok().eTag(Pages.etag(kept)).body(write(kept));
  }

  /**
   * The rules look at its lots by these: once there is an entry they change no more, and what was
   * never said may still be said.
   */
  private void mustStayWhatItWas(Product before, Product after) {
    var changed =
        !before.owner().equals(after.owner())
            ? Optional.of("ownerGln")
            : changed(before.crop(), after.crop())
                ? Optional.of("crop")
                : changed(before.netContent(), after.netContent())
                    ? Optional.of("netContent")
                    : Optional.<String>empty();
    var ever = new Window(Instant.EPOCH, clock.instant().plus(Duration.ofDays(1)));
    changed
        .filter(field -> !links.ofProduct(before.gtin(), ever, Optional.empty(), 1).isEmpty())
        .ifPresent(
            field -> {
              throw Conflict.in(
                  field,
                  "product-used",
                  field
                      + ": there are lots of product "
                      + before.gtin().digits()
                      + "; register another product, or ask the administrator");
            });
  }

  private static <T> boolean changed(Optional<T> before, Optional<T> after) {
    return before.isPresent() && !before.equals(after);
  }

  private static Product read(ProductRegistrationDto body, Gtin gtin) {
    return new Product(
        gtin,
        Mapping.gln("ownerGln", body.getOwnerGln()),
        body.getName(),
        Optional.ofNullable(body.getBrand()).filter(brand -> !brand.isBlank()),
        Optional.ofNullable(body.getCrop()).filter(crop -> !crop.isBlank()),
        new UnitCode(body.getUnit().getValue()),
        Optional.ofNullable(body.getNetContent())
            .map(content -> Mapping.quantity("netContent", content)),
        body.getStandards() == null ? List.of() : body.getStandards(),
        Optional.ofNullable(body.getOcopStars()));
  }

  @Override
  public ResponseEntity<ProductDto> getProduct(String gtin) {
    Callers.get(request);
    var found = products.get(new Gtin(gtin));
    return ResponseEntity.ok().eTag(Pages.etag(found)).body(write(found));
  }

  @Override
  public ResponseEntity<ProductPageDto> listProducts(@Nullable String after, Integer limit) {
    var account = Callers.get(request);
    var page =
        Pages.of(
            products,
            sight.productOwners(account),
            after,
            limit,
            Gtin::new,
            product -> product.gtin().digits());
    var dto = new ProductPageDto(page.items().stream().map(ProductsController::write).toList());
    dto.setNext(page.next());
    return ResponseEntity.ok(dto);
  }

  private static ProductDto write(Versioned<Product> kept) {
    var product = kept.value();
    var dto =
        new ProductDto(
            product.gtin().digits(),
            product.gtin().isInternal() ? NumberingDto.INTERNAL : NumberingDto.GS1,
            product.owner().digits(),
            product.name(),
            UnitDto.fromValue(product.unit().code()),
            product.standards(),
            Mapping.write(kept.changedAt()));
    product.brand().ifPresent(dto::setBrand);
    product.crop().ifPresent(dto::setCrop);
    product.netContent().map(Mapping::write).ifPresent(dto::setNetContent);
    product.ocopStars().ifPresent(dto::setOcopStars);
    return dto;
  }
}

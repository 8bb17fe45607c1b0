package vn.traceability.capture;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import vn.traceability.blob.Photo;
import vn.traceability.blob.Photos;
import vn.traceability.capture.contract.NumberingDto;
import vn.traceability.capture.contract.ProductDto;
import vn.traceability.capture.contract.ProductPageDto;
import vn.traceability.capture.contract.ProductPhotoDto;
import vn.traceability.capture.contract.ProductPhotoListDto;
import vn.traceability.capture.contract.ProductRegistrationDto;
import vn.traceability.capture.contract.ProductsApi;
import vn.traceability.capture.contract.UnitDto;
import vn.traceability.gs1.Gtin;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.Numbers;
import vn.traceability.masterdata.Versioned;
import vn.traceability.measure.UnitCode;
import vn.traceability.product.Product;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.rights.Sight;
import vn.traceability.signin.Callers;

@RestController
class ProductsController implements ProductsApi {
  private final MasterData<Gtin, Product> products;
  private final ProductRegister register;
  private final Numbers numbers;
  private final Sight sight;
  private final Photos photos;
  private final Clock clock;
  private final HttpServletRequest request;

  ProductsController(
      MasterData<Gtin, Product> products,
      ProductRegister register,
      Numbers numbers,
      Sight sight,
      Photos photos,
      Clock clock,
      HttpServletRequest request) {
    this.products = products;
    this.register = register;
    this.numbers = numbers;
    this.sight = sight;
    this.photos = photos;
    this.clock = clock;
    this.request = request;
  }

  @Override
  public ResponseEntity<ProductDto> registerProduct(ProductRegistrationDto body) {
    var account = Callers.get(request);
    Rights.mustActFor(account, Mapping.gln("ownerGln", body.getOwnerGln()));
    var product =
        read(
            body,
            body.getGtin() == null
                ? Gtin.internal(numbers.next("gtin"))
                : new Gtin(body.getGtin()));
    var kept = register.register(account, product);
    return ResponseEntity.created(URI.create("/api/v1/products/" + product.gtin().digits()))
        .eTag(Pages.etag(kept))
        .body(write(kept));
  }

  @Override
  public ResponseEntity<ProductDto> replaceProduct(
      String gtin, String ifMatch, ProductRegistrationDto body) {
    var account = Callers.get(request);
    var product = read(body, Mapping.same("gtin", gtin, body.getGtin(), Gtin::new));
    var kept = register.replace(account, product, ifMatch);
    return ResponseEntity.ok().eTag(Pages.etag(kept)).body(write(kept));
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
  public ResponseEntity<ProductPhotoListDto> getProductPhoto(String gtin) {
    Callers.get(request);
    var product = products.get(new Gtin(gtin)).value();
    var photo = photos.find(Photos.ofProduct(gtin)).map(each -> write(product.gtin(), each));
    return ResponseEntity.ok(new ProductPhotoListDto(photo.stream().toList()));
  }

  @Override
  public ResponseEntity<ProductPhotoDto> setProductPhoto(String gtin, Resource body) {
    var account = Callers.get(request);
    var product = products.get(new Gtin(gtin)).value();
    Rights.mustActFor(account, product.owner());
    var photo = Photo.read("photo", bytes(body));
    var kept = photos.set(Photos.ofProduct(gtin), photo, clock.instant(), account.id());
    return ResponseEntity.ok(write(product.gtin(), kept));
  }

  @Override
  public ResponseEntity<Void> removeProductPhoto(String gtin) {
    var account = Callers.get(request);
    Rights.mustActFor(account, products.get(new Gtin(gtin)).value().owner());
    photos.remove(Photos.ofProduct(gtin));
    return ResponseEntity.noContent().build();
  }

  /** One more than may be is enough to tell. */
  private static byte[] bytes(Resource body) {
    try (var in = body.getInputStream()) {
      return in.readNBytes(Photo.MOST_BYTES + 1);
    } catch (IOException cut) {
      throw new InvalidValue("photo", "", "was cut off on its way");
    }
  }

  private static ProductPhotoDto write(Gtin gtin, Photos.Standing photo) {
    var of = "/scan/photos/" + gtin.digits();
    var version = "?v=" + photo.full().hex().substring(0, 8);
    return new ProductPhotoDto(
        of + "/small" + version, of + "/large" + version, Mapping.write(photo.at()));
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

package vn.traceability.capture;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import vn.traceability.capture.contract.CoverageApi;
import vn.traceability.capture.contract.CoverageDto;
import vn.traceability.capture.contract.CoverageListDto;
import vn.traceability.capture.contract.CoverageListImportDto;
import vn.traceability.capture.contract.CoverageListKindDto;
import vn.traceability.capture.contract.ListedProductDto;
import vn.traceability.coverage.CoverageCount;
import vn.traceability.coverage.ProductList;
import vn.traceability.coverage.ProductLists;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.party.CommuneCode;
import vn.traceability.party.Communes;
import vn.traceability.signin.Callers;

@RestController
class CoverageController implements CoverageApi {
  private final CoverageCount count;
  private final ProductLists lists;
  private final Clock clock;
  private final Communes communes = Communes.ofHanoi();
  private final HttpServletRequest request;

  CoverageController(
      CoverageCount count, ProductLists lists, Clock clock, HttpServletRequest request) {
    this.count = count;
    this.lists = lists;
    this.clock = clock;
    this.request = request;
  }

  @Override
  public ResponseEntity<CoverageDto> getChainCoverage() {
    throw new UnsupportedOperationException("counted in a commit to come");
  }

  @Override
  public ResponseEntity<CoverageDto> getEstablishmentCoverage() {
    throw new UnsupportedOperationException("counted in a commit to come");
  }

  @Override
  public ResponseEntity<CoverageDto> getProductCoverage() {
    throw new UnsupportedOperationException("counted in a commit to come");
  }

  @Override
  public ResponseEntity<CoverageListDto> importCoverageList(CoverageListImportDto body) {
    Rights.mustImportLists(Callers.get(request));
    var list =
        new ProductList(
            UUID.randomUUID().toString(),
            body.getTitle(),
            body.getSignedBy(),
            body.getSignedOn(),
            body.getCutOffOn(),
            body.getProducts().stream().map(CoverageController::read).toList());
    lists.add(list);
    return ResponseEntity.created(URI.create("/api/v1/coverage/products")).body(write(list));
  }

  private static ProductList.Listed read(ListedProductDto dto) {
    return new ProductList.Listed(
        Optional.ofNullable(dto.getGtin()).map(Gtin::new),
        dto.getProductName(),
        Optional.ofNullable(dto.getPartyGln()).map(Gln::new),
        dto.getPartyName(),
        new CommuneCode(dto.getCommuneCode()));
  }

  private static CoverageListDto write(ProductList list) {
    return new CoverageListDto(
        list.id(),
        CoverageListKindDto.PRODUCTS,
        list.title(),
        list.signedBy(),
        list.signedOn(),
        list.cutOffOn(),
        list.products().size());
  }
}

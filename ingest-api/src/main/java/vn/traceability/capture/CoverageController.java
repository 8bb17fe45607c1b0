package vn.traceability.capture;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import vn.traceability.capture.contract.CommuneCoverageDto;
import vn.traceability.capture.contract.CoverageApi;
import vn.traceability.capture.contract.CoverageListDto;
import vn.traceability.capture.contract.CoverageListImportDto;
import vn.traceability.capture.contract.ListedProductDto;
import vn.traceability.capture.contract.MissingProductDto;
import vn.traceability.capture.contract.MissingStepDto;
import vn.traceability.capture.contract.ProductCoverageDto;
import vn.traceability.coverage.CoverageCount;
import vn.traceability.coverage.ProductCoverage;
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
  public ResponseEntity<ProductCoverageDto> getProductCoverage() {
    return ResponseEntity.ok(
        count
            .products()
            .map(this::write)
            .orElseGet(
                () -> new ProductCoverageDto(0, 0, List.of(), Mapping.write(clock.instant()))));
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

  private ProductCoverageDto write(ProductCoverage coverage) {
    var dto =
        new ProductCoverageDto(
            coverage.numerator(),
            coverage.denominator(),
            coverage.communes().stream().map(this::write).toList(),
            Mapping.write(coverage.computedAt()));
    dto.setList(write(coverage.list()));
    return dto;
  }

  private CommuneCoverageDto write(ProductCoverage.Commune commune) {
    return new CommuneCoverageDto(
        commune.code().digits(),
        communes.name(commune.code()).orElse(commune.code().digits()),
        commune.numerator(),
        commune.denominator(),
        commune.missing().stream().map(CoverageController::write).toList());
  }

  private static MissingProductDto write(ProductCoverage.Judged judged) {
    var listed = judged.product();
    var dto =
        new MissingProductDto(
            listed.name(), listed.partyName(), MissingStepDto.valueOf(judged.verdict().name()));
    listed.gtin().ifPresent(gtin -> dto.setGtin(gtin.digits()));
    return dto;
  }

  private static CoverageListDto write(ProductList list) {
    return new CoverageListDto(
        list.id(),
        list.title(),
        list.signedBy(),
        list.signedOn(),
        list.cutOffOn(),
        list.products().size());
  }
}

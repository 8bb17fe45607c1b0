package vn.traceability.capture;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import vn.traceability.capture.contract.CoverageApi;
import vn.traceability.capture.contract.CoverageDto;
import vn.traceability.capture.contract.CoverageListDto;
import vn.traceability.capture.contract.CoverageListImportDto;
import vn.traceability.coverage.CoverageBoard;
import vn.traceability.coverage.CoverageLists;
import vn.traceability.signin.Callers;

@RestController
class CoverageController implements CoverageApi {
  private final CoverageBoard board;
  private final CoverageLists lists;
  private final CoverageMapping mapping = new CoverageMapping();
  private final HttpServletRequest request;

  CoverageController(CoverageBoard board, CoverageLists lists, HttpServletRequest request) {
    this.board = board;
    this.lists = lists;
    this.request = request;
  }

  @Override
  public ResponseEntity<CoverageDto> getChainCoverage() {
    return ResponseEntity.ok(mapping.write(board.chains()));
  }

  @Override
  public ResponseEntity<CoverageDto> getProductCoverage() {
    return ResponseEntity.ok(mapping.write(board.products()));
  }

  @Override
  public ResponseEntity<CoverageDto> getEstablishmentCoverage() {
    return ResponseEntity.ok(mapping.write(board.establishments()));
  }

  @Override
  public ResponseEntity<CoverageListDto> importCoverageList(CoverageListImportDto body) {
    Rights.mustImportLists(Callers.get(request));
    var list = CoverageMapping.read(body);
    lists.add(list);
    board.imported(list.kind());
    return ResponseEntity.created(URI.create("/api/v1/coverage/" + list.kind().name()))
        .body(CoverageMapping.write(list));
  }
}

package vn.traceability.report.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.traceability.code.rest.contract.ReportClosingDto;
import vn.traceability.code.rest.contract.ReportStateDto;
import vn.traceability.code.rest.contract.ReportedGoodsDto;
import vn.traceability.code.rest.contract.ReportedGoodsPageDto;
import vn.traceability.code.rest.contract.ReportsApi;
import vn.traceability.code.rest.contract.ReportsDto;
import vn.traceability.refusal.Unknown;
import vn.traceability.report.Gathered;
import vn.traceability.report.Report;
import vn.traceability.report.ReportStore;
import vn.traceability.report.Reports;
import vn.traceability.scanlog.After;

@RestController
@RequestMapping("/scan/api")
class ReportsController implements ReportsApi {
  private static final int MOST = 200;

  /** As many of the latest are counted. */
  private static final int MOST_COUNTED = 1000;

  private final Reports reports;
  private final ReportStore store;
  private final ReportAccess access;
  private final HttpServletRequest request; // Spring's proxy for the one being answered

  ReportsController(
      Reports reports, ReportStore store, ReportAccess access, HttpServletRequest request) {
    this.reports = reports;
    this.store = store;
    this.access = access;
    this.request = request;
  }

  @Override
  public ResponseEntity<ReportedGoodsPageDto> listReportedGoods(
      @Nullable ReportStateDto state, @Nullable String after, Integer limit) {
    var reach = access.reports(request);
    var asked =
        Optional.ofNullable(state)
            .map(each -> Gathered.State.valueOf(each.name()))
            .orElse(Gathered.State.OPEN);
    var page =
        store.gathered(reach.over(), asked, Optional.ofNullable(after).map(After::read), limit + 1);
    var written =
        new ReportedGoodsPageDto(
            page.stream().limit(limit).map(each -> write(each, reach.office())).toList());
    if (page.size() > limit) {
      var last = page.get(limit - 1);
      written.setNext(new After(last.lastAt(), last.goods().id().toString()).text());
    }
    return ResponseEntity.ok(written);
  }

  @Override
  public ResponseEntity<ReportsDto> listReports(UUID id) {
    var goods = opened(id);
    return ResponseEntity.ok(
        new ReportsDto(
            write(goods, true), store.of(id, MOST).stream().map(ReportMapping::write).toList()));
  }

  @Override
  public ResponseEntity<ReportedGoodsDto> closeReports(UUID id, ReportClosingDto order) {
    var by = access.mayOpen(request, reached(id).goods().lotId());
    return ResponseEntity.ok(
        write(reports.close(id, by, order.getReason(), order.getLastAt().toInstant()), true));
  }

  @Override
  public ResponseEntity<Resource> showReportPhoto(UUID id, UUID report, Boolean large) {
    opened(id);
    var photo =
        reports
            .photo(reports.get(id, report), large)
            .orElseThrow(() -> new Unknown("photo", "of report " + report));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(photo.mediaType()))
        .cacheControl(CacheControl.noStore())
        .header("X-Content-Type-Options", "nosniff")
        .body(new ByteArrayResource(photo.bytes()));
  }

  @Override
  public ResponseEntity<Void> eraseReport(UUID id, UUID report) {
    var by = access.mayOpen(request, reached(id).goods().lotId());
    Report found = reports.get(id, report);
    reports.erase(found, by);
    return ResponseEntity.noContent().build();
  }

  /** Of others' goods nothing is said, not even that there are any. */
  private Gathered reached(UUID id) {
    var reach = access.reports(request);
    var goods = reports.get(id);
    if (!reach.over().includes(goods.responsible())) {
      throw new Unknown("reports", id.toString());
    }
    return goods;
  }

  private Gathered opened(UUID id) {
    var goods = reached(id);
    access.mayOpen(request, goods.goods().lotId());
    return goods;
  }

  private ReportedGoodsDto write(Gathered goods, boolean office) {
    return ReportMapping.write(goods, store.of(goods.goods().id(), MOST_COUNTED), office);
  }
}

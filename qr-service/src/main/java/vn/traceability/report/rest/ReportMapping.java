package vn.traceability.report.rest;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.traceability.code.rest.contract.ClosingDto;
import vn.traceability.code.rest.contract.ReasonCountDto;
import vn.traceability.code.rest.contract.ReportDto;
import vn.traceability.code.rest.contract.ReportReasonDto;
import vn.traceability.code.rest.contract.ReportStateDto;
import vn.traceability.code.rest.contract.ReportedGoodsDto;
import vn.traceability.gs1.LotNumber;
import vn.traceability.party.CommuneCode;
import vn.traceability.report.Gathered;
import vn.traceability.report.Report;
import vn.traceability.scan.DigitalLink;

/** Between the contract and the domain; generated types go no further. */
final class ReportMapping {
  private ReportMapping() {}

  /**
   * @param office whether an office reads it, which is told who closed it
   */
  static ReportedGoodsDto write(Gathered gathered, List<Report> reports, boolean office) {
    var reasons =
        reports.stream()
            .collect(Collectors.groupingBy(Report::reason, TreeMap::new, Collectors.counting()));
    var written =
        new ReportedGoodsDto(
            gathered.goods().id(),
            gathered.goods().gtin().digits(),
            ReportStateDto.fromValue(gathered.state().slug()),
            time(gathered.lastAt()),
            reports.size(),
            (int) reports.stream().map(Report::code).distinct().count(),
            reasons.entrySet().stream()
                .map(each -> new ReasonCountDto(reason(each.getKey()), each.getValue().intValue()))
                .toList(),
            gathered.closings().stream().map(each -> write(each, office)).toList());
    gathered.goods().lot().map(LotNumber::text).ifPresent(written::setLot);
    gathered.openedAt().map(ReportMapping::time).ifPresent(written::setOpenedAt);
    return written;
  }

  static ReportDto write(Report report) {
    var written =
        new ReportDto(
            report.id(),
            report.code(),
            reason(report.reason()),
            report.photo().isPresent(),
            time(report.at()),
            report.erased().isPresent());
    DigitalLink.read(report.code()).serial().ifPresent(written::setSerial);
    report.text().ifPresent(written::setText);
    report.commune().map(CommuneCode::digits).ifPresent(written::setCommune);
    return written;
  }

  private static ClosingDto write(Gathered.Closing closing, boolean office) {
    var written = new ClosingDto(time(closing.at()), closing.reason());
    if (office) {
      written.setBy(closing.by());
    }
    return written;
  }

  private static ReportReasonDto reason(Report.Reason reason) {
    return ReportReasonDto.fromValue(reason.slug());
  }

  private static OffsetDateTime time(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}

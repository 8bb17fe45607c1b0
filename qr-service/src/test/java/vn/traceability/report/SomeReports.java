package vn.traceability.report;

import java.time.Instant;
import java.util.Optional;
import vn.traceability.lot.LotId;
import vn.traceability.party.CommuneCode;
import vn.traceability.scanlog.Scans;

/** Reports for tests. */
public final class SomeReports {
  public static final ReportedGoods LOT = ReportedGoods.of(LotId.of(Scans.GTIN, "A/B-1"));

  private SomeReports() {}

  public static Report report(String name, ReportedGoods goods, Instant at) {
    return Report.of(
        Scans.id(name),
        goods,
        "/01/" + Scans.GTIN + "/10/A%2FB-1/21/0400000015W7V9PQ",
        Report.Reason.OTHER_PRODUCT,
        "Trên trang là bắp cải, trong túi là cà tím",
        Optional.of(new CommuneCode("00565")),
        at);
  }

  public static Report report(String name, Instant at) {
    return report(name, LOT, at);
  }
}

package vn.traceability.report.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import vn.traceability.lot.LotId;
import vn.traceability.scanlog.AlarmReach;

/** Whose reports a request may read, and who decides on them. */
public interface ReportAccess {
  /**
   * How far it reaches.
   *
   * @param office whether it is an office, which alone reads words and photos
   */
  record Reach(AlarmReach over, boolean office) {}

  /**
   * Whose it is.
   *
   * @throws vn.traceability.refusal.Refusal where it reads none
   */
  Reach reports(HttpServletRequest request);

  /**
   * It reads what buyers say of a lot, or changes that: kept before it is answered.
   *
   * @param lot empty for labels of no registered lot
   * @return its account
   * @throws vn.traceability.refusal.Refusal where it is no office
   */
  String mayOpen(HttpServletRequest request, Optional<LotId> lot);
}

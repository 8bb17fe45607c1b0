package vn.traceability.workspace;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import vn.traceability.inspection.Lookup;
import vn.traceability.inspection.Lookups;
import vn.traceability.inspection.Subject;
import vn.traceability.lot.LotId;
import vn.traceability.refusal.Forbidden;
import vn.traceability.report.rest.ReportAccess;
import vn.traceability.scanlog.rest.ScanAccess;
import vn.traceability.signin.Callers;

/** Reports are for whom alarms are; what buyers wrote is for offices, and each look is kept. */
final class ReportReaders implements ReportAccess {
  private final ScanAccess alarms;
  private final Lookups lookups;
  private final Clock clock;

  ReportReaders(ScanAccess alarms, Lookups lookups, Clock clock) {
    this.alarms = alarms;
    this.lookups = lookups;
    this.clock = clock;
  }

  @Override
  public Reach reports(HttpServletRequest request) {
    return new Reach(alarms.reach(request), Callers.get(request).role().isOfficer());
  }

  @Override
  public String mayOpen(HttpServletRequest request, Optional<LotId> lot) {
    var account = Callers.get(request);
    if (!account.role().isOfficer()) {
      throw new Forbidden("offices-only", "what buyers reported is for offices");
    }
    lot.ifPresent(
        about -> lookups.note(account, Lookup.What.REPORTS, Subject.of(about), clock.instant()));
    return account.id();
  }
}

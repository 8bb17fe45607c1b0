package vn.traceability.capture;

import java.util.EnumSet;
import java.util.Set;
import vn.traceability.capture.contract.LotDto;
import vn.traceability.capture.contract.LotStandingDto;
import vn.traceability.finding.Assessor;
import vn.traceability.inspection.Inspections;
import vn.traceability.lot.LotId;
import vn.traceability.trace.Tracer;

/** How lots stand at this moment: worked out from their chains at every question. */
final class LotStandings {
  static final Set<LotStandingDto> STOPPED =
      EnumSet.of(LotStandingDto.RECALLED, LotStandingDto.HELD);

  /** Most lots of one answer. */
  static final int AT_ONCE = 50;

  private final Assessor assessor;
  private final Inspections inspections;

  LotStandings(Assessor assessor, Inspections inspections) {
    this.assessor = assessor;
    this.inspections = inspections;
  }

  LotStandingDto of(LotDto lot) {
    var id = LotId.of(lot.getGtin(), lot.getLot());
    var inspected =
        inspections.of(assessor.assess(id, Tracer.Direction.BACK, Tracer.Limits.DEFAULT));
    if (inspected.isRecalled()) {
      return LotStandingDto.RECALLED;
    }
    if (inspected.isHeld()) {
      return LotStandingDto.HELD;
    }
    return inspected.assessment().findings().isEmpty() ? LotStandingDto.SOUND : LotStandingDto.OPEN;
  }
}

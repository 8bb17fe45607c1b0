package vn.traceability.capture;

import java.util.EnumSet;
import java.util.Set;
import vn.traceability.capture.contract.LotDto;
import vn.traceability.capture.contract.LotStandingDto;
import vn.traceability.capture.contract.StandingFilterDto;
import vn.traceability.finding.Assessor;
import vn.traceability.inspection.Inspections;
import vn.traceability.lot.LotId;
import vn.traceability.trace.Tracer;

/** How lots stand at this moment: worked out from their chains at every question. */
final class LotStandings {
  /** Most lots of one answer. */
  static final int AT_ONCE = 50;

  private final Assessor assessor;
  private final Inspections inspections;

  LotStandings(Assessor assessor, Inspections inspections) {
    this.assessor = assessor;
    this.inspections = inspections;
  }

  /** Those that a filter lets through. */
  static Set<LotStandingDto> of(StandingFilterDto filter) {
    return switch (filter) {
      case STOPPED -> EnumSet.of(LotStandingDto.RECALLED, LotStandingDto.HELD);
      case FOUND -> EnumSet.complementOf(EnumSet.of(LotStandingDto.SOUND));
      case ALL -> EnumSet.allOf(LotStandingDto.class);
    };
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
    return inspected.findings().isEmpty() ? LotStandingDto.SOUND : LotStandingDto.OPEN;
  }
}

package vn.traceability.capture;

import java.util.List;
import vn.traceability.capture.contract.DecisionDto;
import vn.traceability.capture.contract.DecisionListDto;
import vn.traceability.inspection.Decision;

/** Decisions as the contract has them. */
final class DecisionsMapping {
  private DecisionsMapping() {}

  static DecisionDto write(Decision decision) {
    var dto =
        new DecisionDto(
            DecisionDto.KindEnum.valueOf(decision.kind().name()),
            decision.reason(),
            decision.account(),
            Mapping.write(decision.decidedAt()));
    if (!decision.findings().isEmpty()) {
      dto.setFindings(decision.findings());
    }
    return dto;
  }

  static DecisionListDto write(List<Decision> decisions) {
    return new DecisionListDto(decisions.stream().map(DecisionsMapping::write).toList());
  }
}

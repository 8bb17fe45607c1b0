package vn.traceability.capture;

import vn.traceability.capture.contract.FindingDto;
import vn.traceability.capture.contract.FindingRuleDto;
import vn.traceability.finding.Finding;

/** Findings in the words of the contract. */
final class FindingMapping {
  private FindingMapping() {}

  static FindingDto write(Finding finding, boolean released) {
    var dto =
        new FindingDto(
            finding.key(),
            FindingRuleDto.valueOf(finding.rule().name()),
            FindingDto.SeverityEnum.valueOf(finding.rule().severity().name()),
            finding.article(),
            Mapping.write(finding.lot()),
            finding.evidence(),
            released);
    finding.event().ifPresent(event -> dto.setEventId(event.value()));
    return dto;
  }
}

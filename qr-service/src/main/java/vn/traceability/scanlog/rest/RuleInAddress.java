package vn.traceability.scanlog.rest;

import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;
import vn.traceability.code.rest.contract.AlarmRuleDto;

/** A rule as the contract spells it, where it stands in an address. */
@Component
final class RuleInAddress implements Converter<String, AlarmRuleDto> {
  @Override
  public AlarmRuleDto convert(String text) {
    return AlarmRuleDto.fromValue(text);
  }
}

package vn.traceability.report.rest;

import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;
import vn.traceability.code.rest.contract.ReportStateDto;

/** A state as the contract spells it, where it stands in an address. */
@Component
final class ReportStateInAddress implements Converter<String, ReportStateDto> {
  @Override
  public ReportStateDto convert(String text) {
    return ReportStateDto.fromValue(text);
  }
}

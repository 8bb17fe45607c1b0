package vn.traceability.label.rest;

import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;
import vn.traceability.code.rest.contract.LabelCarrierDto;

/** A carrier as the contract spells it, where it stands in an address. */
@Component
final class LabelCarrierInAddress implements Converter<String, LabelCarrierDto> {
  @Override
  public LabelCarrierDto convert(String text) {
    return LabelCarrierDto.fromValue(text);
  }
}

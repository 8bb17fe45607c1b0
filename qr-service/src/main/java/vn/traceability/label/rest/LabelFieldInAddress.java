package vn.traceability.label.rest;

import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;
import vn.traceability.code.rest.contract.LabelFieldDto;

/** A text of a label as the contract spells it, where it stands in an address. */
@Component
final class LabelFieldInAddress implements Converter<String, LabelFieldDto> {
  @Override
  public LabelFieldDto convert(String text) {
    return LabelFieldDto.fromValue(text);
  }
}

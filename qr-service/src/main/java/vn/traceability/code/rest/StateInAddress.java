package vn.traceability.code.rest;

import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;
import vn.traceability.code.rest.contract.CodeStateDto;

/** A state as the contract spells it, where it stands in an address. */
@Component
final class StateInAddress implements Converter<String, CodeStateDto> {
  @Override
  public CodeStateDto convert(String text) {
    return CodeStateDto.fromValue(text);
  }
}

package vn.traceability.label.rest;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vn.traceability.code.rest.contract.LabelCarrierDto;
import vn.traceability.code.rest.contract.LabelFieldDto;
import vn.traceability.code.rest.contract.LabelTemplateDto;
import vn.traceability.label.Carrier;
import vn.traceability.label.LabelField;
import vn.traceability.label.LabelTemplate;

/** Between the contract and the domain; generated types go no further. */
final class LabelMapping {
  static final Set<LabelField> USUAL_FIELDS =
      Set.of(
          LabelField.PRODUCT,
          LabelField.LOT,
          LabelField.PRODUCED,
          LabelField.EXPIRES,
          LabelField.OWNER);

  private LabelMapping() {}

  static Set<LabelField> read(List<LabelFieldDto> fields) {
    var read = EnumSet.noneOf(LabelField.class);
    fields.forEach(field -> read.add(read(field)));
    return read;
  }

  private static LabelField read(LabelFieldDto field) {
    return switch (field) {
      case PRODUCT -> LabelField.PRODUCT;
      case LOT -> LabelField.LOT;
      case PRODUCED -> LabelField.PRODUCED;
      case EXPIRES -> LabelField.EXPIRES;
      case OWNER -> LabelField.OWNER;
      case NUMBER -> LabelField.NUMBER;
      case HRI -> LabelField.HRI;
    };
  }

  static Carrier read(LabelCarrierDto carrier) {
    return switch (carrier) {
      case QR -> Carrier.QR;
      case DATA_MATRIX -> Carrier.DATA_MATRIX;
    };
  }

  static LabelTemplateDto write(LabelTemplate template) {
    return new LabelTemplateDto(
        template.id(),
        template.isRoll(),
        template.sheetWidth(),
        template.sheetHeight(),
        orientation(template.orientation()),
        template.left(),
        template.top(),
        template.columns(),
        template.rows(),
        template.pitchX(),
        template.pitchY(),
        template.width(),
        template.height(),
        template.dpi(),
        template.fits());
  }

  private static LabelTemplateDto.OrientationEnum orientation(
      LabelTemplate.Orientation orientation) {
    return switch (orientation) {
      case PORTRAIT -> LabelTemplateDto.OrientationEnum.PORTRAIT;
      case LANDSCAPE -> LabelTemplateDto.OrientationEnum.LANDSCAPE;
    };
  }
}

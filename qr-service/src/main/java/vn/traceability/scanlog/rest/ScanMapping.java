package vn.traceability.scanlog.rest;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.TreeMap;
import vn.traceability.code.rest.contract.AlarmDto;
import vn.traceability.code.rest.contract.AlarmRuleDto;
import vn.traceability.code.rest.contract.ClosingDto;
import vn.traceability.code.rest.contract.ScanDto;
import vn.traceability.code.rest.contract.ScanPlaceDto;
import vn.traceability.scanlog.Alarm;
import vn.traceability.scanlog.ScanEvent;
import vn.traceability.scanlog.ScanPlace;
import vn.traceability.scanlog.Scanned;

/** Between the contract and the domain; generated types go no further. */
final class ScanMapping {
  private ScanMapping() {}

  /**
   * @param office whether an office reads it, which is told who closed it
   */
  static AlarmDto write(Alarm alarm, boolean office) {
    var written =
        new AlarmDto(
            alarm.id(),
            AlarmRuleDto.fromValue(alarm.rule().slug()),
            alarm.open(),
            alarm.suspectsCopy(),
            time(alarm.firstAt()),
            time(alarm.lastAt()),
            alarm.scans().stream().map(ScanMapping::write).toList(),
            new TreeMap<>(alarm.evidence()),
            alarm.closings().stream().map(each -> write(each, office)).toList());
    alarm.about().flatMap(Scanned::gtin).ifPresent(written::setGtin);
    alarm.about().flatMap(Scanned::serial).ifPresent(written::setSerial);
    alarm.lot().map(lot -> lot.number().text()).ifPresent(written::setLot);
    alarm.place().map(ScanMapping::write).ifPresent(written::setPlace);
    return written;
  }

  private static ClosingDto write(Alarm.Closing closing, boolean office) {
    var written = new ClosingDto(time(closing.at()), closing.reason());
    if (office) {
      written.setBy(closing.by());
    }
    return written;
  }

  static ScanDto write(ScanEvent scan) {
    var kind = ScanDto.KindEnum.fromValue(scan.kind().name().toLowerCase(Locale.ROOT));
    var written = new ScanDto(scan.id(), time(scan.time()), scan.outcome().name(), kind);
    scan.scanned().gtin().ifPresent(written::setGtin);
    scan.scanned().lot().ifPresent(written::setLot);
    scan.scanned().serial().ifPresent(written::setSerial);
    scan.place().map(ScanMapping::write).ifPresent(written::setPlace);
    scan.device().ifPresent(written::setDevice);
    return written;
  }

  private static ScanPlaceDto write(ScanPlace place) {
    var source = ScanPlaceDto.SourceEnum.fromValue(place.source().name().toLowerCase(Locale.ROOT));
    var written = new ScanPlaceDto(place.name(), place.latitude(), place.longitude(), source);
    place.commune().ifPresent(code -> written.setCommune(code.digits()));
    return written;
  }

  private static OffsetDateTime time(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}

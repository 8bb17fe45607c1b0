package vn.traceability.scanlog;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A code that turns up too late. After expiry: its first scan ever by a person is on a day (in
 * Vietnam) after the last day of its lot, so the package was kept or its label was used again.
 * After sale: a person scans it more than 60 days after the sales recorded came to all that was
 * made of the lot; a buyer who looks again within that time raises nothing. (How long goods of a
 * product stay fresh is not registered, so that no closer border can be drawn.)
 */
final class Late {
  static final int DAYS_AFTER_SALE = 60;

  private Late() {}

  static Optional<Alarm> afterExpiry(CodeScans code) {
    return code.first()
        .filter(
            scan ->
                scan.lot()
                    .expiresOn()
                    .filter(last -> LotDays.day(scan.time()).isAfter(last))
                    .isPresent())
        .map(
            scan ->
                alarm(
                    code,
                    Alarm.Rule.AFTER_EXPIRY,
                    scan,
                    "expiresOn",
                    scan.lot().expiresOn().orElseThrow()));
  }

  static Optional<Alarm> afterSale(CodeScans code) {
    return code.last().stream()
        .filter(
            scan ->
                scan.lot()
                    .soldOutOn()
                    .filter(
                        sold -> LotDays.day(scan.time()).isAfter(sold.plusDays(DAYS_AFTER_SALE)))
                    .isPresent())
        .reduce((earlier, later) -> later)
        .map(
            scan ->
                alarm(
                    code,
                    Alarm.Rule.AFTER_SALE,
                    scan,
                    "soldOutOn",
                    scan.lot().soldOutOn().orElseThrow()));
  }

  private static Alarm alarm(
      CodeScans code, Alarm.Rule rule, ScanEvent scan, String border, LocalDate day) {
    return Alarm.about(
        code,
        rule,
        List.of(scan),
        Map.of(
            border,
            day.toString(),
            "scannedOn",
            LotDays.day(scan.time()).toString(),
            "scans",
            "1",
            "withPlace",
            Alarm.withPlace(List.of(scan))),
        false);
  }
}

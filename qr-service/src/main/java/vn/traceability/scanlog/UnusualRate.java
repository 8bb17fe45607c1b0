package vn.traceability.scanlog;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One code scanned far more often than is usual for its product: persons' scans of it in the hour
 * of the latest and the 23 before it are 20 or more, and 10 times or more the mean number of
 * persons' scans, ever, of the other codes of the product that were scanned at all. Where there are
 * no others, or their mean is below 1, it counts as 1.
 */
final class UnusualRate {
  static final long LEAST = 20;
  static final double TIMES = 10;

  private UnusualRate() {}

  static Optional<Alarm> of(CodeScans code, ProductScans product) {
    double usual = product.usualBeside(code);
    long scans = code.inADay();
    if (scans < LEAST || scans < TIMES * usual) {
      return Optional.empty();
    }
    List<ScanEvent> latest = code.last();
    return Optional.of(
        Alarm.about(
            code,
            Alarm.Rule.RATE,
            latest,
            Map.of(
                "inADay",
                Long.toString(scans),
                "usual",
                String.format(Locale.ROOT, "%.2f", usual),
                "otherCodes",
                Long.toString(Math.max(0, product.codes() - 1)),
                "leastInADay",
                Long.toString(LEAST),
                "leastTimesUsual",
                Long.toString(Math.round(TIMES)),
                "scans",
                Integer.toString(latest.size()),
                "withPlace",
                Alarm.withPlace(latest)),
            true));
  }
}

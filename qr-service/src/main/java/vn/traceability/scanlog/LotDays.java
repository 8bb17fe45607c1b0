package vn.traceability.scanlog;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.traceability.event.Entry;
import vn.traceability.event.LotQuantity;
import vn.traceability.event.RecordedEvent;
import vn.traceability.event.Sold;
import vn.traceability.event.TraceEvent;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.measure.Quantity;
import vn.traceability.scan.Answer;

/**
 * Days of the lot that a scan is measured by, as they were known when it was answered: the page has
 * read them, so nobody has to read them again for each scan.
 *
 * @param lot whose days they are; a label of a roll does not name it
 * @param expiresOn its last day
 * @param soldOutOn the day (in Vietnam) of the last sale, once the sales recorded come to all that
 *     was made, in the same unit; empty where that is not known
 */
public record LotDays(
    Optional<LotId> lot, Optional<LocalDate> expiresOn, Optional<LocalDate> soldOutOn) {
  public static final LotDays UNKNOWN =
      new LotDays(Optional.empty(), Optional.empty(), Optional.empty());

  public static LotDays of(Answer answer) {
    var lot = answer.lotId();
    var soldOut =
        lot.flatMap(id -> answer.journey().flatMap(journey -> soldOut(id, journey.steps())));
    return new LotDays(lot, answer.lot().flatMap(Lot::expiresOn), soldOut);
  }

  private static Optional<LocalDate> soldOut(LotId lot, List<RecordedEvent> steps) {
    var sales = steps.stream().map(RecordedEvent::fact).filter(Sold.class::isInstance).toList();
    var made = of(lot, steps.stream().map(RecordedEvent::fact).map(TraceEvent::outputs)).toList();
    var sold = of(lot, sales.stream().map(TraceEvent::passing)).toList();
    var units = Stream.concat(made.stream(), sold.stream()).map(Quantity::unit).distinct().toList();
    boolean comparable = units.size() == 1 && made.stream().allMatch(Quantity::isStated);
    if (made.isEmpty() || !comparable || sum(sold).compareTo(sum(made)) < 0) {
      return Optional.empty();
    }
    return sales.stream()
        .filter(sale -> sale.passing().stream().anyMatch(each -> each.lot().equals(lot)))
        .map(sale -> sale.entry().occurredAt())
        .max(Comparator.naturalOrder())
        .map(LotDays::day);
  }

  private static Stream<Quantity> of(LotId lot, Stream<List<LotQuantity>> amounts) {
    return amounts
        .flatMap(List::stream)
        .filter(each -> each.lot().equals(lot))
        .map(LotQuantity::quantity);
  }

  private static BigDecimal sum(List<Quantity> amounts) {
    return amounts.stream().map(Quantity::value).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, Entry.VIETNAM);
  }
}

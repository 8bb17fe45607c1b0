package vn.traceability.code;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.traceability.event.Entry;
import vn.traceability.event.LotQuantity;
import vn.traceability.finding.Assessment;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.syntax.Element;
import vn.traceability.lot.Lot;
import vn.traceability.product.Product;
import vn.traceability.profile.LegalProfile.Carried;

/**
 * What the code on a label holds beside its keys, the data attributes of its Digital Link: the
 * place the goods come from, (416), and when they were harvested, (7007), or made, (8008); of goods
 * that are not packed yet the day they are to be made, (11). It is settled when the codes are
 * issued, and so the same on every print.
 *
 * @param values by application identifier
 * @see <a href="https://ref.gs1.org/ai/">GS1 Application Identifiers</a>
 */
public record DataAttributes(Map<String, String> values) {
  /** What labels held before this was kept, and hold where no profile asks for more. */
  public static final DataAttributes NONE = new DataAttributes(Map.of());

  private static final DateTimeFormatter DAY = form("uuMMdd");
  private static final DateTimeFormatter HOUR = form("uuMMddHH");

  public DataAttributes {
    values.forEach(Element::of);
    values = Map.copyOf(values);
  }

  private static DateTimeFormatter form(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(Entry.VIETNAM);
  }

  /**
   * What labels of a lot hold, as far as it is known.
   *
   * @param asked what the legal profile in force asks for
   * @param assessment the chain of the lot
   */
  static DataAttributes of(
      Lot lot, Optional<Product> product, Set<Carried> asked, Assessment assessment) {
    var attributes = new TreeMap<String, String>();
    if (asked.contains(Carried.PLACE)) {
      lot.place().map(Gln::digits).ifPresent(place -> attributes.put("416", place));
    }
    if (asked.contains(Carried.TIME)) {
      var made = made(lot, assessment);
      if (product.flatMap(Product::crop).isPresent()) {
        made.map(DAY::format)
            .or(() -> lot.producedOn().map(DAY::format))
            .ifPresent(day -> attributes.put("7007", day));
      } else if (made.isPresent()) {
        attributes.put("8008", HOUR.format(made.get()));
      } else {
        lot.producedOn().map(DataAttributes::day).ifPresent(day -> attributes.put("11", day));
      }
    }
    return new DataAttributes(attributes);
  }

  private static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** When the first of it came into being, as its entries say. */
  private static Optional<Instant> made(Lot lot, Assessment assessment) {
    return assessment.trace().standing().stream()
        .filter(
            step -> step.fact().outputs().stream().map(LotQuantity::lot).anyMatch(lot.id()::equals))
        .map(step -> step.fact().entry().occurredAt())
        .min(Comparator.naturalOrder());
  }

  /** As the query of a Digital Link, with its question mark; empty where there is nothing. */
  String query() {
    return values.isEmpty()
        ? ""
        : new TreeMap<>(values)
            .entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("&", "?", ""));
  }
}

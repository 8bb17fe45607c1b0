package vn.traceability.finding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import vn.traceability.event.Entry;
import vn.traceability.event.EventId;
import vn.traceability.event.RecordedEvent;
import vn.traceability.event.Tended;
import vn.traceability.finding.Assessment.Known;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;
import vn.traceability.place.Place;
import vn.traceability.product.Product;
import vn.traceability.trace.Trace;

/**
 * What was sprayed on the lots of a chain and on the plots they grew on. What a stranger enters of
 * a lot or a plot counts as nothing.
 */
final class Sprays {
  private final Known known;
  private final Custody custody;
  private final List<RecordedEvent> entries;

  /**
   * Sprays by entries that hold, or by all.
   *
   * @param which of the entries count
   */
  Sprays(Trace trace, Known known, Custody custody, Predicate<EventId> which) {
    this.known = known;
    this.custody = custody;
    Map<EventId, RecordedEvent> all = new LinkedHashMap<>();
    trace.steps().forEach(each -> all.put(each.id(), each));
    known.plots().entries().forEach(each -> all.put(each.id(), each));
    entries =
        all.values().stream()
            .filter(each -> which.test(each.id()))
            .filter(each -> treatment(each).isPresent())
            .sorted(Comparator.comparing(each -> each.fact().entry().occurredAt()))
            .toList();
  }

  /** Whether an entry of the chain or of its plots holds. */
  static Predicate<EventId> standing(Trace trace, Known known) {
    return event -> !trace.voided().contains(event) && !known.plots().voided().contains(event);
  }

  /** Those before a harvest of the lot at a place, oldest first. */
  List<Spray> before(LotId lot, Gln place, Instant harvest) {
    return on(lot, Optional.of(place), LocalDate.ofInstant(harvest, Entry.VIETNAM)).stream()
        .filter(spray -> !spray.at().isAfter(harvest))
        .toList();
  }

  /**
   * Those on a lot and on the plot it grows on, oldest first.
   *
   * @param day whose register says how long to wait
   */
  List<Spray> on(LotId lot, Optional<Gln> place, LocalDate day) {
    var plot = place.flatMap(gln -> Optional.ofNullable(known.places().get(gln)));
    var crop = known.product(lot).flatMap(Product::crop);
    var found = new ArrayList<Spray>();
    for (var entry : entries) {
      boolean onTheLot = isOf(lot, entry);
      if (onTheLot || plot.filter(each -> isOn(each, entry)).isPresent()) {
        var product = treatment(entry).orElseThrow();
        found.add(
            new Spray(
                entry.id(),
                product,
                entry.fact().entry().occurredAt(),
                onTheLot,
                known.isolation().inForceOn(day).days(product, crop)));
      }
    }
    return found;
  }

  private boolean isOf(LotId lot, RecordedEvent entry) {
    return custody.had(lot, entry.fact().entry().party())
        && entry.fact().passing().stream().anyMatch(each -> each.lot().equals(lot));
  }

  private boolean isOn(Place plot, RecordedEvent entry) {
    return plot.kind() == Place.Kind.PLOT
        && entry.fact().entry().place().equals(plot.gln())
        && known.areOfOneHouse(plot.party(), entry.fact().entry().party());
  }

  private static Optional<String> treatment(RecordedEvent entry) {
    return entry.fact() instanceof Tended tended
        ? tended.treatment().map(each -> each.productName())
        : Optional.empty();
  }
}

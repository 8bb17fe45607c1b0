package vn.traceability.finding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
import vn.traceability.profile.IsolationRegister;
import vn.traceability.text.Text;
import vn.traceability.trace.Trace;

/**
 * What was sprayed on the lots of a chain and on the plots they grew on. What a stranger enters of
 * a lot or a plot counts as nothing. A fertiliser is no spray, unless it goes by the name of a
 * product of the register.
 */
final class Sprays {
  private final Known known;
  private final Custody custody;

  // what the register says of a name is asked once, however many lots share a plot
  private final Map<Asked, OptionalInt> days = new HashMap<>();
  private final Map<Asked, Boolean> registered = new HashMap<>();
  private final Map<String, String> keys = new HashMap<>();

  private final Map<LotId, List<RecordedEvent>> byLot = new HashMap<>();
  private final Map<Gln, List<RecordedEvent>> byPlace = new HashMap<>();

  private record Asked(IsolationRegister.Lookup lookup, String product, Optional<String> crop) {}

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
    all.values().stream()
        .filter(each -> which.test(each.id()))
        .filter(each -> treatment(each).isPresent())
        .sorted(Comparator.comparing(each -> each.fact().entry().occurredAt()))
        .forEach(this::add);
  }

  private void add(RecordedEvent entry) {
    byPlace.computeIfAbsent(entry.fact().entry().place(), any -> new ArrayList<>()).add(entry);
    for (var each : entry.fact().passing()) {
      byLot.computeIfAbsent(each.lot(), any -> new ArrayList<>()).add(entry);
    }
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
    var seen = new HashSet<EventId>();
    var lookup = known.isolation().inForceOn(day);
    for (var entry : byLot.getOrDefault(lot, List.of())) {
      if (custody.isOfHouse(lot, entry.fact().entry().party())
          && isSpray(entry, lookup)
          && seen.add(entry.id())) {
        found.add(spray(entry, true, lookup, crop));
      }
    }
    for (var entry : plot.map(Place::gln).map(byPlace::get).orElse(List.of())) {
      if (isOn(plot.get(), entry) && isSpray(entry, lookup) && seen.add(entry.id())) {
        found.add(spray(entry, false, lookup, crop));
      }
    }
    found.sort(Comparator.comparing(Spray::at));
    return found;
  }

  private Spray spray(
      RecordedEvent entry,
      boolean onTheLot,
      IsolationRegister.Lookup lookup,
      Optional<String> crop) {
    var product = treatment(entry).orElseThrow();
    return new Spray(
        entry.id(),
        product,
        keys.computeIfAbsent(product, Text::folded),
        entry.fact().entry().occurredAt(),
        onTheLot,
        days.computeIfAbsent(
            new Asked(lookup, product, crop), asked -> lookup.days(product, crop)));
  }

  private boolean isSpray(RecordedEvent entry, IsolationRegister.Lookup lookup) {
    return ((Tended) entry.fact()).activity() != Tended.Activity.FERTILISING
        || known(lookup, treatment(entry).orElseThrow());
  }

  private boolean known(IsolationRegister.Lookup lookup, String product) {
    return registered.computeIfAbsent(
        new Asked(lookup, product, Optional.empty()), asked -> lookup.knows(product));
  }

  private boolean isOn(Place plot, RecordedEvent entry) {
    return plot.kind() == Place.Kind.PLOT
        && known.areOfOneHouse(plot.party(), entry.fact().entry().party());
  }

  private static Optional<String> treatment(RecordedEvent entry) {
    return entry.fact() instanceof Tended tended
        ? tended.treatment().map(each -> each.productName())
        : Optional.empty();
  }
}

package vn.traceability.finding;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.traceability.event.EventId;
import vn.traceability.finding.Assessment.Known;
import vn.traceability.finding.Finding.Rule;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.measure.Quantity;
import vn.traceability.measure.UnitCode;
import vn.traceability.trace.Gap;
import vn.traceability.trace.Link;
import vn.traceability.trace.Trace;

/**
 * All rules over one chain. They read and never write, so the same chain has the same findings at
 * any time.
 */
final class Rules {
  private Rules() {}

  /** What is wrong in a chain, the serious first. */
  static List<Finding> findings(Trace trace, Known known) {
    var found = new ArrayList<Finding>();
    fields(trace, known, found);
    gaps(trace, found);
    masses(trace, found);
    found.sort(
        Comparator.comparing((Finding finding) -> finding.rule().severity())
            .reversed()
            .thenComparing(Finding::rule));
    return List.copyOf(found);
  }

  private static void fields(Trace trace, Known known, List<Finding> found) {
    var lot = Optional.ofNullable(known.lots().get(trace.lot()));
    var product = Optional.ofNullable(known.products().get(trace.lot().gtin()));
    for (var required : known.profile().fields()) {
      boolean there =
          switch (required.field()) {
            case LOT -> lot.isPresent();
            case PRODUCT, PRODUCT_NAME -> product.isPresent();
            case PARTY, PARTY_ADDRESS ->
                lot.map(Lot::owner).filter(known.owners()::containsKey).isPresent();
            case PLACE -> lot.flatMap(Lot::place).isPresent();
            case PRODUCED_ON -> lot.flatMap(Lot::producedOn).isPresent();
            case STANDARDS -> product.filter(each -> !each.standards().isEmpty()).isPresent();
            case EVENT -> !trace.standing().isEmpty();
          };
      if (!there) {
        found.add(
            new Finding(
                Rule.MISSING_FIELD,
                trace.lot(),
                Optional.empty(),
                required.article(),
                Map.of("field", required.field().label())));
      }
    }
  }

  private static void gaps(Trace trace, List<Finding> found) {
    for (var gap : trace.gaps()) {
      var rule = gap.kind() == Gap.Kind.NO_ORIGIN ? Rule.NO_ORIGIN : Rule.ONE_SIDED;
      found.add(
          new Finding(
              rule,
              gap.lot(),
              gap.event(),
              gap.party().map(party -> Map.of("party", party.digits())).orElse(Map.of())));
    }
  }

  /** More came out of a step than went in, or more was used of a lot than ever came into being. */
  private static void masses(Trace trace, List<Finding> found) {
    Map<EventId, BigDecimal[]> steps = new LinkedHashMap<>();
    Map<LotId, BigDecimal[]> lots = new LinkedHashMap<>();
    Map<EventId, LotId> outputs = new LinkedHashMap<>();
    // a step or a lot that holds an amount without a mass cannot be weighed, and is left out whole
    var unweighedSteps = new java.util.HashSet<EventId>();
    var unweighedLots = new java.util.HashSet<LotId>();
    for (var link : trace.links()) {
      if (link.role() != Link.Role.CONSUMED && link.role() != Link.Role.PRODUCED) {
        continue;
      }
      int side = link.role() == Link.Role.CONSUMED ? 0 : 1;
      Optional<BigDecimal> mass = link.quantity().mass();
      if (mass.isEmpty()) {
        unweighedSteps.add(link.event());
        unweighedLots.add(link.lot());
        continue;
      }
      add(steps, link.event(), side, mass.get());
      add(lots, link.lot(), side, mass.get());
      if (side == 1) {
        outputs.putIfAbsent(link.event(), link.lot());
      }
    }
    steps.forEach(
        (event, sums) -> {
          boolean transformed = sums[0].signum() > 0 && outputs.containsKey(event);
          if (transformed && !unweighedSteps.contains(event) && sums[1].compareTo(sums[0]) > 0) {
            found.add(
                new Finding(
                    Rule.MASS, outputs.get(event), Optional.of(event), outIn(sums[1], sums[0])));
          }
        });
    lots.forEach(
        (lot, sums) -> {
          boolean born = sums[1].signum() > 0;
          if (born && !unweighedLots.contains(lot) && sums[0].compareTo(sums[1]) > 0) {
            found.add(new Finding(Rule.MASS, lot, Optional.empty(), outIn(sums[0], sums[1])));
          }
        });
  }

  private static <K> void add(Map<K, BigDecimal[]> sums, K key, int side, BigDecimal mass) {
    var pair =
        sums.computeIfAbsent(key, any -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
    pair[side] = pair[side].add(mass);
  }

  private static Map<String, String> outIn(BigDecimal out, BigDecimal in) {
    return Map.of("out", kilograms(out), "in", kilograms(in));
  }

  private static String kilograms(BigDecimal mass) {
    return new Quantity(mass, UnitCode.KILOGRAM).toString();
  }
}

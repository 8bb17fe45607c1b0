package vn.traceability.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.traceability.event.Harvested;
import vn.traceability.event.LotQuantity;
import vn.traceability.finding.Assessment.Known;
import vn.traceability.finding.Finding.Rule;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.place.Place;
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
  static List<Finding> findings(Trace trace, Known known, Custody custody) {
    var found = new ArrayList<Finding>();
    fields(trace, known, found);
    gaps(trace, found);
    plots(trace, known, custody, found);
    inputs(trace, custody, found);
    if (trace.cutBack() || known.plots().cut()) {
      found.add(
          new Finding(
              Rule.NOT_FULLY_CHECKED,
              trace.lot(),
              Optional.empty(),
              Map.of(
                  "lots", Long.toString(upstream(trace).count()),
                  "checked", checked(trace))));
    }
    found.addAll(MassRule.findings(trace, known, custody));
    found.addAll(IsolationRule.findings(trace, known, custody));
    found.addAll(CorrectionRule.findings(trace, known, custody));
    found.addAll(CertificateRule.findings(trace, known));
    found.sort(
        Comparator.comparing((Finding finding) -> finding.rule().severity())
            .reversed()
            .thenComparing(Finding::rule)
            .thenComparing(Finding::lot));
    return List.copyOf(found);
  }

  /** Which lots were looked at: a chain that changes at its limit is released anew. */
  private static String checked(Trace trace) {
    return Finding.sha256(
        upstream(trace).map(LotId::toString).sorted().collect(Collectors.joining("\n")));
  }

  /** The lot and what it was made of; what was made of it depends on how it was walked. */
  private static Stream<LotId> upstream(Trace trace) {
    return trace.generations().keySet().stream().filter(trace::isUpstream);
  }

  private static void fields(Trace trace, Known known, List<Finding> found) {
    var lot = known.lot(trace.lot());
    var product = known.product(trace.lot());
    for (var required : known.profile().fields()) {
      boolean there =
          switch (required.field()) {
            case LOT -> lot.isPresent();
            case PRODUCT, PRODUCT_NAME -> product.isPresent();
            case PARTY, PARTY_ADDRESS ->
                lot.map(Lot::owner).filter(known.parties()::containsKey).isPresent();
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

  /**
   * What a lot was made of has to have come to its maker; where he says so himself there is a gap.
   */
  private static void inputs(Trace trace, Custody custody, List<Finding> found) {
    var claims = new HashSet<String>();
    for (var row : trace.links()) {
      if (row.role() == Link.Role.RECEIVED) {
        claims.add(row.lot() + "|" + row.party());
      }
    }
    for (var step : trace.standing()) {
      var maker = step.fact().entry().party();
      if (step.fact().outputs().stream().map(LotQuantity::lot).anyMatch(trace::isUpstream)) {
        step.fact().inputs().stream()
            .map(LotQuantity::lot)
            .filter(trace.generations()::containsKey)
            .filter(lot -> !custody.had(lot, maker) && !claims.contains(lot + "|" + maker))
            .forEach(
                lot ->
                    found.add(
                        new Finding(
                            Rule.NOT_RECEIVED,
                            lot,
                            Optional.of(step.id()),
                            Map.of("party", maker.digits()))));
      }
    }
  }

  /** A harvest needs a plot that is registered, and run by the one who harvests or his house. */
  private static void plots(Trace trace, Known known, Custody custody, List<Finding> found) {
    for (var step : trace.standing()) {
      if (step.fact() instanceof Harvested harvested) {
        var entry = harvested.entry();
        boolean own =
            Optional.ofNullable(known.places().get(entry.place()))
                .filter(place -> place.kind() == Place.Kind.PLOT)
                .filter(place -> known.areOfOneHouse(place.party(), entry.party()))
                .isPresent();
        harvested.lots().stream()
            .map(LotQuantity::lot)
            .filter(trace::isUpstream)
            .filter(lot -> !own && custody.isOfHouse(lot, entry.party()))
            .forEach(
                lot ->
                    found.add(
                        new Finding(
                            Rule.NO_PLOT,
                            lot,
                            Optional.of(step.id()),
                            Map.of(
                                "place", entry.place().digits(),
                                "party", entry.party().digits()))));
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
}

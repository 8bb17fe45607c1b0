package vn.traceability.inspection;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.traceability.event.RecordedEvent;
import vn.traceability.event.Shipped;
import vn.traceability.event.Sold;
import vn.traceability.finding.Assessment;
import vn.traceability.finding.Finding;
import vn.traceability.finding.Finding.Rule;
import vn.traceability.finding.Finding.Severity;
import vn.traceability.finding.Hindsight;
import vn.traceability.gs1.Gln;
import vn.traceability.trace.HandOver;
import vn.traceability.trace.Link;
import vn.traceability.trace.OnTheWay;

/**
 * How a lot left who had it. What happened is recorded, also where the lot was held and no officer
 * had released it by then; that it was not released is found afterwards.
 */
final class Departures {
  /** Looked at, the first ones; whoever ships a held lot so often is found by these. */
  private static final int MOST = 100;

  private final Assessment assessment;
  private final List<Decision> releases;
  private final List<Link> rows;

  /**
   * @param releases of the lot, in any order
   */
  Departures(Assessment assessment, List<Decision> releases) {
    this.assessment = assessment;
    this.releases = List.copyOf(releases);
    rows =
        assessment.trace().links().stream()
            .filter(row -> row.lot().equals(assessment.trace().lot()))
            .toList();
  }

  /** One finding for each time the lot was recorded as leaving while it was held. */
  List<Finding> whileHeld() {
    if (assessment.findings().stream().noneMatch(Departures::isSerious)) {
      return List.of(); // which is true of most, so that nothing has to be looked at again
    }
    var sent =
        rows.stream()
            .filter(row -> row.role() == Link.Role.SENT)
            .map(Link::event)
            .collect(Collectors.toSet());
    return assessment.trace().standing().stream()
        .filter(step -> step.fact() instanceof Shipped || step.fact() instanceof Sold)
        .filter(step -> sent.contains(step.id()))
        .limit(MOST)
        .flatMap(step -> heldAt(step).stream())
        .toList();
  }

  private Optional<Finding> heldAt(RecordedEvent departure) {
    var party = departure.fact().entry().party();
    var at = departure.recordedAt();
    var hands = OnTheWay.holders(Set.of(party), HandOver.among(rows));
    var rules =
        Hindsight.seriousBefore(assessment, at).stream()
            .filter(each -> assessment.isUpstream(each.lot()))
            .filter(each -> concerns(each, hands) && !isReleased(each, at))
            .map(each -> each.rule().slug())
            .collect(Collectors.toSet());
    return rules.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding(
                Rule.LEFT_HELD,
                assessment.trace().lot(),
                Optional.of(departure.id()),
                Rule.LEFT_HELD.article(),
                Map.of(
                    "party", party.digits(),
                    "rules", rules.stream().sorted().collect(Collectors.joining(", ")))));
  }

  /** As {@link Inspected#holding(Gln)}. */
  private boolean concerns(Finding finding, Set<Gln> hands) {
    return !finding.lot().equals(assessment.trace().lot())
        || finding.accused().map(hands::contains).orElse(true);
  }

  private boolean isReleased(Finding finding, Instant by) {
    return releases.stream()
        .filter(each -> !each.decidedAt().isAfter(by))
        .anyMatch(each -> each.findings().contains(finding.key()));
  }

  private static boolean isSerious(Finding finding) {
    return finding.rule().severity() == Severity.SERIOUS;
  }
}

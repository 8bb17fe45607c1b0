package vn.traceability.inspection;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import vn.traceability.finding.Assessment;
import vn.traceability.finding.Finding;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;
import vn.traceability.trace.HandOver;
import vn.traceability.trace.OnTheWay;

/**
 * A chain as assessed, with what offices decided.
 *
 * @param recalled the lot and the lots it was made of that are recalled, the lot itself first and
 *     the nearest next
 * @param released keys of the findings for which the lot was released
 * @param departures what is found in how the lot left
 */
public record Inspected(
    Assessment assessment,
    List<Recalled> recalled,
    Set<String> released,
    List<Finding> departures) {

  /** A lot with the decision that recalled it. */
  public record Recalled(LotId lot, Decision decision) {}

  public Inspected {
    var generations = assessment.trace().generations();
    recalled =
        recalled.stream()
            .sorted(
                Comparator.comparing((Recalled each) -> generations.getOrDefault(each.lot(), 0))
                    .reversed()
                    .thenComparing(Recalled::lot))
            .toList();
    released = Set.copyOf(released);
    departures = List.copyOf(departures);
  }

  /** All that is found, the serious first. */
  public List<Finding> findings() {
    return Stream.concat(assessment.findings().stream(), departures.stream()).toList();
  }

  public boolean isReleased(Finding finding) {
    return released.contains(finding.key());
  }

  /**
   * The serious findings that nobody released the lot for; while there are any it is held. As its
   * owner has it, where it has one.
   */
  public List<Finding> holding() {
    return assessment.lot().map(lot -> holding(lot.owner())).orElseGet(this::unreleased);
  }

  /**
   * The same as one of its holders has it: who used up or sold more of it than he had holds it for
   * himself and for those after him, and for nobody before him.
   */
  public List<Finding> holding(Gln holder) {
    var rows =
        assessment.trace().links().stream()
            .filter(row -> row.lot().equals(assessment.trace().lot()))
            .toList();
    var hands = OnTheWay.holders(Set.of(holder), HandOver.among(rows));
    return unreleased().stream()
        .filter(
            each ->
                !each.lot().equals(assessment.trace().lot())
                    || each.accused().map(hands::contains).orElse(true))
        .toList();
  }

  private List<Finding> unreleased() {
    return assessment.findings().stream()
        .filter(each -> each.rule().severity() == Finding.Severity.SERIOUS)
        .filter(each -> !isReleased(each))
        .filter(each -> assessment.isUpstream(each.lot()))
        .toList();
  }

  public boolean isHeld() {
    return !holding().isEmpty();
  }

  public boolean isRecalled() {
    return !recalled.isEmpty();
  }
}

package vn.traceability.scan;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.traceability.event.EventId;
import vn.traceability.event.LotQuantity;
import vn.traceability.event.RecordedEvent;
import vn.traceability.finding.Assessment;
import vn.traceability.finding.Finding;
import vn.traceability.inspection.Inspected;
import vn.traceability.lot.LotId;
import vn.traceability.trace.Gap;
import vn.traceability.trace.OnTheWay;

/**
 * How a lot came to be and where it went. What became of other parts of the lots it was made of is
 * left out: that is other people's trade.
 *
 * @param steps those that hold, oldest first
 * @param notes what the rules say beyond the gaps
 * @param others how many entries about the lot were made by those of whom nobody says that the lot
 *     ever came to them, which are not shown: anybody can write one
 * @param corrected how many entries were taken back, which are not shown
 * @param cut whether the chain is longer than we walked
 */
public record Journey(
    List<RecordedEvent> steps,
    List<Gap> gaps,
    List<Note> notes,
    int others,
    int corrected,
    boolean cut) {

  /**
   * A finding on the way.
   *
   * @param released whether an officer released the lot for it
   */
  public record Note(Finding finding, boolean released) {
    /** Whether the lot is held for it. */
    public boolean holds() {
      return finding.rule().severity() == Finding.Severity.SERIOUS && !released;
    }
  }

  public Journey {
    steps = List.copyOf(steps);
    gaps = List.copyOf(gaps);
    notes = List.copyOf(notes);
  }

  static Journey of(Inspected inspected) {
    var trace = inspected.assessment().trace();
    var way = OnTheWay.of(trace);
    var others = others(inspected.assessment());
    return new Journey(
        trace.standing().stream()
            .filter(step -> way.contains(step.id()) && !others.contains(step.id()))
            .toList(),
        trace.gaps().stream()
            .filter(gap -> gap.event().map(way::contains).orElse(true))
            .filter(gap -> gap.event().filter(others::contains).isEmpty())
            .toList(),
        inspected.assessment().findings().stream()
            .filter(Journey::isToldByNoGap)
            .filter(finding -> isOnTheWay(finding, way))
            .map(finding -> new Note(finding, inspected.isReleased(finding)))
            .toList(),
        others.size(),
        trace.voided().size(),
        trace.cut());
  }

  /**
   * What is about the lot, by a party that had none of what it names as far as anybody else says.
   */
  private static Set<EventId> others(Assessment assessment) {
    var lot = assessment.trace().lot();
    return assessment.whole().standing().stream()
        .filter(step -> lots(step).anyMatch(lot::equals))
        .filter(
            step ->
                lots(step)
                    .noneMatch(each -> assessment.custody().had(each, step.fact().entry().party())))
        .map(RecordedEvent::id)
        .collect(Collectors.toSet());
  }

  private static Stream<LotId> lots(RecordedEvent step) {
    var fact = step.fact();
    return Stream.of(fact.inputs(), fact.outputs(), fact.passing())
        .flatMap(List::stream)
        .map(LotQuantity::lot);
  }

  /** What was taken back lies on no way any more, and that is just what has to be told. */
  private static boolean isOnTheWay(Finding finding, OnTheWay way) {
    return finding.rule() == Finding.Rule.CORRECTED
        || finding.event().map(way::contains).orElse(true);
  }

  private static boolean isToldByNoGap(Finding finding) {
    return finding.rule() != Finding.Rule.NO_ORIGIN && finding.rule() != Finding.Rule.ONE_SIDED;
  }

  /** When the last thing in it happened. */
  public Optional<Instant> lastEntry() {
    return steps.stream()
        .map(step -> step.fact().entry().occurredAt())
        .max(Comparator.naturalOrder());
  }
}

package vn.traceability.scan;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.traceability.event.LotQuantity;
import vn.traceability.event.Received;
import vn.traceability.event.RecordedEvent;
import vn.traceability.event.Shipped;
import vn.traceability.event.Sold;
import vn.traceability.event.TraceEvent;
import vn.traceability.finding.Finding;
import vn.traceability.gs1.Gln;
import vn.traceability.inspection.Inspected;
import vn.traceability.lot.LotId;
import vn.traceability.trace.Gap;
import vn.traceability.trace.Trace;

/**
 * How a lot came to be and where it went. What became of other parts of the lots it was made of is
 * left out: that is other people's trade.
 *
 * @param steps those that hold, oldest first
 * @param notes what the rules say beyond the gaps
 * @param corrected how many entries were taken back, which are not shown
 * @param cut whether the chain is longer than we walked
 */
public record Journey(
    List<RecordedEvent> steps, List<Gap> gaps, List<Note> notes, int corrected, boolean cut) {

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
    var steps = new OnTheWay(trace).steps();
    var shown = new HashSet<>(steps.stream().map(RecordedEvent::id).toList());
    return new Journey(
        steps,
        trace.gaps().stream()
            .filter(gap -> gap.event().isEmpty() || shown.contains(gap.event().get()))
            .toList(),
        inspected.assessment().findings().stream()
            .filter(Journey::isToldByNoGap)
            .filter(finding -> finding.event().map(shown::contains).orElse(true))
            .map(finding -> new Note(finding, inspected.isReleased(finding)))
            .toList(),
        trace.voided().size(),
        trace.cut());
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

  /**
   * Picks the steps that lead to the lot or use it, out of all that happened to the lots of its
   * chain.
   */
  private static final class OnTheWay {
    private final Trace trace;
    private final List<RecordedEvent> standing;

    OnTheWay(Trace trace) {
      this.trace = trace;
      this.standing = trace.standing();
    }

    List<RecordedEvent> steps() {
      return standing.stream().filter(step -> leadsHere(step.fact())).toList();
    }

    private boolean leadsHere(TraceEvent fact) {
      if (!fact.outputs().isEmpty()) {
        return namesOneOf(fact.outputs(), trace.generations().keySet())
            || namesOneOf(fact.inputs(), Set.of(trace.lot()));
      }
      for (var each : fact.passing()) {
        if (trace.lot().equals(each.lot())) {
          return true;
        }
        if (trace.generations().containsKey(each.lot()) && towardsUs(fact, each.lot())) {
          return true;
        }
      }
      return false;
    }

    private boolean towardsUs(TraceEvent fact, LotId lot) {
      if (fact instanceof Sold) {
        return fact.counterpart().map(holders(lot)::contains).orElse(false);
      }
      if (fact instanceof Shipped) {
        return holders(lot).contains(fact.counterpart().orElseThrow());
      }
      return !(fact instanceof Received) || holders(lot).contains(fact.entry().party());
    }

    /** Who used the lot up on the way to ours, and who passed it on to those. */
    private Set<Gln> holders(LotId lot) {
      var holders = new HashSet<Gln>();
      for (var step : standing) {
        var fact = step.fact();
        if (namesOneOf(fact.inputs(), Set.of(lot))
            && namesOneOf(fact.outputs(), trace.generations().keySet())) {
          holders.add(fact.entry().party());
        }
      }
      boolean grown = true;
      while (grown) {
        grown = false;
        for (var step : standing) {
          var fact = step.fact();
          if (fact instanceof Shipped shipped
              && namesOneOf(shipped.lots(), Set.of(lot))
              && holders.contains(shipped.receiver())) {
            grown |= holders.add(shipped.entry().party());
          } else if (fact instanceof Received received
              && namesOneOf(received.lots(), Set.of(lot))
              && holders.contains(received.entry().party())) {
            grown |= holders.add(received.sender());
          }
        }
      }
      return holders;
    }

    private static boolean namesOneOf(List<LotQuantity> amounts, Set<LotId> lots) {
      return amounts.stream().anyMatch(each -> lots.contains(each.lot()));
    }
  }
}

package vn.traceability.capture;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.traceability.account.Account;
import vn.traceability.event.RecordedEvent;
import vn.traceability.finding.Assessment;
import vn.traceability.lot.LotId;
import vn.traceability.trace.Link;
import vn.traceability.trace.Trace;
import vn.traceability.trace.Tracer;

/**
 * The part of a chain that an account looks at. An office of the whole city sees all that anybody
 * wrote. Others see what hangs together by right, and of a lot that somebody says he used without
 * anybody's handing it to him no more than its name. What is found and whether the lot is held does
 * not depend on how much of it is looked at.
 */
final class Seen {
  private Seen() {}

  static Trace by(Account account, Assessment assessment, Tracer.Direction way, int depth) {
    boolean all = account.role().isOfficer() && account.commune().isEmpty();
    var trace = all ? assessment.whole() : assessment.trace();
    var lineage = assessment.custody().lineage(assessment.whole());
    var lots = new HashMap<LotId, Integer>();
    boolean[] cut = new boolean[2]; // back and forward
    trace
        .generations()
        .forEach(
            (lot, generation) -> {
              boolean thisWay =
                  generation == 0
                      || (generation < 0
                          ? way != Tracer.Direction.FORWARD
                          : way != Tracer.Direction.BACK);
              if (thisWay && Math.abs(generation) > depth) {
                cut[generation < 0 ? 0 : 1] = true;
              } else if (thisWay) {
                lots.put(lot, generation);
              }
            });
    var open = new HashSet<>(lots.keySet());
    if (!all) {
      open.retainAll(lineage);
      // of what was only said to be used the name is shown, and nothing that hangs on it
      var events =
          trace.links().stream()
              .filter(row -> open.contains(row.lot()))
              .map(Link::event)
              .collect(Collectors.toSet());
      var named =
          trace.links().stream()
              .filter(row -> row.role() == Link.Role.CONSUMED && events.contains(row.event()))
              .map(Link::lot)
              .collect(Collectors.toSet());
      lots.keySet().removeIf(lot -> !open.contains(lot) && !named.contains(lot));
    }
    var links = trace.links().stream().filter(row -> open.contains(row.lot())).toList();
    var steps = trace.steps().stream().filter(step -> isAbout(step, open)).toList();
    return trace.restrictedTo(lots, steps, links, gap -> open.contains(gap.lot()), cut[0], cut[1]);
  }

  private static boolean isAbout(RecordedEvent step, Set<LotId> lots) {
    var fact = step.fact();
    return Stream.of(fact.inputs(), fact.outputs(), fact.passing())
        .flatMap(List::stream)
        .anyMatch(each -> lots.contains(each.lot()));
  }
}

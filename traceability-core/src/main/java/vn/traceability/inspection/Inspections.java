package vn.traceability.inspection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.traceability.finding.Assessment;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;

/** What decisions mean for lots and parties at present. */
public final class Inspections {
  private final Decisions decisions;

  public Inspections(Decisions decisions) {
    this.decisions = decisions;
  }

  /** A chain as assessed, with what offices decided about its lots. */
  public Inspected of(Assessment assessment) {
    var upstream =
        assessment.trace().generations().entrySet().stream()
            .filter(each -> each.getValue() <= 0)
            .map(Map.Entry::getKey)
            .toList();
    var found = decisions.about(upstream.stream().map(Subject::of).toList());
    var about = new HashMap<String, List<Decision>>();
    found.forEach(
        each -> about.computeIfAbsent(each.subject().text(), key -> new ArrayList<>()).add(each));
    var recalled = new ArrayList<Inspected.Recalled>();
    for (LotId lot : upstream) {
      about.getOrDefault(Subject.of(lot).text(), List.of()).stream()
          .filter(
              each ->
                  each.kind() == Decision.Kind.RECALLED
                      || each.kind() == Decision.Kind.RECALL_LIFTED)
          .findFirst()
          .filter(each -> each.kind() == Decision.Kind.RECALLED)
          .ifPresent(each -> recalled.add(new Inspected.Recalled(lot, each)));
    }
    var releases =
        about.getOrDefault(Subject.of(assessment.trace().lot()).text(), List.of()).stream()
            .filter(each -> each.kind() == Decision.Kind.RELEASED)
            .toList();
    var released = new HashSet<String>();
    releases.forEach(each -> released.addAll(each.findings()));
    return new Inspected(
        assessment, recalled, released, new Departures(assessment, releases).whileHeld());
  }

  /** The recalls of a lot that stand: those since a recall of it was last lifted, newest first. */
  public List<Decision> recalls(LotId lot) {
    return decisions.about(List.of(Subject.of(lot))).stream()
        .filter(each -> each.kind() != Decision.Kind.RELEASED)
        .takeWhile(each -> each.kind() == Decision.Kind.RECALLED)
        .toList();
  }

  /** The last word on each of these parties; those nobody decided about are left out. */
  public Map<Gln, Decision> approvals(Collection<Gln> parties) {
    var byText = new HashMap<String, Gln>();
    parties.forEach(party -> byText.put(Subject.of(party).text(), party));
    var last = new HashMap<Gln, Decision>();
    decisions
        .about(parties.stream().map(Subject::of).toList())
        .forEach(each -> last.putIfAbsent(byText.get(each.subject().text()), each));
    return last;
  }

  /** Which of these parties are approved at present. */
  public Set<Gln> approved(Collection<Gln> parties) {
    return approvals(parties).entrySet().stream()
        .filter(each -> each.getValue().kind() == Decision.Kind.APPROVED)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  public boolean isApproved(Gln party) {
    return approved(List.of(party)).contains(party);
  }
}

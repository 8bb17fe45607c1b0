package vn.traceability.coverage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;
import vn.traceability.trace.HandOver;
import vn.traceability.trace.Link;

/**
 * Judges one chain: complete when every member hands a complete lot over to the next one, and the
 * last has a complete lot, and these are one flow: each is the lot that came from the member
 * before, or was made of it. The hand-over counts when both sides recorded it, in the window.
 */
final class ChainJudge {
  private final Judge judge;
  private final Map<Gln, Viewpoint> registered;
  private final ListedChain chain;

  /** By the place of the sender, the lot that says most of what is between it and the next. */
  private final Map<Integer, LotId> between = new HashMap<>();

  ChainJudge(Judge judge, Map<Gln, Viewpoint> registered, ListedChain chain) {
    this.judge = judge;
    this.registered = registered;
    this.chain = chain;
  }

  Item item() {
    var members = new ArrayList<Viewpoint>();
    for (var member : chain.members()) {
      var party = member.party().map(registered::get);
      if (party.isEmpty()) {
        return Item.of(chain, Standing.LISTED, Optional.of(member.name()), false);
      }
      members.add(party.get());
    }
    for (int i = 0; i < members.size(); i++) {
      var standing = judge.establishment(members.get(i));
      if (!standing.stage().isActive()) {
        return Item.of(chain, standing, Optional.of(chain.members().get(i).name()), false);
      }
    }
    var verdicts = verdicts(members);
    if (verdicts.stream().allMatch(Verdict::isComplete)) {
      endOfFlow(members).ifPresent(at -> verdicts.set(at, Verdict.missing(MissingStep.NO_FLOW)));
    }
    return judged(verdicts, members);
  }

  /** The first member that nothing of what came from the first one reaches, complete. */
  private Optional<Integer> endOfFlow(List<Viewpoint> members) {
    int last = members.size() - 1;
    Set<LotId> flow = Set.of();
    for (int i = 0; i < last; i++) {
      var before = flow;
      boolean first = i == 0;
      flow =
          handed(members.get(i), members.get(i + 1).party()).stream()
              .filter(lot -> first || isMadeOf(lot, before))
              .collect(Collectors.toSet());
      if (flow.isEmpty()) {
        return Optional.of(i);
      }
    }
    for (var row : judge.rows(members.get(last).party())) {
      if (isMadeOf(row.lot(), flow) && judge.verdict(row.lot(), members.get(last)).isComplete()) {
        return Optional.empty();
      }
    }
    return Optional.of(last);
  }

  private boolean isMadeOf(LotId lot, Set<LotId> some) {
    return some.contains(lot) || !Collections.disjoint(judge.facts(lot).madeOf(), some);
  }

  /** The complete lots that one handed over to the other. */
  private Set<LotId> handed(Viewpoint sender, Gln receiver) {
    var lots = new HashSet<LotId>();
    var side = new Side(sender.party(), Link.Role.SENT, receiver);
    for (var row : judge.rows(sender.party())) {
      if (side.recorded(row)
          && !lots.contains(row.lot())
          && linked(row.lot(), sender, receiver).isComplete()) {
        lots.add(row.lot());
      }
    }
    return lots;
  }

  /**
   * Of each member, what is missing between it and the next. All are looked at, since one that is
   * broken says more of the chain than another one before it that is still open or one-sided.
   */
  private List<Verdict> verdicts(List<Viewpoint> members) {
    var verdicts = new ArrayList<Verdict>();
    for (int i = 0; i < members.size() - 1; i++) {
      verdicts.add(between(i, members.get(i), members.get(i + 1).party()));
    }
    verdicts.add(judge.establishment(members.get(members.size() - 1)).verdict());
    return verdicts;
  }

  /**
   * Where what is wrong with a lot began: the first of the members before this one that had the
   * very lot and lacks the very thing. Who only passed it on is not the one to name.
   */
  private int begins(int at, Verdict verdict, List<Viewpoint> members) {
    var lot = Optional.ofNullable(between.get(at));
    for (int before = 0; before < at && lot.isPresent(); before++) {
      var member = members.get(before);
      boolean had =
          judge.facts(lot.get()).rows().stream()
              .anyMatch(row -> row.party().equals(member.party()));
      if (had && judge.verdict(lot.get(), member).equals(verdict)) {
        return before;
      }
    }
    return at;
  }

  private Item judged(List<Verdict> verdicts, List<Viewpoint> members) {
    var first =
        first(verdicts, each -> !each.isComplete() && !each.isOpen() && !each.isOneSided())
            .or(() -> first(verdicts, Verdict::isOneSided))
            .or(() -> first(verdicts, Verdict::isOpen));
    return Item.of(
        chain,
        Standing.active(first.map(verdicts::get).orElse(Verdict.COMPLETE)),
        first
            .map(at -> begins(at, verdicts.get(at), members))
            .map(chain.members()::get)
            .map(ListedChain.Member::name),
        first.isPresent()
            && verdicts.stream().allMatch(each -> each.isComplete() || each.isOneSided()));
  }

  private static Optional<Integer> first(List<Verdict> verdicts, Predicate<Verdict> which) {
    for (int i = 0; i < verdicts.size(); i++) {
      if (which.test(verdicts.get(i))) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** The best of the lots that went from one to the other, as either of them says. */
  private Verdict between(int at, Viewpoint sender, Gln receiver) {
    var best = Verdict.missing(MissingStep.NO_LOT);
    var judged = new HashSet<LotId>();
    for (var side :
        List.of(
            new Side(sender.party(), Link.Role.SENT, receiver),
            new Side(receiver, Link.Role.RECEIVED, sender.party()))) {
      for (var row : judge.rows(side.party())) {
        if (side.recorded(row) && judged.add(row.lot())) {
          var found = best.or(linked(row.lot(), sender, receiver));
          if (!found.equals(best)) {
            best = found;
            between.put(at, row.lot());
          }
          if (best.isComplete()) {
            return best;
          }
        }
      }
    }
    if (judged.isEmpty()) {
      var own = judge.establishment(sender).verdict();
      return own.isOpen() ? own : Verdict.missing(MissingStep.NO_HAND_OVER);
    }
    return best;
  }

  /** What one of two says of the lots between them. */
  private record Side(Gln party, Link.Role role, Gln counterpart) {
    boolean recorded(Link row) {
      return row.role() == role && row.counterpart().filter(counterpart::equals).isPresent();
    }
  }

  private boolean says(Gln receiver, LotId lot, Gln sender) {
    var side = new Side(receiver, Link.Role.RECEIVED, sender);
    return judge.facts(lot).rows().stream()
        .anyMatch(row -> row.party().equals(receiver) && side.recorded(row));
  }

  /** The lot's verdict, where this very hand-over counts too. */
  private Verdict linked(LotId lot, Viewpoint sender, Gln receiver) {
    var verdict = judge.verdict(lot, sender);
    if (verdict.isOpen() && says(receiver, lot, sender.party())) {
      return Verdict.missing(MissingStep.ONE_SIDED); // in a chain the next member's word counts
    }
    if (!verdict.isComplete()) {
      return verdict;
    }
    boolean counts =
        judge.facts(lot).handOvers().stream()
            .filter(each -> each.from().equals(sender.party()) && each.to().equals(receiver))
            .filter(HandOver::isConfirmed)
            .anyMatch(each -> each.moments().allMatch(judge.window()::contains));
    return counts ? verdict : Verdict.missing(MissingStep.ONE_SIDED);
  }
}

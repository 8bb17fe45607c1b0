package vn.traceability.coverage;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;
import vn.traceability.trace.HandOver;
import vn.traceability.trace.Link;

/**
 * Judges one chain: complete when every member hands a complete lot over to the next one, and the
 * last has a complete lot. The hand-over counts when both sides recorded it, in the window.
 */
final class ChainJudge {
  private final Judge judge;
  private final Map<Gln, Viewpoint> registered;
  private final ListedChain chain;

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
    return judged(verdicts(members));
  }

  /**
   * Of each member, what is missing between it and the next. All are looked at, since one that is
   * broken says more of the chain than another one before it that is still open or one-sided.
   */
  private List<Verdict> verdicts(List<Viewpoint> members) {
    var verdicts = new ArrayList<Verdict>();
    for (int i = 0; i < members.size() - 1; i++) {
      verdicts.add(between(members.get(i), members.get(i + 1).party()));
    }
    verdicts.add(judge.establishment(members.get(members.size() - 1)).verdict());
    return verdicts;
  }

  private Item judged(List<Verdict> verdicts) {
    var first =
        first(verdicts, each -> !each.isComplete() && !each.isOpen() && !each.isOneSided())
            .or(() -> first(verdicts, Verdict::isOneSided))
            .or(() -> first(verdicts, Verdict::isOpen));
    return Item.of(
        chain,
        Standing.active(first.map(verdicts::get).orElse(Verdict.COMPLETE)),
        first.map(chain.members()::get).map(ListedChain.Member::name),
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

  private Verdict between(Viewpoint sender, Gln receiver) {
    var best = Verdict.missing(MissingStep.NO_LOT);
    for (var lot : handedOver(sender.party(), receiver)) {
      best = best.or(linked(lot, sender, receiver));
      if (best.isComplete()) {
        return best;
      }
    }
    if (best.equals(Verdict.missing(MissingStep.NO_LOT))) {
      var own = judge.establishment(sender).verdict();
      return own.isOpen() ? own : Verdict.missing(MissingStep.NO_HAND_OVER);
    }
    return best;
  }

  /** Lots that went from one to the other, as either of them says, newest first. */
  private Set<LotId> handedOver(Gln sender, Gln receiver) {
    var lots = new LinkedHashSet<LotId>();
    add(lots, sender, Link.Role.SENT, receiver);
    add(lots, receiver, Link.Role.RECEIVED, sender);
    return lots;
  }

  private void add(Set<LotId> lots, Gln party, Link.Role role, Gln counterpart) {
    for (var row : judge.rows(party)) {
      if (row.role() == role && row.counterpart().filter(counterpart::equals).isPresent()) {
        lots.add(row.lot());
      }
    }
  }

  /** The lot's verdict, where this very hand-over counts too. */
  private Verdict linked(LotId lot, Viewpoint sender, Gln receiver) {
    var verdict = judge.verdict(lot, sender);
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

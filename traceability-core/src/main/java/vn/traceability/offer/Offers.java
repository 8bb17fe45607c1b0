package vn.traceability.offer;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.traceability.event.epcis.MasterDataKey;
import vn.traceability.gs1.Gln;

/** The offers that were made, answered or not. */
public interface Offers {
  /** Where an offer stands in a list: the newest first, those of one time by their ids. */
  record Position(Instant offeredAt, String id) {}

  /** Keeps new ones; one that is there already stays as it was, and is no error. */
  void add(Collection<StandingOffer> offers);

  /** Those of these ids that were ever made. */
  Set<String> known(Collection<String> ids);

  /**
   * How many of a sender nobody answered yet.
   *
   * @param most beyond which nobody counts
   */
  int open(Gln sender, int most);

  Optional<StandingOffer> find(String id);

  /**
   * A page of those in one state, the newest first.
   *
   * @param asked only those for one of these to answer; empty for all
   * @param after where the page before ended; empty for the first
   * @param limit 1 to 1,000
   */
  List<StandingOffer> page(
      Optional<Set<Gln>> asked, StandingOffer.State state, Optional<Position> after, int limit);

  /** Says who is to answer what is offered of this, by now. */
  void ask(MasterDataKey about, Gln owner);

  /**
   * Answers an open offer. One that was declined is accepted all the same, for what was accepted is
   * written by then; the first answer of a kind stays.
   *
   * @return as it stands afterwards
   * @throws vn.traceability.refusal.Unknown when there is none of that id
   */
  StandingOffer answer(String id, StandingOffer.Answer answer);
}

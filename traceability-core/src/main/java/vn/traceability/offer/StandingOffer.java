package vn.traceability.offer;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import vn.traceability.gs1.Gln;

/**
 * An offer and what became of it.
 *
 * @param asked the party it is for to answer: the owner of what it is about, and where that is not
 *     registered the one who sent it
 * @param answer empty while it is open
 */
public record StandingOffer(Offer offer, Gln asked, Optional<Answer> answer) {
  /** Where an offer stands. */
  public enum State {
    OFFERED,
    ACCEPTED,
    DECLINED
  }

  /**
   * What was said to it.
   *
   * @param account name of the account that answered
   * @param at to the millisecond
   * @param before what was registered by then of the fields that the offer says something of; none
   *     where it was not registered
   */
  public record Answer(boolean accepted, String account, Instant at, Map<Field, String> before) {
    public Answer {
      at = at.truncatedTo(ChronoUnit.MILLIS); // as it is kept
      before = Map.copyOf(before);
    }
  }

  /** One that nobody answered yet. */
  StandingOffer(Offer offer, Gln asked) {
    this(offer, asked, Optional.empty());
  }

  public State state() {
    return answer
        .map(given -> given.accepted() ? State.ACCEPTED : State.DECLINED)
        .orElse(State.OFFERED);
  }

  /** Where it stands among the others, the newest first. */
  public Offers.Position position() {
    return new Offers.Position(offer.offeredAt(), offer.id());
  }
}

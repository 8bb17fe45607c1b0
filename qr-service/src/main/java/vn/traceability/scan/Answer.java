package vn.traceability.scan;

import java.util.List;
import java.util.Optional;
import vn.traceability.lot.Lot;
import vn.traceability.product.Product;

/**
 * What a link leads to.
 *
 * @param states what can be said, the weightiest first; one at least
 * @param lot as registered; empty too when only events name it
 * @param journey empty when nothing may be said of the lot, as under a code that is not ours
 */
public record Answer(
    DigitalLink link,
    List<State> states,
    Optional<Product> product,
    Optional<Lot> lot,
    Optional<Journey> journey,
    Names names) {

  public Answer {
    states = states.stream().sorted().toList();
    if (states.isEmpty()) {
      throw new IllegalArgumentException("an answer to " + link + " that says nothing");
    }
  }

  /** The weightiest of its states. */
  public State state() {
    return states.get(0);
  }

  static Answer only(DigitalLink link, State state, Optional<Product> product, Names names) {
    return new Answer(link, List.of(state), product, Optional.empty(), Optional.empty(), names);
  }
}

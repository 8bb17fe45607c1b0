package vn.traceability.resolve;

import java.util.Optional;
import vn.traceability.party.CommuneCode;
import vn.traceability.party.Party;
import vn.traceability.place.Place;

/**
 * A place or a party as far as everybody may know it. Where a household lives or farms is data of
 * persons, so its address is not among it (DESIGN, Personal data).
 *
 * @param party who runs the place, or the party itself, where registered
 * @param place empty for a party
 */
public record Registered(OtherKey key, Optional<Party> party, Optional<Place> place) {

  /** What it is called. */
  public String name() {
    return place
        .map(Place::name)
        .or(() -> party.map(Party::name))
        .orElseGet(() -> key.gln().digits());
  }

  public Optional<CommuneCode> commune() {
    return place.map(Place::commune).or(() -> party.map(Party::commune));
  }

  /** Not of a household, nor of whom we do not know for something else. */
  public Optional<String> address() {
    return party
        .filter(each -> each.kind() != Party.Kind.HOUSEHOLD)
        .map(each -> place.map(Place::address).orElse(each.address()));
  }
}

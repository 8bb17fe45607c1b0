package vn.traceability.scan;

import java.util.Map;
import java.util.Optional;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.party.Party;
import vn.traceability.place.Place;
import vn.traceability.product.Product;

/** Whoever and whatever a journey names, as far as they are registered. */
public record Names(Map<Gln, Party> parties, Map<Gln, Place> places, Map<Gtin, Product> products) {
  static final Names NONE = new Names(Map.of(), Map.of(), Map.of());

  public Names {
    parties = Map.copyOf(parties);
    places = Map.copyOf(places);
    products = Map.copyOf(products);
  }

  public Optional<Party> party(Gln gln) {
    return Optional.ofNullable(parties.get(gln));
  }

  public Optional<Place> place(Gln gln) {
    return Optional.ofNullable(places.get(gln));
  }

  public Optional<Product> product(Gtin gtin) {
    return Optional.ofNullable(products.get(gtin));
  }
}

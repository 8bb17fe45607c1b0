package vn.traceability.capture;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.masterdata.MasterData;
import vn.traceability.party.Party;
import vn.traceability.place.Place;
import vn.traceability.product.Product;

/** The names behind the numbers of one answer, read in one look-up each. */
final class Names {
  private final Map<Gln, String> parties = new HashMap<>();
  private final Map<Gln, String> places = new HashMap<>();
  private final Map<Gtin, String> products = new HashMap<>();

  private Names() {}

  /** Where names come from. */
  record Source(
      MasterData<Gln, Party> parties,
      MasterData<Gln, Place> places,
      MasterData<Gtin, Product> products) {
    Names of(Set<Gln> partyIds, Set<Gln> placeIds, Set<Gtin> productIds) {
      var names = new Names();
      parties
          .findAll(new LinkedHashSet<>(partyIds))
          .forEach(each -> names.parties.put(each.value().gln(), each.value().name()));
      places
          .findAll(new LinkedHashSet<>(placeIds))
          .forEach(each -> names.places.put(each.value().gln(), each.value().name()));
      products
          .findAll(new LinkedHashSet<>(productIds))
          .forEach(each -> names.products.put(each.value().gtin(), each.value().name()));
      return names;
    }
  }

  @Nullable String party(Gln gln) {
    return parties.get(gln);
  }

  @Nullable String place(Gln gln) {
    return places.get(gln);
  }

  @Nullable String product(Gtin gtin) {
    return products.get(gtin);
  }
}

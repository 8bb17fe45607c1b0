package vn.traceability.offer;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import vn.traceability.event.epcis.MasterDataKey;
import vn.traceability.event.epcis.MasterDataKey.Kind;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.Versioned;
import vn.traceability.party.Party;
import vn.traceability.place.Place;
import vn.traceability.product.Product;

/**
 * What is registered, as offers look at it.
 *
 * @param lots of which offers change nothing, and which their owner is asked about all the same
 */
public record Registered(
    MasterData<Gtin, Product> products,
    MasterData<LotId, Lot> lots,
    MasterData<Gln, Place> places,
    MasterData<Gln, Party> parties) {

  /**
   * One of them.
   *
   * @param version to be named by whoever changes it
   */
  public record Entry(Gln owner, long version, Map<Field, String> values) {}

  /** Those of these that are registered; each kind asked for once. */
  public Map<MasterDataKey, Entry> of(Collection<MasterDataKey> keys) {
    var found = new HashMap<MasterDataKey, Entry>();
    add(found, keys, Kind.PRODUCT, Gtin::new, products, Registered::entry);
    add(found, keys, Kind.LOT, LotId::parse, lots, Registered::entryOfLot);
    add(found, keys, Kind.PLACE, Gln::new, places, Registered::entryOfPlace);
    add(found, keys, Kind.PARTY, Gln::new, parties, Registered::entryOfParty);
    return found;
  }

  /** What is registered of one. */
  public Optional<Entry> of(MasterDataKey key) {
    return Optional.ofNullable(of(List.of(key)).get(key));
  }

  private static <K, T> void add(
      Map<MasterDataKey, Entry> found,
      Collection<MasterDataKey> keys,
      Kind kind,
      Function<String, K> read,
      MasterData<K, T> data,
      BiFunction<T, Long, Map.Entry<String, Entry>> entry) {
    var names =
        keys.stream()
            .filter(key -> key.kind() == kind)
            .map(MasterDataKey::key)
            .distinct()
            .map(read)
            .toList();
    for (Versioned<T> each : data.findAll(names)) {
      var named = entry.apply(each.value(), each.version());
      found.put(new MasterDataKey(kind, named.getKey()), named.getValue());
    }
  }

  private static Map.Entry<String, Entry> entry(Product product, long version) {
    return Map.entry(
        product.gtin().digits(), new Entry(product.owner(), version, OfferedValues.of(product)));
  }

  private static Map.Entry<String, Entry> entryOfLot(Lot lot, long version) {
    return Map.entry(lot.id().toString(), new Entry(lot.owner(), version, Map.of()));
  }

  private static Map.Entry<String, Entry> entryOfPlace(Place place, long version) {
    return Map.entry(
        place.gln().digits(), new Entry(place.party(), version, OfferedValues.of(place)));
  }

  private static Map.Entry<String, Entry> entryOfParty(Party party, long version) {
    return Map.entry(
        party.gln().digits(), new Entry(party.gln(), version, OfferedValues.of(party)));
  }
}

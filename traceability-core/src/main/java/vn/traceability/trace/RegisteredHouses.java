package vn.traceability.trace;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.Versioned;
import vn.traceability.party.Party;
import vn.traceability.product.Product;

/** Looks them up in the master data. */
public final class RegisteredHouses implements Houses {
  private final MasterData<LotId, Lot> lots;
  private final MasterData<Gtin, Product> products;
  private final MasterData<Gln, Party> parties;

  public RegisteredHouses(
      MasterData<LotId, Lot> lots,
      MasterData<Gtin, Product> products,
      MasterData<Gln, Party> parties) {
    this.lots = lots;
    this.products = products;
    this.parties = parties;
  }

  @Override
  public Of of(Collection<LotId> some) {
    var owners = new HashMap<LotId, Gln>();
    var makers =
        products.findAll(some.stream().map(LotId::gtin).collect(Collectors.toSet())).stream()
            .map(Versioned::value)
            .collect(Collectors.toMap(Product::gtin, Product::owner));
    some.forEach(
        lot -> Optional.ofNullable(makers.get(lot.gtin())).ifPresent(by -> owners.put(lot, by)));
    lots.findAll(some).forEach(lot -> owners.put(lot.value().id(), lot.value().owner()));
    return new Found(owners);
  }

  /** Not for many threads. */
  private final class Found implements Of {
    private final Map<LotId, Gln> owners;
    private final Map<Gln, Optional<Party>> found = new HashMap<>();

    Found(Map<LotId, Gln> owners) {
      this.owners = owners;
    }

    @Override
    public Optional<Gln> owner(LotId lot) {
      return Optional.ofNullable(owners.get(lot));
    }

    @Override
    public boolean areOne(Gln one, Gln other) {
      return one.equals(other) || wasEverOf(one, other) || wasEverOf(other, one);
    }

    private boolean wasEverOf(Gln one, Gln of) {
      return found
          .computeIfAbsent(one, any -> parties.find(one).map(Versioned::value))
          .filter(party -> party.wasEverOf(of))
          .isPresent();
    }
  }
}

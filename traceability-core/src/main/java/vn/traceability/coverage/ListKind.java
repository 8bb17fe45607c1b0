package vn.traceability.coverage;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a list names.
 *
 * @param <T> its items
 */
public final class ListKind<T extends Listed> {
  public static final ListKind<ListedChain> CHAINS = new ListKind<>("chains", Optional::<Object>of);
  public static final ListKind<ListedProduct> PRODUCTS =
      new ListKind<>("products", product -> product.gtin().map(gtin -> gtin.digits()));
  public static final ListKind<ListedEstablishment> ESTABLISHMENTS =
      new ListKind<>("establishments", each -> each.party().map(party -> party.digits()));

  public static final List<ListKind<?>> ALL = List.of(CHAINS, PRODUCTS, ESTABLISHMENTS);

  private final String name;
  private final Function<T, Optional<Object>> identity;

  private ListKind(String name, Function<T, ? extends Optional<?>> identity) {
    this.name = name;
    this.identity = item -> identity.apply(item).map(Object.class::cast);
  }

  /** As the contract calls it. */
  public String name() {
    return name;
  }

  /** What no two items of a list may share; empty while an item has no number. */
  Optional<Object> identity(T item) {
    return identity.apply(item);
  }

  @Override
  public String toString() {
    return name;
  }
}

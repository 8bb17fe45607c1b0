package vn.traceability.offer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.traceability.event.epcis.MasterDataKey;
import vn.traceability.gs1.Gln;

/**
 * Where offers are handed in and looked at. One that was made before, whatever was said to it, or
 * that says no more than is registered, is none.
 */
public final class OfferDesk {
  /** How many a party may have made that nobody answered. */
  public static final int MOST_OPEN = 1_000;

  private final Offers offers;
  private final Registered registered;

  public OfferDesk(Offers offers, Registered registered) {
    this.offers = offers;
    this.registered = registered;
  }

  /**
   * Hands in what one party sent. The same again changes nothing.
   *
   * @param sent at most 1,000
   * @return how many were left out, since the party has {@link #MOST_OPEN} that are open
   */
  public int receive(Gln sender, List<Offer> sent) {
    var made = new LinkedHashMap<String, Offer>();
    sent.forEach(offer -> made.putIfAbsent(offer.id(), offer));
    made.keySet().removeAll(offers.known(List.copyOf(made.keySet())));
    if (made.isEmpty()) {
      return 0;
    }
    var there = registered.of(made.values().stream().map(each -> each.element().key()).toList());
    var fresh = new ArrayList<StandingOffer>();
    for (var offer : made.values()) {
      var entry = Optional.ofNullable(there.get(offer.element().key()));
      if (entry.filter(known -> saysNothingNew(offer, known)).isEmpty()) {
        fresh.add(new StandingOffer(offer, entry.map(Registered.Entry::owner).orElse(sender)));
      }
    }
    int room = fresh.isEmpty() ? 0 : Math.max(0, MOST_OPEN - offers.open(sender, MOST_OPEN));
    int kept = Math.min(room, fresh.size());
    offers.add(fresh.subList(0, kept));
    return fresh.size() - kept;
  }

  private static boolean saysNothingNew(Offer offer, Registered.Entry known) {
    return OfferedValues.of(offer.element()).sayNoMoreThan(known.values());
  }

  /** An offer beside what is registered. */
  public record Shown(
      StandingOffer standing, OfferedValues offered, Optional<Registered.Entry> registered) {
    /** What is registered of the fields that it says something of. */
    public Map<Field, String> current() {
      var current = new EnumMap<Field, String>(Field.class);
      registered.ifPresent(entry -> current.putAll(entry.values()));
      current.keySet().retainAll(offered.values().keySet());
      return current;
    }

    /** Who is to answer it as of now. */
    public Gln asked() {
      return registered.map(Registered.Entry::owner).orElse(standing.offer().sender());
    }
  }

  /** Each beside what is registered by now, in their order. */
  public List<Shown> show(Collection<StandingOffer> standing) {
    Map<MasterDataKey, Registered.Entry> there =
        registered.of(standing.stream().map(each -> each.offer().element().key()).toList());
    return standing.stream()
        .map(
            each ->
                new Shown(
                    each,
                    OfferedValues.of(each.offer().element()),
                    Optional.ofNullable(there.get(each.offer().element().key()))))
        .toList();
  }

  /** As {@link Offers#ask}, where something was registered or has another owner. */
  public void registered(MasterDataKey.Kind kind, String key, Gln owner) {
    offers.ask(new MasterDataKey(kind, key), owner);
  }
}

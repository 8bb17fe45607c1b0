package vn.traceability.capture;

import vn.traceability.account.Account;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.offer.OfferDesk.Shown;
import vn.traceability.offer.Registered;
import vn.traceability.refusal.Changed;
import vn.traceability.refusal.Conflict;

/** Writes what was accepted the way that it is written without any offer. */
final class AcceptedOffers {
  private final Registered registered;
  private final ProductRegister products;
  private final PlaceRegister places;
  private final PartyRegister parties;

  AcceptedOffers(
      Registered registered,
      ProductRegister products,
      PlaceRegister places,
      PartyRegister parties) {
    this.registered = registered;
    this.products = products;
    this.places = places;
    this.parties = parties;
  }

  /**
   * Writes the next version, unless what is offered is there already.
   *
   * @param ifMatch the version that the account has seen beside the offer
   */
  void write(Account account, Shown offer, String ifMatch) {
    var about = offer.standing().offer().element().key();
    var entry =
        offer
            .registered()
            .orElseThrow(
                () ->
                    new Conflict(
                        "not-registered",
                        about.key() + " is not registered, so there is nothing to change yet"));
    if (entry.version() != Pages.version(ifMatch)) {
      throw Changed.meanwhile(word(offer), about.key());
    }
    switch (about.kind()) {
      case PRODUCT -> {
        var before = registered.products().get(new Gtin(about.key())).value();
        var after = offer.offered().into(before);
        if (!after.equals(before)) {
          products.replace(account, after, ifMatch);
        }
      }
      case PLACE -> {
        var before = registered.places().get(new Gln(about.key())).value();
        var after = offer.offered().into(before);
        if (!after.equals(before)) {
          places.replace(account, after, ifMatch);
        }
      }
      case PARTY -> {
        var before = registered.parties().get(new Gln(about.key())).value();
        var after = offer.offered().into(before);
        if (!after.equals(before)) {
          parties.replace(account, after, ifMatch);
        }
      }
      case LOT, OTHER -> {} // nothing of it is for what is registered: it is taken note of
    }
  }

  private static String word(Shown offer) {
    return OfferMapping.kind(offer).getValue();
  }
}

package vn.traceability.capture;

import java.util.Optional;
import vn.traceability.account.Account;
import vn.traceability.event.epcis.MasterDataKey.Kind;
import vn.traceability.gs1.Gln;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.Versioned;
import vn.traceability.offer.OfferDesk;
import vn.traceability.party.Party;
import vn.traceability.place.Place;
import vn.traceability.refusal.Conflict;
import vn.traceability.trace.Links;

/** Places as those write them who run them, whatever brought them to it. */
final class PlaceRegister {
  private final MasterData<Gln, Place> places;
  private final MasterData<Gln, Party> parties;
  private final OfferDesk desk;
  private final Links links;

  PlaceRegister(
      MasterData<Gln, Place> places, MasterData<Gln, Party> parties, OfferDesk desk, Links links) {
    this.places = places;
    this.parties = parties;
    this.desk = desk;
    this.links = links;
  }

  Versioned<Place> register(Account account, Place place) {
    Rights.mustActFor(account, place.party());
    parties.get(place.party());
    return announced(places.register(place, account.name()));
  }

  Versioned<Place> replace(Account account, Place place, String ifMatch) {
    var before = places.get(place.gln());
    Rights.mustActFor(account, before.value().party());
    Rights.mustActFor(account, place.party());
    parties.get(place.party());
    long seen = Pages.version(ifMatch, before, "place", place.gln().digits());
    mustStayWhatItWas(before.value(), place);
    return announced(places.replace(place, seen, account.name()));
  }

  private Versioned<Place> announced(Versioned<Place> kept) {
    desk.registered(Kind.PLACE, kept.value().gln().digits(), kept.value().party());
    return kept;
  }

  /** What came onto a plot came onto it, whatever it is called later. */
  private void mustStayWhatItWas(Place before, Place after) {
    var changed =
        before.kind() != after.kind()
            ? Optional.of("kind")
            : before.party().equals(after.party())
                ? Optional.<String>empty()
                : Optional.of("partyGln");
    changed
        .filter(field -> links.hasGrownAt(before.gln()))
        .ifPresent(
            field -> {
              throw Conflict.in(
                  field,
                  "place-used",
                  field
                      + ": something was grown at place "
                      + before.gln().digits()
                      + "; register another place");
            });
  }
}

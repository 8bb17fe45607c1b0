package vn.traceability.resolve;

import java.util.Optional;
import vn.traceability.gs1.Gln;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.Versioned;
import vn.traceability.party.Party;
import vn.traceability.place.Place;

/** Finds the places and parties that Digital Links name. */
public final class Register {
  private final MasterData<Gln, Party> parties;
  private final MasterData<Gln, Place> places;

  public Register(MasterData<Gln, Party> parties, MasterData<Gln, Place> places) {
    this.parties = parties;
    this.places = places;
  }

  /**
   * What a served key names.
   *
   * @return empty when nobody registered that
   */
  public Optional<Registered> find(OtherKey key) {
    return key.code().equals(OtherKey.PLACE)
        ? places
            .find(key.gln())
            .map(Versioned::value)
            .map(place -> new Registered(key, party(place.party()), Optional.of(place)))
        : party(key.gln()).map(party -> new Registered(key, Optional.of(party), Optional.empty()));
  }

  private Optional<Party> party(Gln gln) {
    return parties.find(gln).map(Versioned::value);
  }
}

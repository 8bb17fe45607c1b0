package vn.traceability.place.mongo;

import java.util.Optional;
import vn.traceability.Samples;
import vn.traceability.gs1.Gln;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.mongo.MasterDataContract;
import vn.traceability.party.CommuneCode;
import vn.traceability.place.Place;

class PlacesIT extends MasterDataContract<Gln, Place> {
  @Override
  protected MasterData<Gln, Place> open() {
    return MongoPlaces.open(database, CLOCK);
  }

  @Override
  protected String collection() {
    return "places";
  }

  @Override
  protected Place full(int number) {
    return place(number, Optional.of("VN-HN-0001"));
  }

  @Override
  protected Place bare(int number) {
    return place(number, Optional.empty());
  }

  private static Place place(int number, Optional<String> plantingAreaCode) {
    return new Place(
        Samples.place(number),
        Samples.party(number % 3),
        "Ruộng số " + number,
        Place.Kind.PLOT,
        "Thôn Trung Quan, Văn Đức",
        new CommuneCode("00565"),
        plantingAreaCode);
  }

  @Override
  protected Gln idOf(Place value) {
    return value.gln();
  }

  @Override
  protected String name(Gln id) {
    return id.digits();
  }

  @Override
  protected String owner(int number) {
    return Samples.party(number % 3).digits();
  }
}

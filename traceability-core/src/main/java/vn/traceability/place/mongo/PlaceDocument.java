package vn.traceability.place.mongo;

import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import vn.traceability.gs1.Gln;
import vn.traceability.masterdata.mongo.MasterDocument;
import vn.traceability.party.CommuneCode;
import vn.traceability.place.Place;

final class PlaceDocument implements MasterDocument<Gln, Place> {
  @Override
  public String kind() {
    return "place";
  }

  @Override
  public String collection() {
    return "places";
  }

  @Override
  public Gln idOf(Place place) {
    return place.gln();
  }

  @Override
  public String name(Gln id) {
    return id.digits();
  }

  @Override
  public String ownerOf(Place place) {
    return place.party().digits();
  }

  @Override
  public Set<String> found() {
    return Set.of("name", "address");
  }

  @Override
  public Document write(Place place) {
    return new Document("gln", place.gln().digits())
        .append("party", place.party().digits())
        .append("name", place.name())
        .append("kind", place.kind().name())
        .append("address", place.address())
        .append("commune", place.commune().digits())
        .append("plantingAreaCode", place.plantingAreaCode().orElse(null));
  }

  @Override
  public Place read(Document document) {
    return new Place(
        new Gln(document.getString("gln")),
        new Gln(document.getString("party")),
        document.getString("name"),
        Place.Kind.valueOf(document.getString("kind")),
        document.getString("address"),
        new CommuneCode(document.getString("commune")),
        Optional.ofNullable(document.getString("plantingAreaCode")));
  }
}

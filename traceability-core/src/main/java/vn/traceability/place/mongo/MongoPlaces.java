package vn.traceability.place.mongo;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import vn.traceability.gs1.Gln;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.mongo.MongoMasterData;
import vn.traceability.place.Place;

/** The door to the places in MongoDB. */
public final class MongoPlaces {
  private MongoPlaces() {}

  public static MasterData<Gln, Place> open(MongoDatabase database, Clock clock) {
    return MongoMasterData.open(database, clock, new PlaceDocument());
  }
}

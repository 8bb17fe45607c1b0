package vn.traceability.lot.mongo;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.mongo.MongoMasterData;

/** The door to the lots in MongoDB. */
public final class MongoLots {
  private MongoLots() {}

  public static MasterData<LotId, Lot> open(MongoDatabase database, Clock clock) {
    return MongoMasterData.open(database, clock, new LotDocument());
  }
}

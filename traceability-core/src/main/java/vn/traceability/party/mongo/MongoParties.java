package vn.traceability.party.mongo;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import vn.traceability.gs1.Gln;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.mongo.MongoMasterData;
import vn.traceability.party.Party;

/** The door to the parties in MongoDB. */
public final class MongoParties {
  private MongoParties() {}

  public static MasterData<Gln, Party> open(MongoDatabase database, Clock clock) {
    return MongoMasterData.open(database, clock, new PartyDocument());
  }
}

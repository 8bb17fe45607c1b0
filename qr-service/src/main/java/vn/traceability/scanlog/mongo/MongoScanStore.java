package vn.traceability.scanlog.mongo;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import vn.traceability.scanlog.ScanStore;

/** The door to scans in MongoDB. */
public final class MongoScanStore {
  private MongoScanStore() {}

  /**
   * @param kept how long scans are kept as they are; what is worked out from them stays
   */
  public static ScanStore open(MongoDatabase database, Duration kept) {
    return new MongoScans(database, kept);
  }
}

package vn.traceability.product.mongo;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import vn.traceability.gs1.Gtin;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.mongo.MongoMasterData;
import vn.traceability.product.Product;

/** The door to the products in MongoDB. */
public final class MongoProducts {
  private MongoProducts() {}

  public static MasterData<Gtin, Product> open(MongoDatabase database, Clock clock) {
    return MongoMasterData.open(database, clock, new ProductDocument());
  }
}

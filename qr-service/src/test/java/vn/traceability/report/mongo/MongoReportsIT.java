package vn.traceability.report.mongo;

import com.mongodb.client.MongoDatabase;
import vn.traceability.embedded.testing.TestMongo;

/** On a server that refuses a query no index serves. */
class MongoReportsIT extends ReportStoreContract {
  private final TestMongo mongo = TestMongo.shared(true);

  @Override
  MongoDatabase database() {
    return mongo.database();
  }
}

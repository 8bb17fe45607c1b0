package vn.traceability.report.mongo;

import com.mongodb.client.MongoDatabase;
import vn.traceability.embedded.testing.TestMongo;

/** On the preview engine. */
class PreviewReportsTest extends ReportStoreContract {
  private final TestMongo mongo = TestMongo.preview();

  @Override
  MongoDatabase database() {
    return mongo.database();
  }
}

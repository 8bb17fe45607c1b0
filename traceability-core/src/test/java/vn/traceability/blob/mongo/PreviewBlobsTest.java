package vn.traceability.blob.mongo;

import com.mongodb.client.MongoDatabase;
import vn.traceability.embedded.testing.TestMongo;

/** On the preview engine. */
class PreviewBlobsTest extends BlobsContract {
  private final TestMongo mongo = TestMongo.preview();

  @Override
  MongoDatabase database() {
    return mongo.database();
  }
}

package vn.traceability.weblink.mongo;

import com.mongodb.client.MongoDatabase;
import vn.traceability.embedded.testing.TestMongo;

/** On the preview engine. */
class PreviewWebLinksTest extends WebLinksContract {
  private final TestMongo mongo = TestMongo.preview();

  @Override
  MongoDatabase database() {
    return mongo.database();
  }
}

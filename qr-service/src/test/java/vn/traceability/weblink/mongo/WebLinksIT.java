package vn.traceability.weblink.mongo;

import com.mongodb.client.MongoDatabase;
import vn.traceability.embedded.testing.TestMongo;

/** On a server that refuses a query no index serves. */
class WebLinksIT extends WebLinksContract {
  private final TestMongo mongo = TestMongo.shared(true);

  @Override
  MongoDatabase database() {
    return mongo.database();
  }
}

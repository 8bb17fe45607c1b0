package vn.traceability.scanlog.mongo;

import vn.traceability.embedded.testing.TestMongo;

/** On a server that refuses a query no index serves. */
class MongoScansIT extends ScanStoreContract {
  private final TestMongo mongo = TestMongo.shared(true);

  @Override
  TestMongo mongo() {
    return mongo;
  }
}

package vn.traceability.code.mongo;

import vn.traceability.embedded.testing.TestMongo;

/** On a server that refuses a query no index serves. */
class MongoCodeRangesIT extends CodeRangesContract {
  private final TestMongo mongo = TestMongo.shared(true);

  @Override
  TestMongo mongo() {
    return mongo;
  }
}

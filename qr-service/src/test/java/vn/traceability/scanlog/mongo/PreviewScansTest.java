package vn.traceability.scanlog.mongo;

import vn.traceability.embedded.testing.TestMongo;

class PreviewScansTest extends ScanStoreContract {
  private final TestMongo mongo = TestMongo.preview();

  @Override
  TestMongo mongo() {
    return mongo;
  }
}

package vn.traceability.code.mongo;

import vn.traceability.embedded.testing.TestMongo;

class PreviewCodeRangesTest extends CodeRangesContract {
  private final TestMongo mongo = TestMongo.preview();

  @Override
  TestMongo mongo() {
    return mongo;
  }
}

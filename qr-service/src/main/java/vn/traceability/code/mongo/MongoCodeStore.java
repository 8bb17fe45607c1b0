package vn.traceability.code.mongo;

import com.mongodb.client.MongoDatabase;
import vn.traceability.code.CodeRanges;

/** The door to the ranges of codes in MongoDB. */
public final class MongoCodeStore {
  private MongoCodeStore() {}

  public static CodeRanges open(MongoDatabase database) {
    return new MongoCodeRanges(database);
  }
}

package vn.traceability.code.mongo;

import com.mongodb.client.MongoDatabase;
import vn.traceability.code.CodeMarks;
import vn.traceability.code.CodeRanges;
import vn.traceability.code.RollStore;

/** The door to codes in MongoDB. */
public final class MongoCodeStore {
  private MongoCodeStore() {}

  public static CodeRanges open(MongoDatabase database) {
    return new MongoCodeRanges(database);
  }

  public static RollStore rolls(MongoDatabase database) {
    return new MongoRolls(database);
  }

  public static CodeMarks marks(MongoDatabase database) {
    return new MongoCodeMarks(database);
  }
}

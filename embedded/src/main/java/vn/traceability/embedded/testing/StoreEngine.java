package vn.traceability.embedded.testing;

import com.mongodb.client.MongoDatabase;

/** The two engines that every store has to work on; the contract of a store runs on both. */
public enum StoreEngine {
  /** A real server on which a query that no index serves fails. */
  MONGOD {
    @Override
    public MongoDatabase newDatabase() {
      return TestMongo.shared(true).database();
    }
  },
  /** The engine in memory of the default start's last resort. */
  PREVIEW {
    @Override
    public MongoDatabase newDatabase() {
      return TestMongo.preview().database();
    }
  };

  /** A database of its own for one test, new and empty. */
  public abstract MongoDatabase newDatabase();
}

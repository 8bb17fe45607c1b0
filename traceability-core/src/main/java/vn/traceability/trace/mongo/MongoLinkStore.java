package vn.traceability.trace.mongo;

import com.mongodb.client.MongoDatabase;
import vn.traceability.trace.Links;

/** The door to the links in MongoDB. */
public final class MongoLinkStore {
  private MongoLinkStore() {}

  public static Links open(MongoDatabase database) {
    return new MongoLinks(database);
  }
}

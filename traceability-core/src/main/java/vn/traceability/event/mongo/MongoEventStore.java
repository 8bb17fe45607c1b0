package vn.traceability.event.mongo;

import com.mongodb.client.MongoDatabase;
import vn.traceability.event.Events;

/** The door to the events in MongoDB. */
public final class MongoEventStore {
  private MongoEventStore() {}

  public static Events open(MongoDatabase database) {
    return new MongoEvents(database);
  }
}

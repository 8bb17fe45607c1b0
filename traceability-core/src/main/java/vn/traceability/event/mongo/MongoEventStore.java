package vn.traceability.event.mongo;

import com.mongodb.client.MongoDatabase;
import vn.traceability.event.Events;
import vn.traceability.event.query.EventSearch;

/** The door to the events in MongoDB. */
public final class MongoEventStore {
  private MongoEventStore() {}

  public static Events open(MongoDatabase database) {
    return new MongoEvents(database);
  }

  /** The same events, to be found by what they say. */
  public static EventSearch search(MongoDatabase database) {
    return new MongoEventSearch(database);
  }
}

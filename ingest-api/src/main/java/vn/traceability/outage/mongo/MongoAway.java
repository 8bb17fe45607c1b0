package vn.traceability.outage.mongo;

import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerException;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import vn.traceability.outage.StoreAway;

/** Tells an outage of MongoDB. */
public final class MongoAway {
  private MongoAway() {}

  public static StoreAway of(MongoDatabase database) {
    return new StoreAway(
        MongoAway::isOutage,
        () -> database.runCommand(new Document("ping", 1)),
        StoreAway.Patience.DEFAULT);
  }

  /** A server that says why it refuses has answered, unless it says that it cannot serve at all. */
  static boolean isOutage(Throwable failure) {
    return failure instanceof MongoException
        && (!(failure instanceof MongoServerException)
            || failure instanceof MongoNotPrimaryException
            || failure instanceof MongoNodeIsRecoveringException);
  }
}

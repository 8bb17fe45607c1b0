package vn.traceability.subscription.mongo;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import vn.traceability.subscription.NamedQueries;
import vn.traceability.subscription.Outbox;
import vn.traceability.subscription.Subscriptions;

/** The door to named queries and subscriptions in MongoDB. Times are kept to the millisecond. */
public final class MongoSubscriptionStores {
  private MongoSubscriptionStores() {}

  public static NamedQueries queries(MongoDatabase database) {
    return new MongoNamedQueries(collection(database, "named-queries"));
  }

  public static Subscriptions subscriptions(MongoDatabase database) {
    return new MongoSubscriptions(collection(database, "subscriptions"));
  }

  public static Outbox outbox(MongoDatabase database) {
    return new MongoOutbox(collection(database, "subscription-outbox"));
  }

  private static MongoCollection<Document> collection(MongoDatabase database, String name) {
    return database.getCollection(name).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
  }
}

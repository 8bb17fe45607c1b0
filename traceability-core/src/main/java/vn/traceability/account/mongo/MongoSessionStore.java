package vn.traceability.account.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import vn.traceability.account.Sessions;

/** The door to the sessions in MongoDB; a TTL index clears those that ended. */
public final class MongoSessionStore implements Sessions {
  private final MongoCollection<Document> sessions;

  private MongoSessionStore(MongoDatabase database) {
    sessions =
        database
            .getCollection("sessions")
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    sessions.createIndex(
        Indexes.ascending("expiresAt"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
    sessions.createIndex(Indexes.ascending("account.name"));
  }

  public static Sessions open(MongoDatabase database) {
    return new MongoSessionStore(database);
  }

  @Override
  public void put(String sha256OfId, Session session) {
    sessions.replaceOne(
        eq("_id", sha256OfId),
        new Document("_id", sha256OfId)
            .append("account", MongoAccountStore.write(session.account()))
            .append("csrfToken", session.csrfToken())
            .append("expiresAt", Date.from(session.expiresAt())),
        new ReplaceOptions().upsert(true));
  }

  @Override
  public Optional<Session> find(String sha256OfId, Instant now) {
    return Optional.ofNullable(sessions.find(eq("_id", sha256OfId)).first())
        .map(
            document ->
                new Session(
                    MongoAccountStore.read(document.get("account", Document.class)),
                    document.getString("csrfToken"),
                    document.getDate("expiresAt").toInstant()))
        .filter(session -> session.expiresAt().isAfter(now));
  }

  @Override
  public void endAll(String account) {
    sessions.deleteMany(eq("account.name", account));
  }

  @Override
  public void end(String sha256OfId) {
    sessions.deleteOne(eq("_id", sha256OfId));
  }
}

package vn.traceability.account.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import vn.traceability.account.Account;
import vn.traceability.account.Accounts;
import vn.traceability.account.Sessions;

/** The door to the sessions in MongoDB; a TTL index clears those that ended. */
public final class MongoSessionStore implements Sessions {
  private final MongoCollection<Document> sessions;
  private final Accounts accounts;

  private MongoSessionStore(MongoDatabase database, Accounts accounts) {
    this.accounts = accounts;
    sessions =
        database
            .getCollection("sessions")
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    sessions.createIndex(
        Indexes.ascending("expiresAt"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
    sessions.createIndex(Indexes.ascending("account"));
  }

  /**
   * Opens the sessions.
   *
   * @param accounts where a session finds its account as that stands now
   */
  public static Sessions open(MongoDatabase database, Accounts accounts) {
    return new MongoSessionStore(database, accounts);
  }

  @Override
  public void put(String sha256OfId, Session session) {
    sessions.replaceOne(
        eq("_id", sha256OfId),
        new Document("_id", sha256OfId)
            .append("account", session.account().name())
            .append("csrfToken", session.csrfToken())
            .append("expiresAt", Date.from(session.expiresAt())),
        new ReplaceOptions().upsert(true));
  }

  @Override
  public Optional<Session> find(String sha256OfId, Instant now) {
    return Optional.ofNullable(sessions.find(eq("_id", sha256OfId)).first())
        .filter(document -> document.getDate("expiresAt").toInstant().isAfter(now))
        .flatMap(
            document ->
                accounts
                    .find(document.getString("account"))
                    .filter(found -> !found.closed())
                    .map(found -> read(document, found.account())));
  }

  @Override
  public List<CurrentSession> current(Instant now, int limit) {
    var found =
        sessions
            .find(gt("expiresAt", Date.from(now)))
            .sort(Sorts.descending("expiresAt"))
            .limit(limit)
            .into(new ArrayList<>());
    var open =
        MongoAccountStore.open(
            accounts, found.stream().map(session -> session.getString("account")));
    return found.stream()
        .filter(session -> open.containsKey(session.getString("account")))
        .map(
            session ->
                new CurrentSession(
                    session.getString("_id"),
                    read(session, open.get(session.getString("account")))))
        .toList();
  }

  private static Session read(Document session, Account account) {
    return new Session(
        account, session.getString("csrfToken"), session.getDate("expiresAt").toInstant());
  }

  @Override
  public void endAll(String account) {
    sessions.deleteMany(eq("account", account));
  }

  @Override
  public void end(String sha256OfId) {
    sessions.deleteOne(eq("_id", sha256OfId));
  }
}

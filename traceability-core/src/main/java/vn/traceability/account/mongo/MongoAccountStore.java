package vn.traceability.account.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Optional;
import org.bson.Document;
import vn.traceability.account.Account;
import vn.traceability.account.Accounts;
import vn.traceability.account.Role;
import vn.traceability.gs1.Gln;
import vn.traceability.party.CommuneCode;

/** The door to the accounts in MongoDB. */
public final class MongoAccountStore implements Accounts {
  private final MongoCollection<Document> accounts;
  private final MongoCollection<Document> keys;

  private MongoAccountStore(MongoDatabase database) {
    var kept = WriteConcern.MAJORITY.withJournal(true);
    accounts = database.getCollection("accounts").withWriteConcern(kept);
    keys = database.getCollection("apiKeys").withWriteConcern(kept);
  }

  public static Accounts open(MongoDatabase database) {
    return new MongoAccountStore(database);
  }

  @Override
  public void put(Account account, String passwordHash) {
    accounts.replaceOne(
        eq("_id", account.name()),
        write(account).append("_id", account.name()).append("passwordHash", passwordHash),
        new ReplaceOptions().upsert(true));
  }

  @Override
  public Optional<Credential> find(String name) {
    return Optional.ofNullable(accounts.find(eq("_id", name)).first())
        .map(document -> new Credential(read(document), document.getString("passwordHash")));
  }

  @Override
  public void putKey(String sha256OfKey, String account) {
    keys.replaceOne(
        eq("_id", sha256OfKey),
        new Document("_id", sha256OfKey).append("account", account),
        new ReplaceOptions().upsert(true));
  }

  @Override
  public Optional<Account> byKey(String sha256OfKey) {
    return Optional.ofNullable(keys.find(eq("_id", sha256OfKey)).first())
        .flatMap(key -> find(key.getString("account")))
        .map(Credential::account);
  }

  @Override
  public boolean isEmpty() {
    return accounts.estimatedDocumentCount() == 0;
  }

  static Document write(Account account) {
    return new Document("name", account.name())
        .append("displayName", account.displayName())
        .append("role", account.role().name())
        .append("party", account.party().map(Gln::digits).orElse(null))
        .append("commune", account.commune().map(CommuneCode::digits).orElse(null));
  }

  static Account read(Document document) {
    return new Account(
        document.getString("name"),
        document.getString("displayName"),
        Role.valueOf(document.getString("role")),
        Optional.ofNullable(document.getString("party")).map(Gln::new),
        Optional.ofNullable(document.getString("commune")).map(CommuneCode::new));
  }
}

package vn.traceability.account.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import vn.traceability.account.Account;
import vn.traceability.account.Accounts;
import vn.traceability.account.Role;
import vn.traceability.gs1.Gln;
import vn.traceability.party.CommuneCode;
import vn.traceability.refusal.Conflict;
import vn.traceability.refusal.Unknown;

/** The door to the accounts in MongoDB. */
public final class MongoAccountStore implements Accounts {
  private static final Duration USE_IS_KEPT = Duration.ofHours(1);

  /** Characters of a key's hash that name it among those of its account. */
  private static final int ID = 16;

  private static final int AT_ONCE = 1_000;

  private final MongoCollection<Document> accounts;
  private final MongoCollection<Document> keys;

  private MongoAccountStore(MongoDatabase database) {
    var kept = WriteConcern.MAJORITY.withJournal(true);
    accounts = database.getCollection("accounts").withWriteConcern(kept);
    keys = database.getCollection("apiKeys").withWriteConcern(kept);
    keys.createIndex(Indexes.ascending("account"));
    keys.createIndex(Indexes.descending("lastUsedAt", "createdAt"));
    accounts.createIndex(Indexes.ascending("id"));
    nameAccounts();
  }

  /** Accounts of before they had ids. */
  private void nameAccounts() {
    for (var account : accounts.find(eq("id", null)).projection(Projections.include("_id"))) {
      accounts.updateOne(
          and(eq("_id", account.getString("_id")), eq("id", null)),
          set("id", UUID.randomUUID().toString()));
    }
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
        .map(MongoAccountStore::credential);
  }

  @Override
  public List<Credential> findAll(Set<String> names) {
    return names.isEmpty()
        ? List.of()
        : accounts
            .find(in("_id", names))
            .map(MongoAccountStore::credential)
            .into(new ArrayList<>());
  }

  @Override
  public void create(Account account, String passwordHash) {
    try {
      accounts.insertOne(
          write(account).append("_id", account.name()).append("passwordHash", passwordHash));
    } catch (MongoWriteException failure) {
      if (failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        throw new Conflict("account-exists", "there is already an account " + account.name());
      }
      throw failure;
    }
  }

  @Override
  public void changePassword(String name, String passwordHash) {
    var changed =
        accounts.updateOne(
            and(eq("_id", name), ne("closed", true)), set("passwordHash", passwordHash));
    if (changed.getMatchedCount() == 0) {
      throw new Conflict("account-closed", "there is no open account " + name);
    }
  }

  /** First the account, so that no key made meanwhile stays good. */
  @Override
  public void close(String name) {
    if (accounts.updateOne(eq("_id", name), set("closed", true)).getMatchedCount() == 0) {
      throw new Unknown("account", name);
    }
    revokeKeys(name);
  }

  @Override
  public List<Credential> page(Optional<String> after, int limit) {
    return accounts
        .find(gt("_id", after.orElse("")))
        .sort(Sorts.ascending("_id"))
        .limit(limit)
        .map(MongoAccountStore::credential)
        .into(new ArrayList<>());
  }

  @Override
  public void putKey(NewKey key, String account) {
    keys.replaceOne(
        eq("_id", key.sha256()),
        new Document("_id", key.sha256())
            .append("account", account)
            .append("start", key.start())
            .append("createdAt", Date.from(key.createdAt())),
        new ReplaceOptions().upsert(true));
  }

  @Override
  public List<Key> keys(String account) {
    return keys.find(eq("account", account))
        .sort(Sorts.descending("createdAt", "_id"))
        .map(MongoAccountStore::key)
        .into(new ArrayList<>());
  }

  @Override
  public void revokeKey(String account, String id) {
    var its = and(eq("account", account), gte("_id", id), lt("_id", id + Character.MAX_VALUE));
    if (keys.deleteOne(its).getDeletedCount() == 0) {
      throw new Unknown("api-key", id);
    }
  }

  @Override
  public void revokeKeys(String account) {
    keys.deleteMany(eq("account", account));
  }

  @Override
  public Optional<Account> byKey(String sha256OfKey, Instant now) {
    var key = keys.find(eq("_id", sha256OfKey)).first();
    var account =
        Optional.ofNullable(key)
            .flatMap(found -> find(found.getString("account")))
            .filter(found -> !found.closed())
            .map(Credential::account);
    if (account.isPresent()) {
      keepUse(key, now);
    }
    return account;
  }

  /** Once an hour at most, so that a key in use costs no write a request. */
  private void keepUse(Document key, Instant now) {
    var last = key.getDate("lastUsedAt");
    if (last == null || last.toInstant().isBefore(now.minus(USE_IS_KEPT))) {
      keys.updateOne(eq("_id", key.getString("_id")), max("lastUsedAt", Date.from(now)));
    }
  }

  @Override
  public List<KeyInUse> keysInUse(int limit) {
    return inUse(
        keys.find()
            .sort(Sorts.descending("lastUsedAt", "createdAt")) // one never used comes last
            .limit(limit)
            .into(new ArrayList<>()));
  }

  @Override
  public List<KeyInUse> keysInUse(String account) {
    return inUse(keys.find(eq("account", account)).into(new ArrayList<>()));
  }

  private List<KeyInUse> inUse(List<Document> found) {
    var open = open(this, found.stream().map(key -> key.getString("account")));
    return found.stream()
        .filter(key -> open.containsKey(key.getString("account")))
        .map(key -> new KeyInUse(key.getString("_id"), open.get(key.getString("account"))))
        .toList();
  }

  /** Those of these accounts that are not closed, by their names. */
  static Map<String, Account> open(Accounts accounts, Stream<String> names) {
    var open = new HashMap<String, Account>();
    var asked = names.distinct().toList();
    for (int from = 0; from < asked.size(); from += AT_ONCE) {
      var some = Set.copyOf(asked.subList(from, Math.min(asked.size(), from + AT_ONCE)));
      accounts.findAll(some).stream()
          .filter(found -> !found.closed())
          .forEach(found -> open.put(found.account().name(), found.account()));
    }
    return open;
  }

  @Override
  public boolean isEmpty() {
    return accounts.estimatedDocumentCount() == 0;
  }

  private static Key key(Document document) {
    return new Key(
        document.getString("_id").substring(0, ID),
        Optional.ofNullable(document.getString("start")),
        Optional.ofNullable(document.getDate("createdAt")).map(Date::toInstant),
        Optional.ofNullable(document.getDate("lastUsedAt")).map(Date::toInstant));
  }

  private static Credential credential(Document document) {
    return new Credential(
        read(document), document.getString("passwordHash"), document.getBoolean("closed", false));
  }

  static Document write(Account account) {
    return new Document("name", account.name())
        .append("id", account.id())
        .append("displayName", account.displayName())
        .append("role", account.role().name())
        .append("party", account.party().map(Gln::digits).orElse(null))
        .append("members", account.members().stream().map(Gln::digits).sorted().toList())
        .append("commune", account.commune().map(CommuneCode::digits).orElse(null));
  }

  static Account read(Document document) {
    return new Account(
        document.getString("id"),
        document.getString("name"),
        document.getString("displayName"),
        Role.valueOf(document.getString("role")),
        Optional.ofNullable(document.getString("party")).map(Gln::new),
        document.getList("members", String.class, List.of()).stream()
            .map(Gln::new)
            .collect(Collectors.toSet()),
        Optional.ofNullable(document.getString("commune")).map(CommuneCode::new));
  }
}

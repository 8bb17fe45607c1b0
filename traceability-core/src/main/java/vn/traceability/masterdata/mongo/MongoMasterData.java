package vn.traceability.masterdata.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.Versioned;
import vn.traceability.refusal.Changed;
import vn.traceability.refusal.Conflict;
import vn.traceability.refusal.Unknown;

/**
 * Master data without transactions. The history row is written first and its {@code _id} is name
 * and version, so that two writers of one version meet there and one of them loses; then the
 * current document. A crash between the two leaves the current document one behind, which the next
 * start repairs, and so does the next writer that meets it.
 */
public final class MongoMasterData<K, T> implements MasterData<K, T> {
  private static final WriteConcern KEPT = WriteConcern.MAJORITY.withJournal(true);

  /** A start looks that far back from the newest change for what a crash left half written. */
  private static final Duration LOOK_BACK = Duration.ofDays(7);

  private static final int AT_ONCE = 1_000;

  /** Folded words, each an entry of the index: a beginning of a word is a range of it. */
  private static final Bson BY_WORDS = Indexes.ascending("words", "_id");

  private final MasterDocument<K, T> mapping;
  private final MongoCollection<Document> current;
  private final MongoCollection<Document> history;
  private final Clock clock;

  private MongoMasterData(MasterDocument<K, T> mapping, MongoDatabase database, Clock clock) {
    this.mapping = mapping;
    this.current = database.getCollection(mapping.collection()).withWriteConcern(KEPT);
    this.history = database.getCollection(mapping.collection() + ".history").withWriteConcern(KEPT);
    this.clock = clock;
  }

  public static <K, T> MongoMasterData<K, T> open(
      MongoDatabase database, Clock clock, MasterDocument<K, T> mapping) {
    var data = new MongoMasterData<>(mapping, database, clock);
    data.current.createIndex(Indexes.ascending("owner", "_id"));
    data.history.createIndex(Indexes.ascending("of", "version"));
    data.history.createIndex(Indexes.ascending("changedAt"));
    mapping.found().forEach(member -> data.current.createIndex(by(member)));
    data.repairRecent();
    if (mapping.isSought()) {
      data.current.createIndex(BY_WORDS);
      data.addWords();
    }
    return data;
  }

  @Override
  public Versioned<T> register(T value, String account) {
    String id = mapping.name(mapping.idOf(value));
    try {
      return write(id, value, 1, account);
    } catch (AlreadyThere there) {
      repair(id);
      if (there.value().equals(value)) {
        return get(mapping.idOf(value));
      }
      throw new Conflict(
          mapping.kind() + "-exists", "there is already a " + mapping.kind() + " " + id);
    }
  }

  @Override
  public Versioned<T> replace(T value, long expected, String account) {
    K key = mapping.idOf(value);
    String id = mapping.name(key);
    repair(id);
    long version = get(key).version();
    if (version != expected) {
      throw changed(id);
    }
    try {
      return write(id, value, expected + 1, account);
    } catch (AlreadyThere there) {
      throw changed(id);
    }
  }

  @Override
  public Optional<Versioned<T>> find(K id) {
    return Optional.ofNullable(current.find(eq("_id", mapping.name(id))).first())
        .map(this::versioned);
  }

  @Override
  public Versioned<T> get(K id) {
    return find(id).orElseThrow(() -> new Unknown(mapping.kind(), mapping.name(id)));
  }

  @Override
  public List<Versioned<T>> findAll(Iterable<K> ids) {
    var names = new ArrayList<String>();
    ids.forEach(id -> names.add(mapping.name(id)));
    return names.isEmpty()
        ? List.of()
        : current.find(in("_id", names)).map(this::versioned).into(new ArrayList<>());
  }

  @Override
  public List<Versioned<T>> page(Optional<Set<String>> owners, Optional<K> after, int limit) {
    return page(gt("_id", after.map(mapping::name).orElse("")), owners, limit);
  }

  @Override
  public List<Versioned<T>> pageStartingWith(
      String prefix, Optional<Set<String>> owners, Optional<K> after, int limit) {
    // a cursor from elsewhere must not lead out of those that start so
    String from = after.map(mapping::name).filter(name -> name.startsWith(prefix)).orElse(prefix);
    return page(and(gt("_id", from), lt("_id", prefix + Character.MAX_VALUE)), owners, limit);
  }

  private List<Versioned<T>> page(Bson names, Optional<Set<String>> owners, int limit) {
    var filter = owners.map(these -> and(in("owner", these), names)).orElse(names);
    return current
        .find(filter)
        .sort(Sorts.ascending("_id"))
        .limit(limit)
        .map(this::versioned)
        .into(new ArrayList<>());
  }

  @Override
  public List<Versioned<T>> pageOfWords(
      Set<String> words, Optional<Set<String>> owners, Optional<K> after, int limit) {
    if (!mapping.isSought() || words.isEmpty()) {
      throw new IllegalArgumentException(mapping.kind() + " is not looked for by " + words);
    }
    var all = new ArrayList<Bson>();
    for (String word : words) {
      all.add(
          elemMatch("words", new Document("$gte", word).append("$lt", word + Character.MAX_VALUE)));
    }
    owners.ifPresent(these -> all.add(in("owner", these)));
    after.ifPresent(name -> all.add(gt("_id", mapping.name(name))));
    return current
        .find(and(all))
        .hint(BY_WORDS) // the order of the names would tempt it to go through all of them
        .sort(Sorts.ascending("_id"))
        .limit(limit)
        .map(this::versioned)
        .into(new ArrayList<>());
  }

  @Override
  public List<Versioned<T>> pageHaving(
      String member, Set<String> values, Optional<K> after, int limit) {
    if (!mapping.found().contains(member)) {
      throw new IllegalArgumentException(mapping.kind() + " is not found by its " + member);
    }
    var having = values.isEmpty() ? gte(path(member), "") : in(path(member), values);
    return current
        .find(after.map(name -> and(having, gt("_id", mapping.name(name)))).orElse(having))
        .hint(by(member))
        .sort(Sorts.ascending("_id"))
        .limit(limit)
        .map(this::versioned)
        .into(new ArrayList<>());
  }

  private static Bson by(String member) {
    return Indexes.ascending(path(member), "_id");
  }

  private static String path(String member) {
    return "value." + member;
  }

  @Override
  public List<Versioned<T>> startingWith(String prefix, int limit) {
    return current
        .find(and(gt("_id", prefix), lt("_id", prefix + Character.MAX_VALUE)))
        .sort(Sorts.descending("_id"))
        .limit(limit)
        .map(this::versioned)
        .into(new ArrayList<>());
  }

  @Override
  public List<Versioned<T>> history(K id) {
    return history
        .find(eq("of", mapping.name(id)))
        .sort(Sorts.ascending("version"))
        .map(this::versioned)
        .into(new ArrayList<>());
  }

  /**
   * Brings the current document up to the newest history row; harmless where it is already there.
   */
  private void repair(String id) {
    var newest = history.find(eq("of", id)).sort(Sorts.descending("version")).first();
    if (newest != null) {
      show(id, newest);
    }
  }

  /** To documents of before they were looked for by words. */
  private void addWords() {
    for (var document : current.find(eq("words", null)).hint(BY_WORDS).batchSize(AT_ONCE)) {
      current.updateOne(
          and(eq("_id", document.getString("_id")), eq("version", document.getLong("version"))),
          set("words", words(document)));
    }
  }

  private List<String> words(Document row) {
    return List.copyOf(mapping.words(versioned(row).value()));
  }

  private void repairRecent() {
    var newest =
        history.find(gt("changedAt", new Date(0))).sort(Sorts.descending("changedAt")).first();
    if (newest == null) {
      return;
    }
    var from = Date.from(newest.getDate("changedAt").toInstant().minus(LOOK_BACK));
    var written = new HashMap<String, Long>();
    for (var row :
        history
            .find(gte("changedAt", from))
            .projection(Projections.include("of", "version"))
            .batchSize(AT_ONCE)) {
      written.merge(row.getString("of"), row.getLong("version"), Math::max);
      if (written.size() == AT_ONCE) {
        repairThoseBehind(written);
        written.clear();
      }
    }
    repairThoseBehind(written);
  }

  private void repairThoseBehind(Map<String, Long> written) {
    var behind = new HashMap<>(written);
    for (var shown :
        current.find(in("_id", written.keySet())).projection(Projections.include("version"))) {
      behind.computeIfPresent(
          shown.getString("_id"),
          (id, version) -> shown.getLong("version") >= version ? null : version);
    }
    behind.keySet().forEach(this::repair);
  }

  private Versioned<T> write(String id, T value, long version, String account) {
    Instant now = clock.instant();
    var row =
        new Document("_id", id + "@" + version)
            .append("of", id)
            .append("version", version)
            .append("owner", mapping.ownerOf(value))
            .append("changedAt", Date.from(now))
            .append("changedBy", account)
            .append("value", mapping.write(value));
    try {
      history.insertOne(row);
    } catch (MongoWriteException failure) {
      if (failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        throw new AlreadyThere(
            history.find(eq("_id", id + "@" + version)).map(this::versioned).first());
      }
      throw failure;
    }
    show(id, row);
    return versioned(row);
  }

  /**
   * Only ever forward: an older row that arrives late finds nothing to replace and its insert meets
   * the same _id.
   */
  private void show(String id, Document row) {
    var document = new Document(row);
    document.remove("of");
    document.put("_id", id);
    if (mapping.isSought()) {
      document.put("words", words(row));
    }
    try {
      current.replaceOne(
          and(eq("_id", id), lt("version", row.getLong("version"))),
          document,
          new ReplaceOptions().upsert(true));
    } catch (MongoWriteException failure) {
      if (failure.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw failure; // a duplicate means this version or a later one is already shown
      }
    }
  }

  private Versioned<T> versioned(Document row) {
    return new Versioned<>(
        mapping.read(row.get("value", Document.class)),
        row.getLong("version"),
        row.getDate("changedAt").toInstant(),
        row.getString("changedBy"));
  }

  private Changed changed(String id) {
    return Changed.meanwhile(mapping.kind(), id);
  }

  private static final class AlreadyThere extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Versioned<?> found;

    AlreadyThere(Versioned<?> found) {
      super(null, null, false, false);
      this.found = found;
    }

    Object value() {
      return found.value();
    }
  }
}

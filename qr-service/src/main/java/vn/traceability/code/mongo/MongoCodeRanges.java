package vn.traceability.code.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nin;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import vn.traceability.code.Admitted;
import vn.traceability.code.CodeChange;
import vn.traceability.code.CodeOrder;
import vn.traceability.code.CodeRange;
import vn.traceability.code.CodeRanges;
import vn.traceability.code.CodeState;
import vn.traceability.code.DataAttributes;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.LotId;

/**
 * A document per range, {@code _id} = lot, {@code #} (which no lot number holds), first sequence
 * number in 11 digits. So the order of the names is the order of issue, and every question is a
 * stretch of names. A document per order, which is there before its numbers are; one per lot with
 * what was admitted to activation.
 *
 * <p>What must hold once is one write of one document. Such writes come one after another within
 * this process, since the preview engine may answer two at once as if each had been the first.
 */
final class MongoCodeRanges implements CodeRanges {
  static final WriteConcern KEPT = WriteConcern.MAJORITY.withJournal(true);

  /** Of the one document that counts changes. */
  private static final String CHANGES = "states";

  private static final List<String> WAITING =
      List.of(CodeState.ISSUED.name(), CodeState.PRINTED.name());
  private static final List<String> ON_NO_PACKAGE =
      List.of(CodeState.ISSUED.name(), CodeState.PRINTED.name(), CodeState.CANCELLED.name());

  private final MongoCollection<Document> ranges;
  private final MongoCollection<Document> orders;
  private final MongoCollection<Document> admissions;
  private final MongoCollection<Document> sequences;
  private final MongoCollection<Document> keys;
  private final MongoCollection<Document> announced;

  MongoCodeRanges(MongoDatabase database) {
    ranges = database.getCollection("codes.ranges").withWriteConcern(KEPT);
    orders = database.getCollection("codes.orders").withWriteConcern(KEPT);
    admissions = database.getCollection("codes.admissions").withWriteConcern(KEPT);
    sequences = database.getCollection("codes.sequences").withWriteConcern(KEPT);
    announced = database.getCollection("codes.changes").withWriteConcern(KEPT);
    keys = database.getCollection("codes.keys").withWriteConcern(KEPT);
  }

  @Override
  public CodeOrder place(CodeOrder order) {
    insertIfNew(
        orders,
        new Document("_id", order.id().toString())
            .append("gtin", order.gtin().digits())
            .append("lot", order.lot().map(LotId::toString).orElse(null))
            .append("count", order.count())
            .append("orderedAt", Date.from(order.orderedAt()))
            .append("first", null));
    return order(order.id());
  }

  @Override
  public synchronized CodeOrder number(CodeOrder order, long first) {
    orders.updateOne(
        and(eq("_id", order.id().toString()), eq("first", null)), Updates.set("first", first));
    return order(order.id());
  }

  private CodeOrder order(UUID id) {
    var row = there(orders.find(eq("_id", id.toString())).first(), id);
    var first = row.getLong("first");
    var lot = Optional.ofNullable(row.getString("lot")).map(LotId::parse);
    var gtin = Optional.ofNullable(row.getString("gtin")).map(Gtin::new); // once it was the lot's
    return new CodeOrder(
        id,
        gtin.or(() -> lot.map(LotId::gtin)).orElseThrow(),
        lot,
        row.getInteger("count"),
        row.getDate("orderedAt").toInstant(),
        first == null ? OptionalLong.empty() : OptionalLong.of(first));
  }

  @Override
  public synchronized long allot(Gtin gtin, int count) {
    try {
      return take(gtin, count);
    } catch (MongoCommandException failure) {
      if (ErrorCategory.fromErrorCode(failure.getErrorCode()) != ErrorCategory.DUPLICATE_KEY) {
        throw failure;
      }
      return take(gtin, count); // two made the document at once; now it is there
    }
  }

  private long take(Gtin gtin, int count) {
    var after =
        sequences.findOneAndUpdate(
            eq("_id", gtin.digits()),
            Updates.inc("last", (long) count),
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
    if (after == null) {
      throw new IllegalStateException("no sequence of " + gtin.digits() + " after its update");
    }
    return after.getLong("last") - count + 1;
  }

  @Override
  public CodeRange add(CodeRange range) {
    var name = name(range.lot(), range.first());
    insertIfNew(
        ranges,
        new Document("_id", name)
            .append("lot", range.lot().toString())
            .append("first", range.first())
            .append("count", range.count())
            .append("key", range.key())
            .append("carrier", new Document(Map.copyOf(range.attributes().values())))
            .append("state", range.state().name())
            .append("issuedAt", Date.from(range.issuedAt()))
            .append("activatedAt", range.activatedAt().map(Date::from).orElse(null))
            .append("order", range.order().map(UUID::toString).orElse(null)));
    return read(there(ranges.find(eq("_id", name)).first(), name));
  }

  @Override
  public Optional<CodeRange> holding(LotId lot, long sequence) {
    return upTo(lot, sequence).filter(range -> range.holds(sequence));
  }

  @Override
  public List<CodeRange> from(LotId lot, long sequence, int limit) {
    var start =
        holding(lot, sequence).map(range -> name(lot, range.first())).orElse(name(lot, sequence));
    return ranges
        .find(and(gte("_id", start), lt("_id", end(lot))))
        .sort(Sorts.ascending("_id"))
        .limit(limit)
        .map(MongoCodeRanges::read)
        .into(new ArrayList<>());
  }

  @Override
  public List<CodeRange> newest(LotId lot, Set<CodeState> states, long before, int limit) {
    var stretch = and(gte("_id", lot + "#"), lt("_id", name(lot, before)));
    return ranges
        .find(states.isEmpty() ? stretch : and(stretch, in("state", names(states))))
        .sort(Sorts.descending("_id"))
        .limit(limit)
        .map(MongoCodeRanges::read)
        .into(new ArrayList<>());
  }

  @Override
  public List<CodeRange> waiting(LotId lot) {
    return ranges
        .find(and(all(lot), in("state", WAITING)))
        .sort(Sorts.ascending("_id"))
        .map(MongoCodeRanges::read)
        .into(new ArrayList<>());
  }

  @Override
  public Admitted admitted(LotId lot) {
    var found = admissions.find(eq("_id", lot.toString())).first();
    if (found == null) {
      insertIfNew(admissions, activeBefore(lot));
      found = there(admissions.find(eq("_id", lot.toString())).first(), lot);
    }
    return new Admitted(
        lot,
        found.getLong("codes"),
        Set.copyOf(found.getList("ranges", Long.class)),
        found.get("version", 0L));
  }

  private Document activeBefore(LotId lot) {
    var active =
        ranges
            .find(and(all(lot), nin("state", ON_NO_PACKAGE)))
            .map(MongoCodeRanges::read)
            .into(new ArrayList<>());
    return new Document("_id", lot.toString())
        .append("codes", active.stream().mapToLong(CodeRange::count).sum())
        .append("ranges", active.stream().map(CodeRange::first).toList());
  }

  @Override
  public synchronized boolean admit(Admitted seen, List<CodeRange> more) {
    return admissions
            .updateOne(
                and(
                    eq("_id", seen.lot().toString()),
                    eq("codes", seen.codes()), // those that have no version yet only grew
                    eq("version", seen.version() == 0 ? null : seen.version())),
                Updates.combine(
                    Updates.inc("version", 1L),
                    Updates.inc("codes", more.stream().mapToLong(CodeRange::count).sum()),
                    Updates.pushEach("ranges", more.stream().map(CodeRange::first).toList())))
            .getModifiedCount()
        == 1;
  }

  @Override
  public synchronized boolean release(CodeRange range) {
    return admissions
            .updateOne(
                and(eq("_id", range.lot().toString()), eq("ranges", range.first())),
                Updates.combine(
                    Updates.inc("codes", -(long) range.count()),
                    Updates.pull("ranges", range.first()),
                    Updates.inc("version", 1L)))
            .getModifiedCount()
        == 1;
  }

  @Override
  public synchronized Optional<CodeRange> change(CodeRange seen, CodeChange change) {
    var updates = new ArrayList<Bson>();
    updates.add(Updates.set("state", change.to().name()));
    updates.add(Updates.push("changes", ChangeDocument.write(change)));
    updates.add(Updates.inc("changed", 1));
    if (change.to() == CodeState.ACTIVATED && seen.activatedAt().isEmpty()) {
      updates.add(Updates.set("activatedAt", Date.from(change.at())));
    }
    return Optional.ofNullable(
            ranges.findOneAndUpdate(
                and(
                    eq("_id", name(seen.lot(), seen.first())),
                    eq("state", seen.state().name()),
                    eq("changed", seen.changes().isEmpty() ? null : seen.changes().size())),
                Updates.combine(updates),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
        .map(MongoCodeRanges::read);
  }

  @Override
  public synchronized void announceChange() {
    announced.updateOne(
        eq("_id", CHANGES), Updates.inc("count", 1L), new UpdateOptions().upsert(true));
  }

  @Override
  public long changes() {
    var found = announced.find(eq("_id", CHANGES)).first();
    return found == null ? 0 : found.getLong("count");
  }

  @Override
  public long count(LotId lot) {
    var sum =
        ranges
            .aggregate(
                List.of(
                    Aggregates.match(all(lot)),
                    Aggregates.group(null, Accumulators.sum("codes", "$count"))))
            .first();
    return sum == null ? 0 : sum.get("codes", Number.class).longValue();
  }

  @Override
  public Map<CodeState, Long> counts(LotId lot) {
    var counts = new EnumMap<CodeState, Long>(CodeState.class);
    ranges
        .aggregate(
            List.of(
                Aggregates.match(all(lot)),
                Aggregates.group("$state", Accumulators.sum("codes", "$count"))))
        .forEach(
            sum ->
                counts.put(
                    CodeState.valueOf(sum.getString("_id")),
                    sum.get("codes", Number.class).longValue()));
    return counts;
  }

  @Override
  public String fingerprint(int key, String fingerprint) {
    insertIfNew(keys, new Document("_id", key).append("fingerprint", fingerprint));
    return there(keys.find(eq("_id", key)).first(), key).getString("fingerprint");
  }

  @Override
  public Set<Integer> fingerprinted() {
    return keys.find(gte("_id", 0)).map(row -> row.getInteger("_id")).into(new TreeSet<>());
  }

  /** The name is the only unique index. */
  static void insertIfNew(MongoCollection<Document> to, Document row) {
    try {
      to.insertOne(row);
    } catch (MongoWriteException failure) {
      if (failure.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw failure;
      }
    }
  }

  private static Document there(@Nullable Document found, Object name) {
    if (found == null) {
      throw new IllegalStateException("nothing named " + name + " right after it was written");
    }
    return found;
  }

  private Optional<CodeRange> upTo(LotId lot, long sequence) {
    return Optional.ofNullable(
            ranges
                .find(and(gte("_id", lot + "#"), lte("_id", name(lot, sequence))))
                .sort(Sorts.descending("_id"))
                .first())
        .map(MongoCodeRanges::read);
  }

  private static List<String> names(Set<CodeState> states) {
    return states.stream().map(CodeState::name).toList();
  }

  static Bson all(LotId lot) {
    return and(gte("_id", lot + "#"), lt("_id", end(lot)));
  }

  static String name(LotId lot, long first) {
    return lot + String.format(Locale.ROOT, "#%011d", first);
  }

  /** The dollar sign follows the hash in ASCII. */
  private static String end(LotId lot) {
    return lot + "$";
  }

  private static DataAttributes attributes(Document row) {
    var values = new HashMap<String, String>();
    row.get("carrier", new Document()).forEach((ai, value) -> values.put(ai, (String) value));
    return new DataAttributes(values);
  }

  private static CodeRange read(Document row) {
    return new CodeRange(
        LotId.parse(row.getString("lot")),
        row.getLong("first"),
        row.getInteger("count"),
        row.getInteger("key", 0), // all that were kept before it was
        attributes(row),
        CodeState.valueOf(row.getString("state")),
        row.getDate("issuedAt").toInstant(),
        Optional.ofNullable(row.getDate("activatedAt")).map(Date::toInstant),
        Optional.ofNullable(row.getString("order")).map(UUID::fromString),
        ChangeDocument.readAll(row));
  }
}

package vn.traceability.code.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;

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
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import vn.traceability.code.CodeRange;
import vn.traceability.code.CodeRanges;
import vn.traceability.code.CodeState;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.LotId;

/**
 * A document per range, {@code _id} = lot, {@code #} (which no lot number holds), first sequence
 * number in 11 digits. So the order of the names is the order of issue, and every question is a
 * stretch of names.
 */
final class MongoCodeRanges implements CodeRanges {
  private static final WriteConcern KEPT = WriteConcern.MAJORITY.withJournal(true);

  private final MongoCollection<Document> ranges;
  private final MongoCollection<Document> sequences;
  private final MongoCollection<Document> keys;

  MongoCodeRanges(MongoDatabase database) {
    ranges = database.getCollection("codes.ranges").withWriteConcern(KEPT);
    sequences = database.getCollection("codes.sequences").withWriteConcern(KEPT);
    keys = database.getCollection("codes.keys").withWriteConcern(KEPT);
  }

  /** One after another, since the preview engine may answer two at once with the same number. */
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
  public void add(CodeRange range) {
    ranges.insertOne(
        new Document("_id", name(range.lot(), range.first()))
            .append("lot", range.lot().toString())
            .append("first", range.first())
            .append("count", range.count())
            .append("state", range.state().name())
            .append("issuedAt", Date.from(range.issuedAt()))
            .append("activatedAt", range.activatedAt().map(Date::from).orElse(null)));
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
  public List<CodeRange> waiting(LotId lot) {
    return ranges
        .find(and(all(lot), eq("state", CodeState.ISSUED.name())))
        .sort(Sorts.ascending("_id"))
        .map(MongoCodeRanges::read)
        .into(new ArrayList<>());
  }

  @Override
  public boolean activate(LotId lot, long first, Instant at) {
    return ranges
            .updateOne(
                and(eq("_id", name(lot, first)), eq("state", CodeState.ISSUED.name())),
                Updates.combine(
                    Updates.set("state", CodeState.ACTIVATED.name()),
                    Updates.set("activatedAt", Date.from(at))))
            .getModifiedCount()
        == 1;
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
  public String fingerprint(int key, String fingerprint) {
    try {
      keys.insertOne(new Document("_id", key).append("fingerprint", fingerprint));
      return fingerprint;
    } catch (MongoWriteException failure) {
      if (failure.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw failure;
      }
      var kept = keys.find(eq("_id", key)).first();
      if (kept == null) {
        throw failure;
      }
      return kept.getString("fingerprint");
    }
  }

  private Optional<CodeRange> upTo(LotId lot, long sequence) {
    return Optional.ofNullable(
            ranges
                .find(and(gte("_id", lot + "#"), lte("_id", name(lot, sequence))))
                .sort(Sorts.descending("_id"))
                .first())
        .map(MongoCodeRanges::read);
  }

  private static Bson all(LotId lot) {
    return and(gte("_id", lot + "#"), lt("_id", end(lot)));
  }

  private static String name(LotId lot, long first) {
    return lot + String.format(Locale.ROOT, "#%011d", first);
  }

  /** The dollar sign follows the hash in ASCII. */
  private static String end(LotId lot) {
    return lot + "$";
  }

  private static CodeRange read(Document row) {
    return new CodeRange(
        LotId.parse(row.getString("lot")),
        row.getLong("first"),
        row.getInteger("count"),
        CodeState.valueOf(row.getString("state")),
        row.getDate("issuedAt").toInstant(),
        Optional.ofNullable(row.getDate("activatedAt")).map(Date::toInstant));
  }
}

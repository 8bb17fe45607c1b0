package vn.traceability.code.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import vn.traceability.code.Actor;
import vn.traceability.code.CodeChange;
import vn.traceability.code.CodeState;
import vn.traceability.code.Roll;
import vn.traceability.code.RollStore;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.LotId;

/**
 * A document per roll, {@code _id} = GTIN, {@code #}, first sequence number in 11 digits, so that
 * every question is a stretch of names. What is bound lies in it, so that a stretch is bound in one
 * write that sees all others.
 */
final class MongoRolls implements RollStore {
  private final MongoCollection<Document> rolls;

  MongoRolls(MongoDatabase database) {
    rolls = database.getCollection("codes.rolls").withWriteConcern(MongoCodeRanges.KEPT);
  }

  @Override
  public Roll add(Roll roll) {
    var name = name(roll.gtin(), roll.first());
    MongoCodeRanges.insertIfNew(
        rolls,
        new Document("_id", name)
            .append("gtin", roll.gtin().digits())
            .append("owner", roll.owner().digits())
            .append("first", roll.first())
            .append("count", roll.count())
            .append("key", roll.key())
            .append("state", roll.state().name())
            .append("issuedAt", Date.from(roll.issuedAt()))
            .append("changes", List.of())
            .append("bindings", List.of())
            .append("version", 0));
    return Optional.ofNullable(rolls.find(eq("_id", name)).first())
        .map(MongoRolls::read)
        .orElseThrow(() -> new IllegalStateException("no roll " + name + " after it was written"));
  }

  @Override
  public Optional<Roll> holding(Gtin gtin, long sequence) {
    return Optional.ofNullable(
            rolls
                .find(and(gte("_id", gtin.digits() + "#"), lte("_id", name(gtin, sequence))))
                .sort(Sorts.descending("_id"))
                .first())
        .map(MongoRolls::read)
        .filter(roll -> roll.holds(sequence));
  }

  @Override
  public List<Roll> newest(Gtin gtin, long before, int limit) {
    return rolls
        .find(and(gte("_id", gtin.digits() + "#"), lt("_id", name(gtin, before))))
        .sort(Sorts.descending("_id"))
        .limit(limit)
        .map(MongoRolls::read)
        .into(new ArrayList<>());
  }

  @Override
  public synchronized Optional<Roll> bind(Roll seen, Roll.Binding binding) {
    return update(
        seen,
        Updates.push(
            "bindings",
            new Document("lot", binding.lot().toString())
                .append("first", binding.first())
                .append("count", binding.count())
                .append("at", Date.from(binding.at()))
                .append("by", binding.by().account())
                .append("office", binding.by().office())));
  }

  @Override
  public synchronized Optional<Roll> change(Roll seen, CodeChange change) {
    return update(
        seen,
        Updates.combine(
            Updates.set("state", change.to().name()),
            Updates.push("changes", ChangeDocument.write(change))));
  }

  /** Each update adds one entry, so their number is the version. */
  private Optional<Roll> update(Roll seen, Bson update) {
    int version = seen.changes().size() + seen.bindings().size();
    return Optional.ofNullable(
            rolls.findOneAndUpdate(
                and(eq("_id", name(seen.gtin(), seen.first())), eq("version", version)),
                Updates.combine(update, Updates.inc("version", 1)),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
        .map(MongoRolls::read);
  }

  private static String name(Gtin gtin, long first) {
    return gtin.digits() + String.format(Locale.ROOT, "#%011d", first);
  }

  private static Roll read(Document row) {
    return new Roll(
        new Gtin(row.getString("gtin")),
        new Gln(row.getString("owner")),
        row.getLong("first"),
        row.getInteger("count"),
        row.getInteger("key"),
        CodeState.valueOf(row.getString("state")),
        row.getDate("issuedAt").toInstant(),
        ChangeDocument.readAll(row),
        row.getList("bindings", Document.class).stream()
            .map(MongoRolls::binding)
            .sorted(Comparator.comparing(Roll.Binding::first))
            .toList());
  }

  private static Roll.Binding binding(Document row) {
    return new Roll.Binding(
        LotId.parse(row.getString("lot")),
        row.getLong("first"),
        row.getInteger("count"),
        row.getDate("at").toInstant(),
        new Actor(row.getString("by"), row.getBoolean("office")));
  }
}

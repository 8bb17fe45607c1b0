package vn.traceability.inspection.mongo;

import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import vn.traceability.account.Role;
import vn.traceability.inspection.Lookup;
import vn.traceability.inspection.Lookups;
import vn.traceability.lot.LotId;
import vn.traceability.refusal.InvalidValue;

/** The door to the look-ups in MongoDB; a row's name grows with time, so that pages go by it. */
public final class MongoLookupStore implements Lookups {
  private static final String FIRST = "0".repeat(24);

  private final MongoCollection<Document> lookups;

  private MongoLookupStore(MongoDatabase database) {
    lookups =
        database.getCollection("lookups").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
  }

  public static Lookups open(MongoDatabase database) {
    return new MongoLookupStore(database);
  }

  @Override
  public void add(Lookup lookup) {
    lookups.insertOne(
        new Document("_id", new ObjectId(Date.from(lookup.at())))
            .append("account", lookup.account())
            .append("role", lookup.role().name())
            .append("lot", lookup.lot().toString())
            .append("at", Date.from(lookup.at())));
  }

  @Override
  public List<Row> page(Optional<String> after, int limit) {
    after
        .filter(cursor -> !ObjectId.isValid(cursor))
        .ifPresent(
            cursor -> {
              throw new InvalidValue("after", cursor, "needs the cursor of the page before");
            });
    return lookups
        .find(
            after
                .map(cursor -> lt("_id", new ObjectId(cursor)))
                .orElse(gt("_id", new ObjectId(FIRST))))
        .sort(Sorts.descending("_id"))
        .limit(limit)
        .map(MongoLookupStore::read)
        .into(new ArrayList<>());
  }

  private static Row read(Document document) {
    return new Row(
        document.getObjectId("_id").toHexString(),
        new Lookup(
            document.getString("account"),
            Role.valueOf(document.getString("role")),
            LotId.parse(document.getString("lot")),
            document.getDate("at").toInstant()));
  }
}

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
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bson.Document;
import vn.traceability.account.Role;
import vn.traceability.inspection.Lookup;
import vn.traceability.inspection.Lookups;
import vn.traceability.inspection.Subject;
import vn.traceability.lot.LotId;
import vn.traceability.refusal.InvalidValue;

/**
 * The door to the look-ups in MongoDB. A row's name begins with its millisecond, whichever process
 * wrote it, so that pages go by the name; rows of one millisecond stand in an order of their own,
 * which stays.
 */
public final class MongoLookupStore implements Lookups {
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{12}-[0-9a-f-]{36}");

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
        new Document("_id", name(lookup))
            .append("account", lookup.account())
            .append("role", lookup.role().name())
            .append("what", lookup.what().map(Lookup.What::name).orElse(null))
            .append("subject", lookup.subject().text())
            .append("at", Date.from(lookup.at())));
  }

  @Override
  public List<Row> page(Optional<String> after, int limit) {
    after
        .filter(cursor -> !NAME.matcher(cursor).matches())
        .ifPresent(
            cursor -> {
              throw new InvalidValue("after", cursor, "needs the cursor of the page before");
            });
    return lookups
        .find(after.map(cursor -> lt("_id", cursor)).orElse(gt("_id", "")))
        .sort(Sorts.descending("_id"))
        .limit(limit)
        .map(MongoLookupStore::read)
        .into(new ArrayList<>());
  }

  private static String name(Lookup lookup) {
    return String.format(Locale.ROOT, "%012x-%s", lookup.at().toEpochMilli(), UUID.randomUUID());
  }

  /** Rows of before parties were looked at name the lot only. */
  private static Subject subject(Document document) {
    return Optional.ofNullable(document.getString("subject"))
        .map(Subject::new)
        .orElseGet(() -> Subject.of(LotId.parse(document.getString("lot"))));
  }

  private static Row read(Document document) {
    return new Row(
        document.getString("_id"),
        new Lookup(
            document.getString("account"),
            Role.valueOf(document.getString("role")),
            Optional.ofNullable(document.getString("what")).map(Lookup.What::valueOf),
            subject(document),
            document.getDate("at").toInstant()));
  }
}

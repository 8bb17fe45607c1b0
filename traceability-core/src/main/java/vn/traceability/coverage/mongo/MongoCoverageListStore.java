package vn.traceability.coverage.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import vn.traceability.coverage.CoverageList;
import vn.traceability.coverage.CoverageLists;
import vn.traceability.coverage.ListKind;
import vn.traceability.coverage.Listed;
import vn.traceability.rows.mongo.Rows;

/**
 * The door to the signed lists in MongoDB. A list of 50,000 products is split so that no document
 * nears 16 MiB.
 */
public final class MongoCoverageListStore implements CoverageLists {
  /** An {@code imported} grows with the second of the import, and within a process with each. */
  private static final List<String> NEWEST = List.of("cutOffOn", "signedOn", "imported");

  private final MongoCollection<Document> lists;
  private final MongoCollection<Document> chunks;

  private MongoCoverageListStore(MongoDatabase database) {
    var kept = WriteConcern.MAJORITY.withJournal(true);
    lists = database.getCollection("coverageLists").withWriteConcern(kept);
    chunks = database.getCollection("coverageLists.chunks").withWriteConcern(kept);
    lists.createIndex(Indexes.compoundIndex(Indexes.ascending("kind"), Indexes.descending(NEWEST)));
    chunks.createIndex(Indexes.ascending("list", "number"));
  }

  public static CoverageLists open(MongoDatabase database) {
    return new MongoCoverageListStore(database);
  }

  /** The items first and the list last: a list that shows is a whole one. */
  @Override
  public void add(CoverageList<?> list) {
    addItems(list);
  }

  private <T extends Listed> void addItems(CoverageList<T> list) {
    var mapping = ItemDocument.of(list.kind());
    int number = 0;
    for (int from = 0; from < list.items().size(); from += mapping.perChunk()) {
      int to = Math.min(from + mapping.perChunk(), list.items().size());
      Rows.add(
          chunks,
          List.of(
              new Document("_id", list.id() + "/" + number)
                  .append("list", list.id())
                  .append("number", number)
                  .append(
                      "items",
                      list.items().subList(from, to).stream().map(mapping::write).toList())));
      number++;
    }
    Rows.add(
        lists,
        List.of(
            new Document("_id", list.id())
                .append("kind", list.kind().name())
                .append("title", list.title())
                .append("signedBy", list.signedBy())
                .append("signedOn", list.signedOn().toString())
                .append("cutOffOn", list.cutOffOn().toString())
                .append("chunks", number)
                .append("imported", new ObjectId())));
  }

  @Override
  public <T extends Listed> Optional<CoverageList<T>> latest(ListKind<T> kind) {
    return Optional.ofNullable(
            lists.find(eq("kind", kind.name())).sort(Sorts.descending(NEWEST)).first())
        .map(list -> read(kind, list));
  }

  private <T extends Listed> CoverageList<T> read(ListKind<T> kind, Document list) {
    var mapping = ItemDocument.of(kind);
    List<T> items = new ArrayList<>();
    for (var chunk :
        chunks
            .find(and(eq("list", list.getString("_id")), lt("number", list.getInteger("chunks"))))
            .sort(Sorts.ascending("number"))
            .batchSize(2)) { // the preview engine would put all of them into one reply
      chunk.getList("items", Document.class).forEach(item -> items.add(mapping.read(item)));
    }
    return new CoverageList<>(
        list.getString("_id"),
        kind,
        list.getString("title"),
        list.getString("signedBy"),
        LocalDate.parse(list.getString("signedOn")),
        LocalDate.parse(list.getString("cutOffOn")),
        items);
  }
}

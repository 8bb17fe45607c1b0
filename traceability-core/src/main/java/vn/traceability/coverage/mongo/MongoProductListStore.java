package vn.traceability.coverage.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import vn.traceability.coverage.ProductList;
import vn.traceability.coverage.ProductLists;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.party.CommuneCode;

/**
 * The door to the signed lists in MongoDB. A list of 50,000 products is split so that no document
 * nears 16 MiB.
 */
public final class MongoProductListStore implements ProductLists {
  private static final int CHUNK = 5_000;

  /** An {@code imported} grows with the second of the import, and within a process with each. */
  private static final List<String> NEWEST = List.of("cutOffOn", "signedOn", "imported");

  private final MongoCollection<Document> lists;
  private final MongoCollection<Document> chunks;

  private MongoProductListStore(MongoDatabase database) {
    var kept = WriteConcern.MAJORITY.withJournal(true);
    lists = database.getCollection("productLists").withWriteConcern(kept);
    chunks = database.getCollection("productLists.chunks").withWriteConcern(kept);
    lists.createIndex(Indexes.descending(NEWEST));
    chunks.createIndex(Indexes.ascending("list", "number"));
  }

  public static ProductLists open(MongoDatabase database) {
    return new MongoProductListStore(database);
  }

  /** The products first and the list last: a list that shows is a whole one. */
  @Override
  public void add(ProductList list) {
    int number = 0;
    for (int from = 0; from < list.products().size(); from += CHUNK) {
      var part = list.products().subList(from, Math.min(from + CHUNK, list.products().size()));
      addIfNew(
          chunks,
          list.id() + "/" + number,
          new Document("list", list.id())
              .append("number", number)
              .append("products", part.stream().map(MongoProductListStore::write).toList()));
      number++;
    }
    addIfNew(
        lists,
        list.id(),
        new Document("title", list.title())
            .append("signedBy", list.signedBy())
            .append("signedOn", list.signedOn().toString())
            .append("cutOffOn", list.cutOffOn().toString())
            .append("chunks", number)
            .append("imported", new ObjectId()));
  }

  private static void addIfNew(MongoCollection<Document> to, String id, Document document) {
    to.updateOne(
        eq("_id", id), new Document("$setOnInsert", document), new UpdateOptions().upsert(true));
  }

  @Override
  public Optional<ProductList> latest() {
    var list = lists.find(gt("cutOffOn", "")).sort(Sorts.descending(NEWEST)).first();
    if (list == null) {
      return Optional.empty();
    }
    List<ProductList.Listed> products = new ArrayList<>();
    for (var chunk :
        chunks
            .find(and(eq("list", list.getString("_id")), lt("number", list.getInteger("chunks"))))
            .sort(Sorts.ascending("number"))) {
      chunk.getList("products", Document.class).forEach(product -> products.add(read(product)));
    }
    return Optional.of(
        new ProductList(
            list.getString("_id"),
            list.getString("title"),
            list.getString("signedBy"),
            LocalDate.parse(list.getString("signedOn")),
            LocalDate.parse(list.getString("cutOffOn")),
            products));
  }

  private static Document write(ProductList.Listed listed) {
    return new Document("gtin", listed.gtin().map(Gtin::digits).orElse(null))
        .append("name", listed.name())
        .append("party", listed.party().map(Gln::digits).orElse(null))
        .append("partyName", listed.partyName())
        .append("commune", listed.commune().digits());
  }

  private static ProductList.Listed read(Document document) {
    return new ProductList.Listed(
        Optional.ofNullable(document.getString("gtin")).map(Gtin::new),
        document.getString("name"),
        Optional.ofNullable(document.getString("party")).map(Gln::new),
        document.getString("partyName"),
        new CommuneCode(document.getString("commune")));
  }
}

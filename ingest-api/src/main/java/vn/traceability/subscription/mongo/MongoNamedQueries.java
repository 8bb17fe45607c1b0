package vn.traceability.subscription.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import vn.traceability.subscription.NamedQueries;
import vn.traceability.subscription.NamedQuery;
import vn.traceability.subscription.Owner;

/** The name of a document is that of its owner and the query's own, so there is one of each. */
final class MongoNamedQueries implements NamedQueries {
  private final MongoCollection<Document> queries;

  MongoNamedQueries(MongoCollection<Document> queries) {
    this.queries = queries;
    queries.createIndex(Indexes.ascending("owner", "name"));
    queries.createIndex(Indexes.ascending("id"));
  }

  @Override
  public boolean addIfNew(NamedQuery query) {
    try {
      queries.insertOne(write(query));
      return true;
    } catch (MongoWriteException failure) {
      if (failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false; // _id is the only unique index
      }
      throw failure;
    }
  }

  @Override
  public Optional<NamedQuery> find(Owner owner, String name) {
    return Optional.ofNullable(
        queries.find(eq("_id", key(owner, name))).map(MongoNamedQueries::read).first());
  }

  @Override
  public List<NamedQuery> findAll(Collection<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : queries.find(in("id", ids)).map(MongoNamedQueries::read).into(new ArrayList<>());
  }

  @Override
  public List<NamedQuery> page(Owner owner, Optional<String> after, int limit) {
    return queries
        .find(and(eq("owner", owner.key()), gt("name", after.orElse(""))))
        .sort(Sorts.ascending("name"))
        .limit(limit)
        .map(MongoNamedQueries::read)
        .into(new ArrayList<>());
  }

  @Override
  public boolean remove(String id) {
    return queries.deleteOne(eq("id", id)).getDeletedCount() > 0;
  }

  private static String key(Owner owner, String name) {
    return owner.key() + "|" + name;
  }

  private static Document write(NamedQuery query) {
    return new Document("_id", key(query.owner(), query.name()))
        .append("id", query.id())
        .append("owner", query.owner().key())
        .append("name", query.name())
        .append("query", query.json())
        .append(
            "prefixes",
            query.prefixes().entrySet().stream()
                .map(each -> new Document("prefix", each.getKey()).append("of", each.getValue()))
                .toList())
        .append("createdAt", Date.from(query.createdAt()));
  }

  private static NamedQuery read(Document document) {
    return new NamedQuery(
        document.getString("id"),
        new Owner(document.getString("owner")),
        document.getString("name"),
        document.getString("query"),
        document.getList("prefixes", Document.class).stream()
            .collect(
                Collectors.toMap(each -> each.getString("prefix"), each -> each.getString("of"))),
        document.getDate("createdAt").toInstant());
  }
}

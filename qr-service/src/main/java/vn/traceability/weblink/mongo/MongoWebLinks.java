package vn.traceability.weblink.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import vn.traceability.gs1.Gtin;
import vn.traceability.gs1.LotNumber;
import vn.traceability.refusal.Conflict;
import vn.traceability.weblink.WebLink;
import vn.traceability.weblink.WebLinkType;
import vn.traceability.weblink.WebLinks;

/** A document per link, {@code _id} = GTIN, {@code #}, id: those of a product are a stretch. */
public final class MongoWebLinks implements WebLinks {
  private final MongoCollection<Document> links;

  private MongoWebLinks(MongoDatabase database) {
    links =
        database
            .getCollection("weblinks")
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
  }

  public static WebLinks open(MongoDatabase database) {
    return new MongoWebLinks(database);
  }

  @Override
  public synchronized WebLink add(WebLink link) {
    var others = of(link.gtin());
    var same = others.stream().filter(each -> each.id().equals(link.id())).findFirst();
    if (same.isEmpty() && others.size() >= MOST) {
      throw new Conflict(
          "too-many-links", "product " + link.gtin().digits() + " has " + MOST + " links already");
    }
    try {
      links.insertOne(write(link));
    } catch (MongoWriteException failure) {
      if (failure.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw failure;
      }
    }
    return of(link.gtin()).stream()
        .filter(each -> each.id().equals(link.id()))
        .filter(each -> saysTheSame(each, link))
        .findFirst()
        .orElseThrow(() -> Conflict.in("id", "other-link", "another link has the id " + link.id()));
  }

  private static boolean saysTheSame(WebLink one, WebLink other) {
    return one.type() == other.type()
        && one.target().equals(other.target())
        && one.lot().equals(other.lot())
        && one.title().equals(other.title())
        && one.languages().equals(other.languages());
  }

  @Override
  public List<WebLink> of(Gtin gtin) {
    var found =
        links
            .find(and(gte("_id", gtin.digits() + "#"), lt("_id", gtin.digits() + "$")))
            .map(MongoWebLinks::read)
            .into(new ArrayList<>());
    found.sort(Comparator.comparing(WebLink::at).thenComparing(WebLink::id));
    return found;
  }

  @Override
  public boolean remove(Gtin gtin, UUID id) {
    return links.deleteOne(eq("_id", gtin.digits() + "#" + id)).getDeletedCount() == 1;
  }

  private static Document write(WebLink link) {
    return new Document("_id", link.gtin().digits() + "#" + link.id())
        .append("gtin", link.gtin().digits())
        .append("lot", link.lot().map(LotNumber::text).orElse(null))
        .append("type", link.type().term())
        .append("target", link.target().toString())
        .append("title", link.title())
        .append("languages", link.languages())
        .append("at", Date.from(link.at()))
        .append("by", link.by());
  }

  private static WebLink read(Document row) {
    var name = row.getString("_id");
    return new WebLink(
        UUID.fromString(name.substring(name.indexOf('#') + 1)),
        new Gtin(row.getString("gtin")),
        Optional.ofNullable(row.getString("lot")).map(LotNumber::new),
        WebLinkType.of(row.getString("type")).orElseThrow(),
        URI.create(row.getString("target")),
        row.getString("title"),
        row.getList("languages", String.class),
        row.getDate("at").toInstant(),
        row.getString("by"));
  }
}

package vn.traceability.trace.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Optional;
import org.bson.Document;
import vn.traceability.event.EventId;
import vn.traceability.event.Events;
import vn.traceability.trace.Houses;
import vn.traceability.trace.Links;
import vn.traceability.trace.LinksWithUnits;

/** The door to the links in MongoDB. */
public final class MongoLinkStore {
  /** Names the rows as they are written now: other fields, another collection. */
  public static final String COLLECTION = "links-4";

  static final String UNITS = COLLECTION + "-units";

  private static final int AT_ONCE = 1_000;

  private MongoLinkStore() {}

  /** Opens the rows as they lie there, where nobody is registered whose lots they are. */
  public static Links open(MongoDatabase database) {
    return open(database, Houses.UNREGISTERED);
  }

  /** Opens the rows as they lie there. */
  public static Links open(MongoDatabase database, Houses houses) {
    var units = new MongoUnitRows(database);
    return new LinksWithUnits(new MongoLinks(database, units), units, houses);
  }

  /**
   * Opens the rows, and makes them anew from the events where they were last written by a program
   * that wrote them otherwise. Cut off in the middle it begins again.
   */
  public static Links open(MongoDatabase database, Houses houses, Events events) {
    var links = open(database, houses);
    var projections =
        database
            .getCollection("projections")
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    var live = Optional.ofNullable(projections.find(eq("_id", "links")).first());
    if (!live.map(each -> each.getString("collection")).equals(Optional.of(COLLECTION))) {
      rebuild(links, events);
      projections.replaceOne(
          eq("_id", "links"),
          new Document("_id", "links").append("collection", COLLECTION),
          new ReplaceOptions().upsert(true));
    }
    return links;
  }

  private static void rebuild(Links links, Events events) {
    Optional<EventId> last = Optional.empty();
    while (true) {
      var page = events.page(last, AT_ONCE);
      links.project(page);
      if (page.size() < AT_ONCE) {
        return;
      }
      last = Optional.of(page.get(page.size() - 1).id());
    }
  }
}

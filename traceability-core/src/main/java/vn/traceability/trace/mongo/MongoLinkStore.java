package vn.traceability.trace.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
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
  public static final String COLLECTION = "links-5";

  static final String UNITS = COLLECTION + "-units";

  private static final int AT_ONCE = 1_000;

  /** So long may programs that write the rows otherwise still run beside this one. */
  private static final Duration REPLACING = Duration.ofDays(1);

  /** Those that recorded an event may have had another clock. */
  private static final Duration CLOCKS = Duration.ofHours(1);

  private static final String REBUILT_AT = "rebuiltAt";

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
   * that wrote them otherwise. Cut off in the middle it begins again. While other such programs may
   * still record events behind its back, and once thereafter, each opening makes the rows of the
   * events that were recorded since then.
   */
  public static Links open(MongoDatabase database, Houses houses, Events events, Clock clock) {
    var links = open(database, houses);
    var projections =
        database
            .getCollection("projections")
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    var live = Optional.ofNullable(projections.find(eq("_id", "links")).first());
    var now = clock.instant();
    if (!live.map(each -> each.getString("collection")).equals(Optional.of(COLLECTION))) {
      rebuild(links, events);
      projections.replaceOne(
          eq("_id", "links"),
          new Document("_id", "links")
              .append("collection", COLLECTION)
              .append(REBUILT_AT, Date.from(now)),
          new ReplaceOptions().upsert(true));
      return links;
    }
    var rebuilt = live.map(each -> each.getDate(REBUILT_AT)).map(Date::toInstant);
    rebuilt.ifPresent(since -> events.recordedSince(since.minus(CLOCKS), links::project));
    if (rebuilt.filter(since -> now.isAfter(since.plus(REPLACING))).isPresent()) {
      projections.updateOne(
          and(eq("_id", "links"), eq("collection", COLLECTION)), Updates.unset(REBUILT_AT));
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

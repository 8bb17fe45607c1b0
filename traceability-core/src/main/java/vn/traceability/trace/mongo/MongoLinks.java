package vn.traceability.trace.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import vn.traceability.event.Corrected;
import vn.traceability.event.EventId;
import vn.traceability.event.RecordedEvent;
import vn.traceability.event.Sown;
import vn.traceability.event.Tended;
import vn.traceability.event.TraceEvent;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.LotId;
import vn.traceability.measure.Quantity;
import vn.traceability.rows.mongo.Rows;
import vn.traceability.trace.Link;
import vn.traceability.trace.Links;
import vn.traceability.trace.LinksOf;
import vn.traceability.trace.Position;
import vn.traceability.trace.Window;

/**
 * A row per lot, event and role; and one per declaration, which names what it {@code voids}. Times
 * are kept to the millisecond, as an event is.
 */
final class MongoLinks implements Links {
  private final MongoCollection<Document> links;
  private final MongoUnitRows units;

  /**
   * @param units whose events may be about no lot at all
   */
  MongoLinks(MongoDatabase database, MongoUnitRows units) {
    this.units = units;
    links =
        database
            .getCollection(MongoLinkStore.COLLECTION)
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    links.createIndex(Indexes.ascending("lot"));
    links.createIndex(Indexes.ascending("event"));
    links.createIndex(Indexes.ascending("process"));
    links.createIndex(Indexes.ascending("voids"));
    links.createIndex(Indexes.ascending("party", "occurredAt", "_id"));
    links.createIndex(Indexes.ascending("product", "occurredAt", "_id"));
    links.createIndex(Indexes.ascending("counterpart", "role", "occurredAt", "_id"));
    links.createIndex(Indexes.ascending("treatedAt", "occurredAt"));
    links.createIndex(Indexes.ascending("grownAt"));
  }

  @Override
  public void project(Collection<RecordedEvent> events) {
    var rows = new ArrayList<Document>();
    for (var event : events) {
      var fact = event.fact();
      LinksOf.event(event).forEach(link -> rows.add(write(link, fact)));
      if (event.fact() instanceof Corrected correction) {
        rows.add(
            new Document("_id", event.id().value())
                .append("voids", correction.corrects().value())
                .append("by", event.isPartners() ? event.party().digits() : null)
                .append("product", ""));
      }
    }
    Rows.add(links, rows);
  }

  @Override
  public List<Link> ofLots(Collection<LotId> lots, int limit) {
    return lots.isEmpty()
        ? List.of()
        : links
            .find(in("lot", lots.stream().map(LotId::toString).toList()))
            .limit(limit)
            .map(MongoLinks::read)
            .into(new ArrayList<>());
  }

  @Override
  public List<Link> ofEvents(Collection<EventId> events, int limit) {
    return events.isEmpty()
        ? List.of()
        : links
            .find(in("event", events.stream().map(EventId::value).toList()))
            .limit(limit)
            .map(MongoLinks::read)
            .into(new ArrayList<>());
  }

  @Override
  public List<Link> ofProcesses(Collection<String> processes, int limit) {
    return processes.isEmpty()
        ? List.of()
        : links
            .find(in("process", processes))
            .limit(limit)
            .map(MongoLinks::read)
            .into(new ArrayList<>());
  }

  @Override
  public List<Link> treatedAt(Collection<Gln> places, Window window, int limit) {
    return places.isEmpty()
        ? List.of()
        : links
            .find(
                and(
                    in("treatedAt", places.stream().map(Gln::digits).toList()),
                    gte("occurredAt", Date.from(window.from())),
                    lte("occurredAt", Date.from(window.until()))))
            .limit(limit)
            .map(MongoLinks::read)
            .into(new ArrayList<>());
  }

  @Override
  public boolean hasGrownAt(Gln place) {
    return links.find(eq("grownAt", place.digits())).first() != null;
  }

  @Override
  public List<Link> ofParty(Gln party, Window window, Optional<Position> after, int limit) {
    return newest(eq("party", party.digits()), window, after, limit);
  }

  @Override
  public List<Link> ofProduct(Gtin product, Window window, Optional<Position> after, int limit) {
    return newest(eq("product", product.digits()), window, after, limit);
  }

  @Override
  public List<Link> sentTo(Gln party, Window window, Optional<Position> after, int limit) {
    return newest(
        and(eq("counterpart", party.digits()), eq("role", Link.Role.SENT.name())),
        window,
        after,
        limit);
  }

  @Override
  public List<Link> ofLotsWith(Gln party, Collection<LotId> lots, int limit) {
    return lots.isEmpty()
        ? List.of()
        : links
            .find(
                and(
                    in("lot", lots.stream().map(LotId::toString).toList()),
                    or(eq("party", party.digits()), eq("counterpart", party.digits()))))
            .limit(limit)
            .map(MongoLinks::read)
            .into(new ArrayList<>());
  }

  private List<Link> newest(Bson of, Window window, Optional<Position> after, int limit) {
    return Newest.of(links, of, window, after, limit).map(MongoLinks::read).into(new ArrayList<>());
  }

  @Override
  public Map<EventId, Set<EventId>> declarations(Collection<EventId> events) {
    var declared = new HashMap<EventId, Set<EventId>>();
    if (!events.isEmpty()) {
      var rows =
          links
              .find(in("voids", events.stream().map(EventId::value).toList()))
              .projection(Projections.include("voids", "by"))
              .into(new ArrayList<>());
      var writers = writers(rows);
      for (var row : rows) {
        var event = new EventId(row.getString("voids"));
        String by = row.getString("by");
        if (by == null || by.equals(writers.get(event))) {
          declared
              .computeIfAbsent(event, any -> new HashSet<>())
              .add(new EventId(row.getString("_id")));
        }
      }
    }
    return declared;
  }

  /** Who wrote the events that partners declare wrong: nobody else may. */
  private Map<EventId, String> writers(Collection<Document> declarations) {
    var doubtful =
        declarations.stream()
            .filter(row -> row.getString("by") != null)
            .map(row -> row.getString("voids"))
            .collect(Collectors.toSet());
    var writers = new HashMap<EventId, String>();
    if (!doubtful.isEmpty()) {
      links
          .find(in("event", doubtful))
          .projection(Projections.include("event", "party"))
          .forEach(row -> writers.put(new EventId(row.getString("event")), row.getString("party")));
      units.writers(doubtful, writers);
    }
    return writers;
  }

  private static Document write(Link link, TraceEvent fact) {
    boolean treated = fact instanceof Tended tended && tended.treatment().isPresent();
    boolean made = fact.inputs().isEmpty() && !fact.outputs().isEmpty();
    boolean grown = fact instanceof Tended || fact instanceof Sown || made;
    String place = link.place().digits();
    return new Document("_id", link.id())
        .append("lot", link.lot().toString())
        .append("product", link.lot().gtin().digits())
        .append("event", link.event().value())
        .append("role", link.role().name())
        .append("quantity", link.quantity().value().toPlainString())
        .append("unit", link.quantity().unit().code())
        .append("occurredAt", Date.from(link.occurredAt()))
        .append("party", link.party().digits())
        .append("place", place)
        .append("treatedAt", treated ? place : null)
        .append("grownAt", grown ? place : null)
        .append("counterpart", link.counterpart().map(Gln::digits).orElse(null))
        .append("author", link.author().orElse(null))
        .append("process", link.process().orElse(null));
  }

  private static Link read(Document row) {
    return new Link(
        LotId.parse(row.getString("lot")),
        new EventId(row.getString("event")),
        Link.Role.valueOf(row.getString("role")),
        Quantity.of(row.getString("quantity"), row.getString("unit")),
        row.getDate("occurredAt").toInstant(),
        new Gln(row.getString("party")),
        new Gln(row.getString("place")),
        Optional.ofNullable(row.getString("counterpart")).map(Gln::new),
        Optional.ofNullable(row.getString("author")),
        Optional.ofNullable(row.getString("process")));
  }
}

package vn.traceability.trace.mongo;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import vn.traceability.event.Corrected;
import vn.traceability.event.EventId;
import vn.traceability.event.RecordedEvent;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;
import vn.traceability.measure.Quantity;
import vn.traceability.trace.Link;
import vn.traceability.trace.Links;
import vn.traceability.trace.LinksOf;

/** A row per lot, event and role; and one per declaration, which names what it {@code voids}. */
final class MongoLinks implements Links {
  private final MongoCollection<Document> links;

  MongoLinks(MongoDatabase database) {
    links =
        database.getCollection("links").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    links.createIndex(Indexes.ascending("lot"));
    links.createIndex(Indexes.ascending("event"));
    links.createIndex(Indexes.ascending("voids"));
  }

  @Override
  public void project(Collection<RecordedEvent> events) {
    var rows = new ArrayList<Document>();
    for (var event : events) {
      LinksOf.event(event).forEach(link -> rows.add(write(link)));
      if (event.fact() instanceof Corrected correction) {
        rows.add(
            new Document("_id", event.id().value()).append("voids", correction.corrects().value()));
      }
    }
    if (rows.isEmpty()) {
      return;
    }
    try {
      links.insertMany(rows, new InsertManyOptions().ordered(false));
    } catch (MongoBulkWriteException failure) {
      boolean onlyDuplicates =
          failure.getWriteConcernError() == null
              && failure.getWriteErrors().stream()
                  .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
      if (!onlyDuplicates) {
        throw failure;
      }
    }
  }

  @Override
  public List<Link> ofLots(Collection<LotId> lots) {
    return lots.isEmpty()
        ? List.of()
        : links
            .find(in("lot", lots.stream().map(LotId::toString).toList()))
            .map(MongoLinks::read)
            .into(new ArrayList<>());
  }

  @Override
  public List<Link> ofEvents(Collection<EventId> events) {
    return events.isEmpty()
        ? List.of()
        : links
            .find(in("event", events.stream().map(EventId::value).toList()))
            .map(MongoLinks::read)
            .into(new ArrayList<>());
  }

  @Override
  public Set<EventId> voided(Collection<EventId> events) {
    return events.isEmpty()
        ? Set.of()
        : links
            .find(Filters.in("voids", events.stream().map(EventId::value).toList()))
            .projection(Projections.include("voids"))
            .map(row -> new EventId(row.getString("voids")))
            .into(new HashSet<>());
  }

  private static Document write(Link link) {
    return new Document("_id", link.id())
        .append("lot", link.lot().toString())
        .append("event", link.event().value())
        .append("role", link.role().name())
        .append("quantity", link.quantity().value().toPlainString())
        .append("unit", link.quantity().unit().code())
        .append("occurredAt", Date.from(link.occurredAt()))
        .append("party", link.party().digits())
        .append("counterpart", link.counterpart().map(Gln::digits).orElse(null));
  }

  private static Link read(Document row) {
    return new Link(
        LotId.parse(row.getString("lot")),
        new EventId(row.getString("event")),
        Link.Role.valueOf(row.getString("role")),
        Quantity.of(row.getString("quantity"), row.getString("unit")),
        row.getDate("occurredAt").toInstant(),
        new Gln(row.getString("party")),
        Optional.ofNullable(row.getString("counterpart")).map(Gln::new));
  }
}

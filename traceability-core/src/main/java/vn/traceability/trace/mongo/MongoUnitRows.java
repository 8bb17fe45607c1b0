package vn.traceability.trace.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import vn.traceability.event.EventId;
import vn.traceability.event.RecordedEvent;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Sscc;
import vn.traceability.measure.Quantity;
import vn.traceability.rows.mongo.Rows;
import vn.traceability.trace.Position;
import vn.traceability.trace.UnitRow;
import vn.traceability.trace.UnitRow.Role;
import vn.traceability.trace.UnitRow.Thing;
import vn.traceability.trace.UnitRows;
import vn.traceability.trace.UnitRowsOf;
import vn.traceability.trace.Window;

/** A row per thing, event and role. Times are kept to the millisecond, as an event is. */
final class MongoUnitRows implements UnitRows {
  private final MongoCollection<Document> rows;

  MongoUnitRows(MongoDatabase database) {
    rows =
        database
            .getCollection(MongoLinkStore.UNITS)
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    rows.createIndex(Indexes.ascending("thing", "party"));
    rows.createIndex(Indexes.ascending("on", "party"));
    rows.createIndex(Indexes.ascending("event"));
    rows.createIndex(Indexes.ascending("movedBy", "occurredAt", "_id"));
    rows.createIndex(Indexes.ascending("sentTo", "occurredAt", "_id"));
  }

  @Override
  public void project(Collection<RecordedEvent> events) {
    var added = new ArrayList<Document>();
    for (var event : events) {
      UnitRowsOf.event(event).forEach(row -> added.add(write(row)));
    }
    Rows.add(rows, added);
  }

  @Override
  public List<UnitRow> of(Collection<Thing> things, int limit) {
    return things.isEmpty()
        ? List.of()
        : read(in("thing", things.stream().map(Thing::name).toList()), limit);
  }

  @Override
  public List<UnitRow> on(Collection<Sscc> units, int limit) {
    return units.isEmpty()
        ? List.of()
        : read(in("on", units.stream().map(Sscc::digits).toList()), limit);
  }

  @Override
  public List<UnitRow> ofEvents(Collection<EventId> events, int limit) {
    return events.isEmpty()
        ? List.of()
        : read(in("event", events.stream().map(EventId::value).toList()), limit);
  }

  @Override
  public List<UnitRow> with(Gln party, Collection<Sscc> units, int limit) {
    if (units.isEmpty()) {
      return List.of();
    }
    var digits = units.stream().map(Sscc::digits).toList();
    var own = eq("party", party.digits());
    var found = new LinkedHashMap<String, UnitRow>();
    read(and(in("thing", digits), own), limit).forEach(row -> found.put(row.id(), row));
    read(and(in("on", digits), own), limit).forEach(row -> found.put(row.id(), row));
    return found.values().stream().limit(limit).toList();
  }

  @Override
  public List<UnitRow> movedBy(Gln party, Window window, Optional<Position> after, int limit) {
    return newest(eq("movedBy", party.digits()), window, after, limit);
  }

  @Override
  public List<UnitRow> sentTo(Gln party, Window window, Optional<Position> after, int limit) {
    return newest(eq("sentTo", party.digits()), window, after, limit);
  }

  /** Adds who wrote these events, as far as rows tell. */
  void writers(Collection<String> events, Map<EventId, String> into) {
    rows.find(in("event", events))
        .projection(Projections.include("event", "party"))
        .forEach(row -> into.put(new EventId(row.getString("event")), row.getString("party")));
  }

  private List<UnitRow> read(Bson filter, int limit) {
    return rows.find(filter).limit(limit).map(MongoUnitRows::read).into(new ArrayList<>());
  }

  private List<UnitRow> newest(Bson of, Window window, Optional<Position> after, int limit) {
    return Newest.of(rows, of, window, after, limit)
        .map(MongoUnitRows::read)
        .into(new ArrayList<>());
  }

  private static Document write(UnitRow row) {
    var other = row.counterpart().map(Gln::digits);
    return new Document("_id", row.id())
        .append("thing", row.thing().name())
        .append("on", row.on().map(Sscc::digits).orElse(null))
        .append("event", row.event().value())
        .append("role", row.role().name())
        .append("quantity", row.quantity().value().toPlainString())
        .append("unit", row.quantity().unit().code())
        .append("occurredAt", Date.from(row.occurredAt()))
        .append("recordedAt", Date.from(row.recordedAt()))
        .append("party", row.party().digits())
        .append("place", row.place().digits())
        .append("counterpart", other.orElse(null))
        .append("movedBy", row.role().moves() ? row.party().digits() : null)
        .append("sentTo", row.role() == Role.SENT ? other.orElse(null) : null)
        .append("author", row.author().orElse(null));
  }

  private static UnitRow read(Document row) {
    return new UnitRow(
        new Thing(row.getString("thing")),
        Role.valueOf(row.getString("role")),
        Optional.ofNullable(row.getString("on")).map(Sscc::new),
        Quantity.of(row.getString("quantity"), row.getString("unit")),
        new EventId(row.getString("event")),
        row.getDate("occurredAt").toInstant(),
        row.getDate("recordedAt").toInstant(),
        new Gln(row.getString("party")),
        new Gln(row.getString("place")),
        Optional.ofNullable(row.getString("counterpart")).map(Gln::new),
        Optional.ofNullable(row.getString("author")));
  }
}

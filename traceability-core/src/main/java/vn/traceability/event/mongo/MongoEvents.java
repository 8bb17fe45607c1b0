package vn.traceability.event.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.Document;
import vn.traceability.event.EventId;
import vn.traceability.event.Events;
import vn.traceability.event.RecordedEvent;
import vn.traceability.event.epcis.EventReading;
import vn.traceability.event.query.Terms;
import vn.traceability.gs1.Gln;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.rows.mongo.Rows;

final class MongoEvents implements Events {
  private static final String HASH_VERSION = "CBV2.0";

  /** The character after the one that stands between an event's hash and that of a declaration. */
  private static final char AFTER_DECLARATIONS = '"';

  private static final int MOST_NAMES = 1_000;
  private static final int AT_ONCE = 1_000;
  private final MongoCollection<Document> events;

  MongoEvents(MongoDatabase database) {
    events =
        database.getCollection("events").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    events.createIndex(Route.BY_TERM);
    events.createIndex(Route.BY_RECORD_TIME);
  }

  @Override
  public Optional<RecordedEvent> find(EventId id) {
    return Optional.ofNullable(events.find(eq("_id", id.value())).map(MongoEvents::read).first());
  }

  @Override
  public List<RecordedEvent> findAll(Collection<EventId> ids) {
    return ids.isEmpty()
        ? List.of()
        : events
            .find(in("_id", ids.stream().map(EventId::value).toList()))
            .map(MongoEvents::read)
            .into(new ArrayList<>());
  }

  @Override
  public List<RecordedEvent> named(String eventID, Optional<Set<Gln>> readers) {
    var named =
        or(
            and(eq(EventTerms.TERMS, Terms.named(eventID).text()), eq("names", eventID)),
            and(gte("_id", eventID), lt("_id", eventID + AFTER_DECLARATIONS)));
    return events
        .find(readers.map(own -> and(named, in(EventTerms.TERMS, readers(own)))).orElse(named))
        .sort(Sorts.ascending("recordedAt"))
        .map(MongoEvents::read)
        .into(new ArrayList<>());
  }

  @Override
  public Collection<RecordedEvent> append(Collection<RecordedEvent> appended) {
    var all = List.copyOf(appended);
    var known = Set.copyOf(add(all));
    if (known.isEmpty()) {
      return all;
    }
    events.bulkWrite(
        known.stream()
            .map(all::get)
            .flatMap(event -> Stream.of(alsoNamed(event), alsoReadBy(event)))
            .toList(),
        new BulkWriteOptions().ordered(false));
    var kept = new LinkedHashMap<EventId, RecordedEvent>();
    for (int i = 0; i < all.size(); i++) {
      if (!known.contains(i)) {
        kept.put(all.get(i).id(), all.get(i));
      }
    }
    var before =
        known.stream().map(index -> all.get(index).id()).filter(id -> !kept.containsKey(id));
    findAll(before.distinct().toList()).forEach(event -> kept.put(event.id(), event));
    return kept.values();
  }

  private List<Integer> add(List<RecordedEvent> all) {
    try {
      return Rows.add(
          events, all.parallelStream().map(MongoEvents::write).map(EventTerms::added).toList());
    } catch (BsonMaximumSizeExceededException tooLarge) {
      throw new InvalidValue("event", "one of " + all.size(), "is too large to be kept");
    }
  }

  private static List<String> readers(Set<Gln> parties) {
    return parties.stream().map(party -> Terms.reader(party).text()).toList();
  }

  /** Somebody may have sent the same event before under another name; after so many none counts. */
  private static UpdateOneModel<Document> alsoNamed(RecordedEvent event) {
    return new UpdateOneModel<>(
        and(eq("_id", event.id().value()), exists("names." + (MOST_NAMES - 1), false)),
        Updates.combine(
            Updates.addToSet("names", event.eventID()),
            Updates.addToSet(EventTerms.TERMS, Terms.named(event.eventID()).text())));
  }

  private static UpdateOneModel<Document> alsoReadBy(RecordedEvent event) {
    return new UpdateOneModel<>(
        eq("_id", event.id().value()),
        Updates.addToSet(EventTerms.TERMS, Terms.reader(event.party()).text()));
  }

  @Override
  public List<RecordedEvent> page(Optional<EventId> after, int limit) {
    return events
        .find(gt("_id", after.map(EventId::value).orElse("")))
        .sort(Sorts.ascending("_id"))
        .limit(limit)
        .map(MongoEvents::read)
        .into(new ArrayList<>());
  }

  @Override
  public void recordedSince(Instant moment, Consumer<List<RecordedEvent>> each) {
    try (var found =
        events
            .find(gte(EventTerms.RECORDED_AT, Date.from(moment)))
            .batchSize(AT_ONCE)
            .map(MongoEvents::read)
            .iterator()) {
      while (found.hasNext()) {
        var some = new ArrayList<RecordedEvent>();
        while (some.size() < AT_ONCE && found.hasNext()) {
          some.add(found.next());
        }
        each.accept(some);
      }
    }
  }

  @Override
  public long count() {
    return events.estimatedDocumentCount();
  }

  private static Document write(RecordedEvent event) {
    return new Document("_id", event.id().value())
        .append("hashVersion", HASH_VERSION)
        .append("eventID", event.eventID())
        .append("names", List.of(event.eventID()))
        .append("occurredAt", Date.from(event.fact().entry().occurredAt()))
        .append("recordedAt", Date.from(event.recordedAt()))
        .append("party", event.party().digits())
        .append("partners", event.isPartners() ? true : null)
        .append("author", event.author().orElse(null))
        .append("epcis", event.epcis());
  }

  private static RecordedEvent read(Document document) {
    return new EventReading(
            new Gln(document.getString("party")),
            Optional.ofNullable(document.getString("author")),
            document.getBoolean("partners", false),
            document.getDate("recordedAt").toInstant())
        .of(new EventId(document.getString("_id")), document.getString("epcis"));
  }
}

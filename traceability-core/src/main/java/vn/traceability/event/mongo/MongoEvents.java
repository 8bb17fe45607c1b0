package vn.traceability.event.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import vn.traceability.event.EventId;
import vn.traceability.event.Events;
import vn.traceability.event.RecordedEvent;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.rows.mongo.Rows;

final class MongoEvents implements Events {
  private static final String HASH_VERSION = "CBV2.0";
  private final MongoCollection<Document> events;

  MongoEvents(MongoDatabase database) {
    events =
        database.getCollection("events").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    events.createIndex(Indexes.ascending("hash"));
    events.createIndex(Indexes.ascending("eventID"));
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
  public void append(Collection<RecordedEvent> appended) {
    Rows.add(events, appended.stream().map(MongoEvents::write).map(EventTerms::added).toList());
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
  public long count() {
    return events.estimatedDocumentCount();
  }

  private static Document write(RecordedEvent event) {
    return new Document("_id", event.id().value())
        .append("hash", event.id().original().value())
        .append("hashVersion", HASH_VERSION)
        .append("eventID", event.id().original().value())
        .append("occurredAt", Date.from(event.fact().entry().occurredAt()))
        .append("recordedAt", Date.from(event.recordedAt()))
        .append("party", event.fact().entry().party().digits())
        .append("author", event.author().orElse(null))
        .append("epcis", event.epcis());
  }

  private static RecordedEvent read(Document document) {
    String epcis = document.getString("epcis");
    return new RecordedEvent(
        new EventId(document.getString("_id")),
        epcis,
        EpcisForm.read(EpcisForm.parse(epcis)),
        document.getDate("recordedAt").toInstant(),
        Optional.ofNullable(document.getString("author")));
  }
}

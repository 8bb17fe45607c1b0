package vn.traceability.subscription.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import vn.traceability.event.EventId;
import vn.traceability.rows.mongo.Rows;
import vn.traceability.subscription.Outbox;

/**
 * A row to an event of a subscription; its name is that of both. What was sent is kept for a month
 * lest it be sent again, then a TTL index clears it; what was given up stays.
 */
final class MongoOutbox implements Outbox {
  private static final long DAYS_KEPT = 30;
  private static final String PENDING = "pending";
  private static final String SENT = "sent";
  private static final String DEAD = "dead";

  private final MongoCollection<Document> rows;

  MongoOutbox(MongoCollection<Document> rows) {
    this.rows = rows;
    rows.createIndex(Indexes.ascending("subscription", "state", "recordTime", "_id"));
    rows.createIndex(
        Indexes.ascending("sentAt"), new IndexOptions().expireAfter(DAYS_KEPT, TimeUnit.DAYS));
  }

  @Override
  public void add(Collection<Entry> entries, Instant now) {
    Rows.add(
        rows,
        entries.stream()
            .map(
                each ->
                    new Document("_id", name(each.subscription(), each.event()))
                        .append("subscription", each.subscription())
                        .append("state", PENDING)
                        .append("event", each.event().value())
                        .append("recordTime", Date.from(each.recordTime()))
                        .append("addedAt", Date.from(now)))
            .toList());
  }

  @Override
  public List<Entry> pending(String subscription, Optional<Instant> until, int limit) {
    Bson pending = those(subscription, PENDING);
    return rows.find(
            until.map(time -> and(pending, lte("recordTime", Date.from(time)))).orElse(pending))
        .sort(Sorts.ascending("recordTime", "_id"))
        .limit(limit)
        .map(
            row ->
                new Entry(
                    row.getString("subscription"),
                    new EventId(row.getString("event")),
                    row.getDate("recordTime").toInstant()))
        .into(new ArrayList<>());
  }

  @Override
  public void sent(String subscription, Collection<EventId> events, Instant now) {
    if (!events.isEmpty()) {
      rows.updateMany(
          in("_id", events.stream().map(each -> name(subscription, each)).toList()),
          combine(set("state", SENT), set("sentAt", Date.from(now))));
    }
  }

  @Override
  public long giveUp(String subscription, Instant since, String reason) {
    return rows.updateMany(
            and(those(subscription, PENDING), lte("addedAt", Date.from(since))),
            combine(set("state", DEAD), set("reason", reason)))
        .getModifiedCount();
  }

  @Override
  public long deadLetters(String subscription) {
    return rows.countDocuments(those(subscription, DEAD));
  }

  @Override
  public void remove(String subscription) {
    rows.deleteMany(eq("subscription", subscription));
  }

  @Override
  public Optional<String> subscriptionAfter(Optional<String> id) {
    return Optional.ofNullable(
            rows.find(gt("subscription", id.orElse("")))
                .projection(Projections.include("subscription"))
                .sort(Sorts.ascending("subscription"))
                .first())
        .map(row -> row.getString("subscription"));
  }

  private static Bson those(String subscription, String state) {
    return and(eq("subscription", subscription), eq("state", state));
  }

  private static String name(String subscription, EventId event) {
    return subscription + "|" + event.value();
  }
}

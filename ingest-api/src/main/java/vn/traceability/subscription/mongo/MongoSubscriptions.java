package vn.traceability.subscription.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import vn.traceability.subscription.Schedule;
import vn.traceability.subscription.Subscription;
import vn.traceability.subscription.Subscription.Course;
import vn.traceability.subscription.Subscription.Failure;
import vn.traceability.subscription.Subscription.Standing;
import vn.traceability.subscription.Subscriptions;
import vn.traceability.webhook.Destination;

/**
 * One document to a subscription. {@code dueAt} is when it is to be looked at, and missing while a
 * stream rests; {@code wakes} counts how often something was found for it, so that who ends a turn
 * sees whether that happened meanwhile; {@code leaseBy} has it until {@code leaseUntil}.
 */
final class MongoSubscriptions implements Subscriptions {
  private static final Date FREE = new Date(0);
  private static final int MOST = 200;

  private final MongoCollection<Document> subscriptions;

  MongoSubscriptions(MongoCollection<Document> subscriptions) {
    this.subscriptions = subscriptions;
    subscriptions.createIndex(Indexes.ascending("query", "_id"));
    subscriptions.createIndex(Indexes.ascending("dueAt", "leaseUntil"));
    subscriptions.createIndex(Indexes.ascending("account"));
  }

  @Override
  public void add(Subscription subscription) {
    subscriptions.insertOne(
        new Document("_id", subscription.id())
            .append("query", subscription.query())
            .append("account", subscription.account())
            .append("dest", subscription.dest().toString())
            .append("token", subscription.token().orElse(null))
            .append(
                "schedule",
                subscription
                    .schedule()
                    .map(each -> new Document(Map.copyOf(each.fields())))
                    .orElse(null))
            .append("reportIfEmpty", subscription.reportIfEmpty())
            .append("initialRecordTime", Date.from(subscription.initialRecordTime()))
            .append("createdAt", Date.from(subscription.createdAt()))
            .append("dueAt", Date.from(subscription.createdAt()))
            .append(
                "next",
                subscription
                    .schedule()
                    .map(each -> Date.from(each.next(subscription.createdAt())))
                    .orElse(null))
            .append("found", new Document())
            .append("wakes", 0L)
            .append("failures", 0)
            .append("most", MOST)
            .append("leaseUntil", FREE));
  }

  @Override
  public Optional<Standing> find(String query, String id) {
    return Optional.ofNullable(
        subscriptions
            .find(and(eq("_id", id), eq("query", query)))
            .map(MongoSubscriptions::standing)
            .first());
  }

  @Override
  public List<Standing> page(String query, Optional<String> after, int limit) {
    return subscriptions
        .find(and(eq("query", query), gt("_id", after.orElse(""))))
        .sort(Sorts.ascending("_id"))
        .limit(limit)
        .map(MongoSubscriptions::standing)
        .into(new ArrayList<>());
  }

  @Override
  public List<Subscription> all() {
    return subscriptions.find(gt("_id", "")).map(MongoSubscriptions::read).into(new ArrayList<>());
  }

  @Override
  public long countOf(String account) {
    return subscriptions.countDocuments(eq("account", account));
  }

  @Override
  public boolean remove(String query, String id) {
    return subscriptions.deleteOne(and(eq("_id", id), eq("query", query))).getDeletedCount() > 0;
  }

  @Override
  public void wake(String id, Instant then) {
    subscriptions.updateOne(eq("_id", id), inc("wakes", 1L));
    subscriptions.updateOne(and(eq("_id", id), eq("dueAt", null)), set("dueAt", Date.from(then)));
  }

  @Override
  public Optional<Turn> take(String by, Instant now, Duration lease) {
    return Optional.ofNullable(
            subscriptions.findOneAndUpdate(
                and(lte("dueAt", Date.from(now)), lte("leaseUntil", Date.from(now))),
                combine(set("leaseBy", by), set("leaseUntil", Date.from(now.plus(lease)))),
                new FindOneAndUpdateOptions()
                    .sort(Sorts.ascending("dueAt"))
                    .returnDocument(ReturnDocument.AFTER)))
        .map(MongoSubscriptions::turn);
  }

  @Override
  public boolean hold(Turn turn, Instant until) {
    return change(turn, until);
  }

  @Override
  public boolean found(Turn turn, Optional<Found> found, Instant until) {
    return change(
        turn,
        until,
        found
            .map(each -> set("found", new Document("position", each.position().orElse(null))))
            .orElse(unset("found")));
  }

  @Override
  public boolean delivered(Turn turn, Instant now, Instant until) {
    return change(
        turn,
        until,
        set("lastNotifiedAt", Date.from(now)),
        set("lastRunAt", Date.from(now)),
        set("failures", 0),
        unset("failingSince"));
  }

  @Override
  public boolean atMost(Turn turn, int most, Instant until) {
    return change(turn, until, set("most", most));
  }

  @Override
  public void failed(Turn turn, Failure failure, Instant again) {
    end(
        turn,
        set("dueAt", Date.from(again)),
        set("failures", turn.failures() + 1),
        set("failingSince", Date.from(turn.failingSince().orElse(failure.at()))),
        set(
            "lastFailure",
            new Document("at", Date.from(failure.at())).append("reason", failure.reason())));
  }

  @Override
  public void rest(Turn turn, Instant now) {
    long rested =
        subscriptions
            .updateOne(
                and(held(turn), eq("wakes", turn.wakes())),
                combine(
                    unset("dueAt"),
                    set("failures", 0),
                    unset("failingSince"),
                    unset("leaseBy"),
                    set("leaseUntil", FREE)))
            .getMatchedCount();
    if (rested == 0) {
      again(turn, now);
    }
  }

  @Override
  public void again(Turn turn, Instant then) {
    end(turn, set("dueAt", Date.from(then)));
  }

  @Override
  public void ran(Turn turn, Instant now, Instant next) {
    end(
        turn,
        set("lastRunAt", Date.from(now)),
        set("next", Date.from(next)),
        set("dueAt", Date.from(next)),
        set("failures", 0),
        unset("failingSince"));
  }

  private static Bson held(Turn turn) {
    return and(eq("_id", turn.subscription().id()), eq("leaseBy", turn.by()));
  }

  private boolean change(Turn turn, Instant until, Bson... changes) {
    var all = new ArrayList<>(List.of(changes));
    all.add(set("leaseUntil", Date.from(until)));
    return subscriptions.updateOne(held(turn), combine(all)).getMatchedCount() > 0;
  }

  private void end(Turn turn, Bson... changes) {
    var all = new ArrayList<>(List.of(changes));
    all.add(set("leaseUntil", FREE));
    all.add(unset("leaseBy"));
    subscriptions.updateOne(held(turn), combine(all));
  }

  private static Turn turn(Document document) {
    return new Turn(
        read(document),
        document.getString("leaseBy"),
        document.getLong("wakes"),
        moment(document, "next"),
        moment(document, "failingSince"),
        document.getInteger("failures"),
        Optional.ofNullable(document.get("found", Document.class))
            .map(each -> new Found(Optional.ofNullable(each.getString("position")))),
        document.getInteger("most"));
  }

  private static Standing standing(Document document) {
    return new Standing(
        read(document),
        new Course(
            moment(document, "lastRunAt"),
            moment(document, "lastNotifiedAt"),
            document.getInteger("failures"),
            Optional.ofNullable(document.get("lastFailure", Document.class))
                .map(
                    each ->
                        new Failure(each.getDate("at").toInstant(), each.getString("reason")))));
  }

  private static Subscription read(Document document) {
    return new Subscription(
        document.getString("_id"),
        document.getString("query"),
        document.getString("account"),
        Destination.of(document.getString("dest")),
        Optional.ofNullable(document.getString("token")),
        Optional.ofNullable(document.get("schedule", Document.class))
            .map(MongoSubscriptions::schedule),
        document.getBoolean("reportIfEmpty"),
        document.getDate("initialRecordTime").toInstant(),
        document.getDate("createdAt").toInstant());
  }

  private static Schedule schedule(Document fields) {
    return new Schedule(
        fields.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> String.valueOf(each.getValue()))));
  }

  private static Optional<Instant> moment(Document document, String field) {
    return Optional.ofNullable(document.getDate(field)).map(Date::toInstant);
  }
}

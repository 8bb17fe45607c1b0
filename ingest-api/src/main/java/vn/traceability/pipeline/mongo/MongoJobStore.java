package vn.traceability.pipeline.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import vn.traceability.event.EventId;
import vn.traceability.gs1.Gln;
import vn.traceability.pipeline.ErrorBehaviour;
import vn.traceability.pipeline.Jobs;
import vn.traceability.pipeline.Refused;

/** The door to the capture jobs in MongoDB. Times are kept to the millisecond. */
public final class MongoJobStore implements Jobs {
  /** Names the jobs as they are written now: other fields, another collection. */
  public static final String COLLECTION = "jobs-2";

  private final MongoCollection<Document> jobs;

  private MongoJobStore(MongoDatabase database) {
    jobs =
        database
            .getCollection(COLLECTION)
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    jobs.createIndex(
        Indexes.compoundIndex(Indexes.ascending("party"), Indexes.descending("createdAt", "_id")));
  }

  public static Jobs open(MongoDatabase database) {
    return new MongoJobStore(database);
  }

  @Override
  public void add(Collection<Progress> progress, Instant now) {
    if (!progress.isEmpty()) {
      jobs.bulkWrite(
          progress.stream()
              .map(
                  each ->
                      new UpdateOneModel<Document>(
                          eq("_id", each.job()),
                          Updates.combine(changes(each, Date.from(now))),
                          new UpdateOptions().upsert(true)))
              .toList(),
          new BulkWriteOptions().ordered(false));
    }
  }

  /** Each of them changes nothing when done again. */
  private static List<Bson> changes(Progress progress, Date now) {
    var changes = new ArrayList<Bson>();
    changes.add(Updates.set("party", progress.party().digits()));
    progress
        .about()
        .ifPresentOrElse(
            about -> {
              changes.add(Updates.min("createdAt", Date.from(about.createdAt())));
              changes.add(Updates.set("errorBehaviour", about.errorBehaviour().name()));
              changes.add(Updates.set("accepted", about.accepted()));
              about.author().ifPresent(author -> changes.add(Updates.set("author", author)));
            },
            () -> changes.add(Updates.setOnInsert("createdAt", now)));
    changes.add(Updates.max("seen", progress.seen()));
    if (!progress.recorded().isEmpty()) {
      changes.add(
          Updates.addEachToSet(
              "recorded", progress.recorded().stream().map(EventId::value).toList()));
    }
    progress.dead().forEach((at, reason) -> changes.add(Updates.set("dead." + at, reason)));
    progress.mended().forEach(at -> changes.add(Updates.unset("dead." + at)));
    progress
        .offersLeftOut()
        .forEach(
            (place, count) -> {
              String its = "offersLeftOut." + place;
              changes.add(count > 0 ? Updates.set(its, count) : Updates.unset(its));
            });
    progress
        .end()
        .ifPresent(
            refused -> {
              changes.add(Updates.min("finishedAt", now));
              if (refused.total() > 0) {
                changes.add(Updates.set("refused", refused.total()));
                changes.add(Updates.set("problems", refused.problems()));
              }
            });
    return changes;
  }

  @Override
  public Optional<Job> find(String id) {
    return Optional.ofNullable(jobs.find(eq("_id", id)).map(MongoJobStore::read).first());
  }

  @Override
  public List<Job> ofParty(Gln party, Optional<Position> after, int limit) {
    var filters = new ArrayList<>(List.of(eq("party", party.digits())));
    after.ifPresent(
        last -> {
          var createdAt = Date.from(last.createdAt());
          filters.add(lte("createdAt", createdAt));
          filters.add(or(lt("createdAt", createdAt), lt("_id", last.job())));
        });
    return jobs.find(and(filters))
        .sort(Sorts.descending("createdAt", "_id"))
        .limit(limit)
        .map(MongoJobStore::read)
        .into(new ArrayList<>());
  }

  private static Job read(Document document) {
    var accepted = Optional.ofNullable(document.getInteger("accepted"));
    boolean named = accepted.filter(count -> count > MOST_NAMED).isEmpty();
    return new Job(
        document.getString("_id"),
        new Gln(document.getString("party")),
        Optional.ofNullable(document.getString("author")),
        document.getDate("createdAt").toInstant(),
        ErrorBehaviour.valueOf(document.get("errorBehaviour", ErrorBehaviour.ROLLBACK.name())),
        new Refused(
            document.getInteger("refused", 0),
            document.getList("problems", String.class, List.of())),
        accepted,
        document.getInteger("seen", 0),
        named
            ? document.getList("recorded", String.class, List.of()).stream()
                .map(EventId::new)
                .toList()
            : List.of(),
        dead(document.get("dead", new Document())),
        Optional.ofNullable(document.getDate("finishedAt")).map(Date::toInstant),
        document.get("offersLeftOut", new Document()).values().stream()
            .mapToInt(count -> ((Number) count).intValue())
            .sum());
  }

  private static Map<String, String> dead(Document dead) {
    return dead.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> String.valueOf(each.getValue())));
  }
}

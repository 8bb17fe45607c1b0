package vn.traceability.pipeline.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import vn.traceability.event.EventId;
import vn.traceability.pipeline.Jobs;

/** The door to the capture jobs in MongoDB. */
public final class MongoJobStore implements Jobs {
  private final MongoCollection<Document> jobs;

  private MongoJobStore(MongoDatabase database) {
    jobs = database.getCollection("jobs").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
  }

  public static Jobs open(MongoDatabase database) {
    return new MongoJobStore(database);
  }

  @Override
  public void add(Collection<Progress> progress, Instant now) {
    if (progress.isEmpty()) {
      return;
    }
    var writes = new ArrayList<UpdateOneModel<Document>>();
    for (var each : progress) {
      var changes = new ArrayList<Bson>();
      changes.add(Updates.setOnInsert("startedAt", Date.from(now)));
      changes.add(
          Updates.addEachToSet("recorded", each.recorded().stream().map(EventId::value).toList()));
      changes.add(Updates.addEachToSet("read", List.copyOf(each.read())));
      changes.add(Updates.addEachToSet("dead", List.copyOf(each.dead())));
      each.accepted().ifPresent(count -> changes.add(Updates.set("accepted", count)));
      writes.add(
          new UpdateOneModel<>(
              eq("_id", each.job()), Updates.combine(changes), new UpdateOptions().upsert(true)));
    }
    jobs.bulkWrite(writes, new BulkWriteOptions().ordered(false));
  }

  @Override
  public Optional<Job> find(String id) {
    return Optional.ofNullable(jobs.find(eq("_id", id)).first())
        .map(
            document ->
                new Job(
                    document.getString("_id"),
                    Optional.ofNullable(document.getInteger("accepted")),
                    document.getList("read", String.class).size(),
                    document.getList("recorded", String.class).stream().map(EventId::new).toList(),
                    document.getList("dead", String.class).size(),
                    document.getDate("startedAt").toInstant()));
  }
}

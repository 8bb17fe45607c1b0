package vn.traceability.inspection.mongo;

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
import org.bson.Document;
import vn.traceability.inspection.Decision;
import vn.traceability.inspection.Decisions;
import vn.traceability.inspection.Subject;
import vn.traceability.rows.mongo.Rows;

/** The door to the decisions in MongoDB. */
public final class MongoDecisionStore implements Decisions {
  private final MongoCollection<Document> decisions;

  private MongoDecisionStore(MongoDatabase database) {
    decisions =
        database
            .getCollection("decisions")
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    decisions.createIndex(Indexes.ascending("subject"));
  }

  public static Decisions open(MongoDatabase database) {
    return new MongoDecisionStore(database);
  }

  @Override
  public void add(Decision decision) {
    var document =
        new Document("_id", decision.id())
            .append("subject", decision.subject().text())
            .append("kind", decision.kind().name())
            .append("reason", decision.reason())
            .append("findings", decision.findings())
            .append("account", decision.account())
            .append("decidedAt", Date.from(decision.decidedAt()));
    Rows.add(decisions, List.of(document));
  }

  @Override
  public List<Decision> about(Collection<Subject> subjects) {
    return subjects.isEmpty()
        ? List.of()
        : decisions
            .find(in("subject", subjects.stream().map(Subject::text).toList()))
            .sort(Sorts.descending("decidedAt", "_id"))
            .map(MongoDecisionStore::read)
            .into(new ArrayList<>());
  }

  private static Decision read(Document document) {
    return new Decision(
        document.getString("_id"),
        new Subject(document.getString("subject")),
        Decision.Kind.valueOf(document.getString("kind")),
        document.getString("reason"),
        document.getList("findings", String.class),
        document.getString("account"),
        document.getDate("decidedAt").toInstant());
  }
}

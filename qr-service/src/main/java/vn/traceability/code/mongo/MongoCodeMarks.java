package vn.traceability.code.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import vn.traceability.code.CodeChange;
import vn.traceability.code.CodeMark;
import vn.traceability.code.CodeMarks;
import vn.traceability.code.CodeState;
import vn.traceability.lot.LotId;

/** A document per marked code, named as a range that began with it would be. */
final class MongoCodeMarks implements CodeMarks {
  private final MongoCollection<Document> marks;

  MongoCodeMarks(MongoDatabase database) {
    marks = database.getCollection("codes.marks").withWriteConcern(MongoCodeRanges.KEPT);
  }

  @Override
  public Optional<CodeMark> find(LotId lot, long sequence) {
    return Optional.ofNullable(marks.find(eq("_id", MongoCodeRanges.name(lot, sequence))).first())
        .map(MongoCodeMarks::read);
  }

  @Override
  public Map<Long, CodeState> states(LotId lot, long first, long last) {
    var states = new HashMap<Long, CodeState>();
    marks
        .find(between(lot, first, last))
        .projection(Projections.include("sequence", "state"))
        .forEach(
            row -> states.put(row.getLong("sequence"), CodeState.valueOf(row.getString("state"))));
    return states;
  }

  @Override
  public boolean isAnyIn(LotId lot, long first, long last) {
    return marks.find(between(lot, first, last)).projection(Projections.include("_id")).first()
        != null;
  }

  private static Bson between(LotId lot, long first, long last) {
    return and(
        gte("_id", MongoCodeRanges.name(lot, first)), lte("_id", MongoCodeRanges.name(lot, last)));
  }

  @Override
  public synchronized Optional<CodeMark> change(
      LotId lot, long sequence, long range, int seen, CodeChange change) {
    var name = MongoCodeRanges.name(lot, sequence);
    if (seen == 0) {
      MongoCodeRanges.insertIfNew(
          marks,
          new Document("_id", name)
              .append("lot", lot.toString())
              .append("sequence", sequence)
              .append("range", range)
              .append("state", change.to().name())
              .append("changes", List.of(ChangeDocument.write(change)))
              .append("changed", 1));
      return find(lot, sequence).filter(mark -> mark.changes().equals(List.of(change)));
    }
    return Optional.ofNullable(
            marks.findOneAndUpdate(
                and(eq("_id", name), eq("changed", seen)),
                Updates.combine(
                    Updates.set("state", change.to().name()),
                    Updates.push("changes", ChangeDocument.write(change)),
                    Updates.inc("changed", 1)),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
        .map(MongoCodeMarks::read);
  }

  @Override
  public List<Sum> sums(LotId lot) {
    return marks
        .aggregate(
            List.of(
                Aggregates.match(MongoCodeRanges.all(lot)),
                Aggregates.group(
                    new Document("range", "$range").append("state", "$state"),
                    Accumulators.sum("codes", 1))))
        .map(
            row -> {
              var of = row.get("_id", Document.class);
              return new Sum(
                  of.getLong("range"),
                  CodeState.valueOf(of.getString("state")),
                  row.get("codes", Number.class).longValue());
            })
        .into(new ArrayList<>());
  }

  private static CodeMark read(Document row) {
    return new CodeMark(
        LotId.parse(row.getString("lot")),
        row.getLong("sequence"),
        row.getLong("range"),
        ChangeDocument.readAll(row));
  }
}

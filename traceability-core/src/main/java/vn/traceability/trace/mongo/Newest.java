package vn.traceability.trace.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import vn.traceability.trace.Position;
import vn.traceability.trace.Window;

/** Rows of lots or of units by the time of their event, the newest first, page by page. */
final class Newest {
  private Newest() {}

  /**
   * @param of which rows; an index has what it names and then {@code occurredAt} and {@code _id}
   * @param after where the page before ended; empty for the first
   */
  static FindIterable<Document> of(
      MongoCollection<Document> rows, Bson of, Window window, Optional<Position> after, int limit) {
    var until = after.map(Position::occurredAt).orElse(window.until());
    var filters =
        new ArrayList<>(
            List.of(
                of,
                gte("occurredAt", Date.from(window.from())),
                lte("occurredAt", Date.from(until))));
    after.ifPresent(
        last ->
            filters.add(or(lt("occurredAt", Date.from(last.occurredAt())), lt("_id", last.row()))));
    return rows.find(and(filters)).sort(Sorts.descending("occurredAt", "_id")).limit(limit);
  }
}

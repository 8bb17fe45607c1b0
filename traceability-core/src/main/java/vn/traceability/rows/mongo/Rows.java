package vn.traceability.rows.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.util.List;
import org.bson.Document;

/** Adds rows under their names: one that is there already stays as it was, and is no error. */
public final class Rows {
  private Rows() {}

  /**
   * Adds rows in no order.
   *
   * @param to where {@code _id} is the only unique index
   * @return where those stand that were there already, in no order
   * @throws com.mongodb.MongoException when any row was not written for another reason than its
   *     being there; the others may be written then
   */
  public static List<Integer> add(MongoCollection<Document> to, List<Document> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    try {
      to.insertMany(rows, new InsertManyOptions().ordered(false));
      return List.of();
    } catch (MongoBulkWriteException failure) {
      boolean onlyDuplicates =
          failure.getWriteConcernError() == null
              && failure.getWriteErrors().stream()
                  .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
      if (!onlyDuplicates) {
        throw failure;
      }
      return failure.getWriteErrors().stream().map(BulkWriteError::getIndex).toList();
    }
  }
}

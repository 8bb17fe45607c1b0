package vn.traceability.masterdata.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import vn.traceability.masterdata.Numbers;

/** The door to the numbers in MongoDB: one document a series. */
public final class MongoNumbers implements Numbers {
  private final MongoCollection<Document> numbers;

  private MongoNumbers(MongoDatabase database) {
    numbers =
        database.getCollection("numbers").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
  }

  public static Numbers open(MongoDatabase database) {
    return new MongoNumbers(database);
  }

  @Override
  public long next(String series) {
    // the document before: the preview engine answers "after" with what others have made of it
    // since
    var before =
        numbers.findOneAndUpdate(
            eq("_id", series),
            Updates.inc("last", 1L),
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.BEFORE));
    return before == null ? 1 : before.getLong("last") + 1;
  }
}

package vn.traceability.bench;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bson.Document;

/** What a recorder wrote, collection by collection, to be written again by the driver alone. */
final class StoredDocuments {
  private static final int PER_WRITE = 1_000;

  private final Map<String, List<Document>> documents = new LinkedHashMap<>();
  private final Map<String, List<Document>> indexes = new LinkedHashMap<>();

  private StoredDocuments() {}

  /** All of a database that hold something. */
  static StoredDocuments of(MongoDatabase database) {
    var stored = new StoredDocuments();
    for (String name : database.listCollectionNames()) {
      var collection = database.getCollection(name);
      var all = collection.find().into(new ArrayList<>());
      if (!all.isEmpty()) {
        stored.documents.put(name, all);
        stored.indexes.put(name, collection.listIndexes().into(new ArrayList<>()));
      }
    }
    return stored;
  }

  int count() {
    return documents.values().stream().mapToInt(List::size).sum();
  }

  /** Gives a database the indexes that the collections had. */
  void indexesTo(MongoDatabase database) {
    indexes.forEach(
        (name, all) ->
            database.runCommand(new Document("createIndexes", name).append("indexes", all)));
  }

  /** Writes all collections at once, each on a thread of its own, a thousand documents a time. */
  Void writeTo(MongoDatabase database) throws Exception {
    var threads = Executors.newFixedThreadPool(documents.size());
    try {
      var tasks =
          documents.entrySet().stream()
              .<Callable<Void>>map(each -> () -> write(database, each.getKey(), each.getValue()))
              .toList();
      for (var each : threads.invokeAll(tasks)) {
        each.get();
      }
    } finally {
      threads.shutdown();
    }
    return null;
  }

  private static Void write(MongoDatabase database, String name, List<Document> documents) {
    var collection =
        database.getCollection(name).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    for (int from = 0; from < documents.size(); from += PER_WRITE) {
      collection.bulkWrite(
          documents.subList(from, Math.min(documents.size(), from + PER_WRITE)).stream()
              .map(InsertOneModel::new)
              .toList(),
          new BulkWriteOptions().ordered(false));
    }
    return null;
  }
}

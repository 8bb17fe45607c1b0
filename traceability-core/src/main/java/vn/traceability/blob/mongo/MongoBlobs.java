package vn.traceability.blob.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import vn.traceability.blob.Blob;
import vn.traceability.blob.BlobId;
import vn.traceability.blob.Blobs;

/**
 * A document per MiB, {@code _id} = name, {@code #}, number in 2 digits, and one that says they are
 * all there, which is written last.
 */
final class MongoBlobs implements Blobs {
  private static final int CHUNK = 1 << 20;

  private final MongoCollection<Document> blobs;
  private final MongoCollection<Document> chunks;

  MongoBlobs(MongoDatabase database) {
    var kept = WriteConcern.MAJORITY.withJournal(true);
    blobs = database.getCollection("blobs").withWriteConcern(kept);
    chunks = database.getCollection("blobs.chunks").withWriteConcern(kept);
  }

  @Override
  public void put(Blob blob) {
    var name = blob.id().hex();
    if (blobs.find(eq("_id", name)).first() != null) {
      return;
    }
    var bytes = blob.bytes();
    int count = 0;
    for (int from = 0; from < bytes.length; from += CHUNK) {
      var part = Arrays.copyOfRange(bytes, from, Math.min(from + CHUNK, bytes.length));
      insertIfNew(chunks, new Document("_id", chunk(name, count)).append("bytes", part));
      count++;
    }
    insertIfNew(
        blobs,
        new Document("_id", name)
            .append("mediaType", blob.mediaType())
            .append("length", bytes.length)
            .append("chunks", count));
  }

  @Override
  public Optional<Blob> find(BlobId id) {
    var row = blobs.find(eq("_id", id.hex())).first();
    if (row == null) {
      return Optional.empty();
    }
    var bytes = new ByteArrayOutputStream(row.getInteger("length"));
    chunks
        .find(and(gte("_id", id.hex() + "#"), lt("_id", id.hex() + "$")))
        .sort(Sorts.ascending("_id"))
        .forEach(part -> bytes.writeBytes(part.get("bytes", Binary.class).getData()));
    var blob = new Blob(row.getString("mediaType"), bytes.toByteArray());
    if (!blob.id().equals(id)) {
      throw new IllegalStateException("what is kept under " + id + " is something else");
    }
    return Optional.of(blob);
  }

  @Override
  public void remove(BlobId id) {
    blobs.deleteOne(eq("_id", id.hex()));
    chunks.deleteMany(and(gte("_id", id.hex() + "#"), lt("_id", id.hex() + "$")));
  }

  /** The dollar sign follows the hash in ASCII. */
  private static String chunk(String name, int number) {
    return name + String.format(Locale.ROOT, "#%02d", number);
  }

  private static void insertIfNew(MongoCollection<Document> to, Document row) {
    try {
      to.insertOne(row);
    } catch (MongoWriteException failure) {
      if (failure.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw failure;
      }
    }
  }
}

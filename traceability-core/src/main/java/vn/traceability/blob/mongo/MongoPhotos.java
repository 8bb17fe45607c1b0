package vn.traceability.blob.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import vn.traceability.blob.BlobId;
import vn.traceability.blob.Blobs;
import vn.traceability.blob.Photo;
import vn.traceability.blob.Photos;

/** A document per thing; its bytes are there before it names them. */
final class MongoPhotos implements Photos {
  private final MongoCollection<Document> photos;
  private final Blobs blobs;

  MongoPhotos(MongoDatabase database, Blobs blobs) {
    photos =
        database.getCollection("photos").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    this.blobs = blobs;
  }

  @Override
  public Standing set(String of, Photo photo, Instant at, String by) {
    blobs.put(photo.full());
    blobs.put(photo.small());
    var standing =
        new Standing(photo.full().id(), photo.small().id(), at.truncatedTo(ChronoUnit.MILLIS), by);
    photos.replaceOne(
        eq("_id", of),
        new Document("_id", of)
            .append("full", standing.full().hex())
            .append("small", standing.small().hex())
            .append("at", Date.from(standing.at()))
            .append("by", by),
        new ReplaceOptions().upsert(true));
    return standing;
  }

  @Override
  public Optional<Standing> find(String of) {
    return Optional.ofNullable(photos.find(eq("_id", of)).first())
        .map(
            row ->
                new Standing(
                    new BlobId(row.getString("full")),
                    new BlobId(row.getString("small")),
                    row.getDate("at").toInstant(),
                    row.getString("by")));
  }

  @Override
  public void remove(String of) {
    photos.deleteOne(eq("_id", of));
  }
}

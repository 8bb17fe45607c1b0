package vn.traceability.blob.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.traceability.blob.Blob;
import vn.traceability.blob.BlobId;
import vn.traceability.blob.Blobs;
import vn.traceability.blob.Photo;
import vn.traceability.blob.Photos;

/** What every store of blobs holds to. */
abstract class BlobsContract {
  private static final Instant NOW = Instant.parse("2026-03-20T01:00:00.123Z");

  private MongoDatabase database;
  private Blobs blobs;

  abstract MongoDatabase database();

  @BeforeEach
  void open() {
    database = database();
    blobs = MongoBlobStore.open(database);
  }

  @Test
  void theyComeBackAsTheyWereKept() {
    for (int length : new int[] {0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 10 << 20}) {
      var blob = blob(length);
      blobs.put(blob);
      blobs.put(blob);
      assertThat(blobs.find(blob.id())).contains(blob);
    }
    assertThat(blobs.find(BlobId.of(new byte[] {9}))).isEmpty();
  }

  @Test
  void whatIsNotAllThereIsNotThere() {
    var blob = blob(100);
    blobs.put(blob);
    database.getCollection("blobs").deleteOne(new Document("_id", blob.id().hex()));
    assertThat(blobs.find(blob.id())).isEmpty();
    blobs.put(blob);
    assertThat(blobs.find(blob.id())).contains(blob);
  }

  @Test
  void whatWasChangedIsNotTakenForIt() {
    var blob = blob(100);
    blobs.put(blob);
    database
        .getCollection("blobs.chunks")
        .updateOne(
            new Document("_id", blob.id().hex() + "#00"), Updates.set("bytes", new byte[] {1}));
    assertThatThrownBy(() -> blobs.find(blob.id())).hasMessageContaining("something else");
  }

  @Test
  void whatIsTakenAwayIsGone() {
    var blob = blob((1 << 20) + 1);
    blobs.put(blob);
    blobs.remove(blob.id());
    blobs.remove(blob.id());
    assertThat(blobs.find(blob.id())).isEmpty();
    assertThat(
            database
                .getCollection("blobs.chunks")
                .find(new Document("_id", new Document("$gte", "")))
                .first())
        .isNull();
  }

  @Test
  void aThingHasThePhotoThatWasSetLast() {
    Photos photos = MongoBlobStore.photos(database);
    assertThat(photos.find("product:1")).isEmpty();
    photos.set("product:1", new Photo(blob(10), blob(5)), NOW, "a");
    var photo = new Photo(blob(20), blob(6));
    var standing = photos.set("product:1", photo, NOW, "b");
    assertThat(photos.find("product:1")).contains(standing);
    assertThat(standing)
        .isEqualTo(new Photos.Standing(photo.full().id(), photo.small().id(), NOW, "b"));
    assertThat(blobs.find(standing.full())).contains(photo.full());
    assertThat(blobs.find(standing.small())).contains(photo.small());
    photos.remove("product:1");
    assertThat(photos.find("product:1")).isEmpty();
  }

  private static Blob blob(int length) {
    var bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return new Blob("image/jpeg", bytes);
  }
}

package vn.traceability.blob.mongo;

import com.mongodb.client.MongoDatabase;
import vn.traceability.blob.Blobs;
import vn.traceability.blob.Photos;

/** The door to blobs in MongoDB. */
public final class MongoBlobStore {
  private MongoBlobStore() {}

  public static Blobs open(MongoDatabase database) {
    return new MongoBlobs(database);
  }

  public static Photos photos(MongoDatabase database) {
    return new MongoPhotos(database, open(database));
  }
}

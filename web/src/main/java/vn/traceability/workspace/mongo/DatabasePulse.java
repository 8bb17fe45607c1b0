package vn.traceability.workspace.mongo;

import com.mongodb.client.MongoDatabase;
import org.bson.Document;

/** Whether the database answers. */
public final class DatabasePulse {
  private final MongoDatabase database;

  DatabasePulse(MongoDatabase database) {
    this.database = database;
  }

  /** Asks for a sign of life; throws where there is none. */
  public void feel() {
    database.runCommand(new Document("ping", 1));
  }
}

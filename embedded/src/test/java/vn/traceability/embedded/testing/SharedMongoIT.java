package vn.traceability.embedded.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class SharedMongoIT {
  @Test
  void givesEachTestAnEmptyDatabaseOnOneServer() {
    var one = TestMongo.shared(true);
    var other = TestMongo.shared(true);
    one.database().getCollection("c").insertOne(new Document("_id", 1));
    assertThat(other.uri()).isEqualTo(one.uri());
    assertThat(other.database().getCollection("c").find(new Document("_id", 1)).first()).isNull();
  }

  @Test
  void theEngineInMemoryTakesTheCommonCore() {
    var collection = TestMongo.preview().database().getCollection("c");
    collection.insertMany(List.of(new Document("_id", 1), new Document("_id", 2)));
    assertThat(collection.countDocuments()).isEqualTo(2);
  }
}

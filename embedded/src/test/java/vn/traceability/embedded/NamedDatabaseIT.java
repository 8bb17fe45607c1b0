package vn.traceability.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The suites of the stores on a server that the setting names. */
class NamedDatabaseIT {
  @TempDir Path folder;

  @Test
  void takesEachTestInADatabaseOfItsOwnAndIsLeftAsItWas() throws Exception {
    try (var mongo = Own.mongod(EmbeddedMongoSettings.in(folder));
        var client = MongoClients.create(mongo.uri())) {
      client.getDatabase("kept").createCollection("c");

      var said = SharedMongoRun.in(folder, Map.of(EmbeddedMongo.URI_SETTING, mongo.uri()));

      assertThat(said).hasSize(2).doesNotHaveDuplicates();
      assertThat(said).allMatch(line -> line.matches("ran in traceability_test_[0-9a-f]{32}"));
      assertThat(client.listDatabaseNames().into(new ArrayList<>()))
          .containsExactlyInAnyOrder("admin", "config", "kept", "local");
    }
  }

  @Test
  void isRefusedWithASentenceWhenTheSettingIsNoAddress() throws Exception {
    assertThat(SharedMongoRun.in(folder, Map.of(EmbeddedMongo.URI_SETTING, "db:27017")))
        .isEqualTo(
            List.of(
                "CannotStart: The setting TRACEABILITY_MONGODB_URI is not a MongoDB address; it looks like mongodb://host:27017/."));
  }
}

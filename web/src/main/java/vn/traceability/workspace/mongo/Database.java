package vn.traceability.workspace.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.TimeUnit;
import org.springframework.context.support.GenericApplicationContext;

/** Connects to the database server that the start found. */
public final class Database {
  private static final int PATIENCE_SECONDS = 5;

  private Database() {}

  /**
   * Makes the database a bean; the connections end with the context.
   *
   * @param uri its address; the database {@code traceability} where it names none
   */
  public static void register(GenericApplicationContext beans, String uri) {
    var address = new ConnectionString(uri);
    String named = address.getDatabase();
    String name = named == null || named.equals("admin") ? "traceability" : named;
    beans.registerBean(MongoClient.class, () -> connect(address));
    beans.registerBean(
        MongoDatabase.class, () -> beans.getBean(MongoClient.class).getDatabase(name));
    beans.registerBean(
        DatabasePulse.class, () -> new DatabasePulse(beans.getBean(MongoDatabase.class)));
  }

  private static MongoClient connect(ConnectionString address) {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(address)
            .applicationName("traceability")
            .applyToClusterSettings(
                cluster -> cluster.serverSelectionTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
            .build());
  }
}

package vn.traceability.warm.mongo;

import com.mongodb.client.MongoDatabase;
import java.util.Set;
import java.util.TreeSet;
import vn.traceability.warm.Writes;

/**
 * Counts the documents of the collections that rows are only ever added to: events and their rows,
 * decisions, registers, and the history of master data. The counts are kept by the server, so
 * nothing is read for them; after a crash, or on a sharded cluster, they may be off, and change
 * with each write all the same.
 */
public final class MongoWrites implements Writes {
  private static final Set<String> ADDED_TO = Set.of("events", "decisions", "isolationRegisters");

  private final MongoDatabase database;

  public MongoWrites(MongoDatabase database) {
    this.database = database;
  }

  @Override
  public String mark() {
    var names = new TreeSet<String>();
    database.listCollectionNames().into(names);
    var mark = new StringBuilder();
    for (String name : names) {
      if (isAddedTo(name)) {
        mark.append(name)
            .append(' ')
            .append(database.getCollection(name).estimatedDocumentCount())
            .append('\n');
      }
    }
    return mark.toString();
  }

  private static boolean isAddedTo(String name) {
    return ADDED_TO.contains(name) || name.startsWith("links-") || name.endsWith(".history");
  }
}

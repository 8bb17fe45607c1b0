package vn.traceability.embedded;

import com.mongodb.ConnectionString;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The database of this start: the operator's, a server of our own, or the preview in memory. */
public abstract class EmbeddedMongo implements AutoCloseable {
  /** Names a database that is there already. */
  public static final String URI_SETTING = "TRACEABILITY_MONGODB_URI";

  EmbeddedMongo() {}

  /**
   * Asks, in this order: the setting {@link #URI_SETTING}; a program named, installed, kept from an
   * earlier start, downloaded; and where none can be had, the preview.
   *
   * @throws CannotStart with a sentence for people
   */
  public static EmbeddedMongo start(EmbeddedMongoSettings settings) {
    var uri = settings.environment().getOrDefault(URI_SETTING, "").strip();
    if (!uri.isEmpty()) {
      return external(uri);
    }
    return start(settings, Mongod.sources(settings));
  }

  static EmbeddedMongo start(EmbeddedMongoSettings settings, List<MongodSource> sources) {
    var folder = settings.dataFolder().resolve("mongodb");
    var search = Mongod.search(sources, settings.progress());
    if (!search.found().isEmpty()) {
      return OwnMongod.start(settings, search.found().get(0), folder);
    }
    var why =
        search.reasons().isEmpty()
            ? "none is made for this system"
            : String.join("; ", search.reasons());
    var maker = madeBy(folder.resolve(OwnMongod.VERSION_FILE));
    if (!maker.isEmpty()) { // an empty preview in their place would look like lost data
      throw new CannotStart(
          "The data in %s need MongoDB %s, and no server could be had (%s); name one by %s or choose another data folder."
              .formatted(folder, maker, why, NamedMongod.SETTING));
    }
    return preview(settings, why);
  }

  /**
   * The server program that a start would run, tried; empty where only the preview can be had.
   *
   * @throws CannotStart when the one the operator named does not run
   */
  public static Optional<Path> program(EmbeddedMongoSettings settings) {
    return Mongod.search(Mongod.sources(settings), settings.progress()).found().stream()
        .map(Mongod::program)
        .findFirst();
  }

  /** The preview engine, whatever else could be had. */
  public static EmbeddedMongo preview(EmbeddedMongoSettings settings) {
    return preview(settings, "it was asked for");
  }

  private static EmbeddedMongo preview(EmbeddedMongoSettings settings, String why) {
    var server = new MongoServer(new MemoryBackend());
    var address = server.bind();
    var text =
        "PREVIEW: the database is in memory and NOTHING IS KEPT when the program ends (%s). To keep data, install MongoDB and name its program by %s, or name a database by %s."
            .formatted(why, NamedMongod.SETTING, URI_SETTING);
    settings.progress().accept(text);
    return new Started(
        "mongodb://127.0.0.1:" + address.getPort() + "/", text, true, server::shutdownNow);
  }

  private static EmbeddedMongo external(String uri) {
    try {
      var hosts = String.join(",", new ConnectionString(uri).getHosts());
      return new Started(
          uri, "MongoDB at " + hosts + " (setting " + URI_SETTING + ")", false, () -> {});
    } catch (IllegalArgumentException wrong) { // its message could show the password
      throw new CannotStart(
          "The setting "
              + URI_SETTING
              + " is not a MongoDB address; it looks like mongodb://host:27017/.");
    }
  }

  static String madeBy(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file).strip() : "";
    } catch (IOException failure) {
      throw new CannotStart(
          "The file %s cannot be read; check its rights.".formatted(file), failure);
    }
  }

  /** Where to connect; holds the password, so never to be logged. */
  public abstract String uri();

  /** A line for people: which server this is and where its data lie. No secrets. */
  public abstract String describe();

  /** Whether nothing is kept. */
  public abstract boolean isPreview();

  /** False while a server of our own is down. Whether it answers is the caller's ping to tell. */
  public abstract boolean isRunning();

  /** The server's process where it is one of our own. */
  public OptionalLong processId() {
    return OptionalLong.empty();
  }

  @Override
  public abstract void close();

  /** As {@link EmbeddedKafka#endsWithItsOwner}. */
  public void endsWithItsOwner() {}

  private static final class Started extends EmbeddedMongo {
    private final String uri;
    private final String description;
    private final boolean preview;
    private final Runnable stop;

    Started(String uri, String description, boolean preview, Runnable stop) {
      this.uri = uri;
      this.description = description;
      this.preview = preview;
      this.stop = stop;
    }

    @Override
    public String uri() {
      return uri;
    }

    @Override
    public String describe() {
      return description;
    }

    @Override
    public boolean isPreview() {
      return preview;
    }

    @Override
    public boolean isRunning() {
      return true;
    }

    @Override
    public void close() {
      stop.run();
    }
  }
}

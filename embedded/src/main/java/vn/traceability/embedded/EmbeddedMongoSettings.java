package vn.traceability.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How to start.
 *
 * @param dataFolder where the data lies; the server's own files go to {@code mongodb} below it
 * @param environment where the settings {@code TRACEABILITY_…} and the {@code PATH} are read
 * @param programs where downloaded servers are kept for all data folders of this user
 * @param cacheMebibytes the server's cache, at least 256
 * @param parameters further {@code --setParameter} of the server, such as {@code notablescan=1}
 * @param restartPause before the first restart of a server that died; the next ones wait longer
 * @param progress takes one line for people at a time
 * @param fatal told once, with a sentence, when the server died for good
 */
public record EmbeddedMongoSettings(
    Path dataFolder,
    Map<String, String> environment,
    Path programs,
    int cacheMebibytes,
    Map<String, String> parameters,
    Duration restartPause,
    Consumer<String> progress,
    Consumer<String> fatal) {

  public EmbeddedMongoSettings {
    if (cacheMebibytes < 256) {
      throw new CannotStart(
          "The database cache is set to %d MiB, but the server needs at least 256; raise the setting."
              .formatted(cacheMebibytes));
    }
    dataFolder = dataFolder.toAbsolutePath().normalize();
    environment = Map.copyOf(environment);
    parameters = Map.copyOf(parameters);
  }

  /** The defaults of this user and environment, with lines for people on the console. */
  public static EmbeddedMongoSettings in(Path dataFolder) {
    var environment = System.getenv();
    return new EmbeddedMongoSettings(
        dataFolder,
        environment,
        userCache(environment).resolve("traceability").resolve("mongod"),
        256,
        Map.of(),
        Duration.ofSeconds(1),
        System.out::println,
        System.err::println);
  }

  private static Path userCache(Map<String, String> environment) {
    var named = environment.getOrDefault("XDG_CACHE_HOME", "");
    return named.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(named);
  }

  public EmbeddedMongoSettings withEnvironment(Map<String, String> changed) {
    return new EmbeddedMongoSettings(
        dataFolder, changed, programs, cacheMebibytes, parameters, restartPause, progress, fatal);
  }

  public EmbeddedMongoSettings withPrograms(Path changed) {
    return new EmbeddedMongoSettings(
        dataFolder,
        environment,
        changed,
        cacheMebibytes,
        parameters,
        restartPause,
        progress,
        fatal);
  }

  public EmbeddedMongoSettings withCacheMebibytes(int changed) {
    return new EmbeddedMongoSettings(
        dataFolder, environment, programs, changed, parameters, restartPause, progress, fatal);
  }

  public EmbeddedMongoSettings withParameters(Map<String, String> changed) {
    return new EmbeddedMongoSettings(
        dataFolder, environment, programs, cacheMebibytes, changed, restartPause, progress, fatal);
  }

  public EmbeddedMongoSettings withRestartPause(Duration changed) {
    return new EmbeddedMongoSettings(
        dataFolder, environment, programs, cacheMebibytes, parameters, changed, progress, fatal);
  }

  public EmbeddedMongoSettings withProgress(Consumer<String> changed) {
    return new EmbeddedMongoSettings(
        dataFolder,
        environment,
        programs,
        cacheMebibytes,
        parameters,
        restartPause,
        changed,
        fatal);
  }

  public EmbeddedMongoSettings withFatal(Consumer<String> changed) {
    return new EmbeddedMongoSettings(
        dataFolder,
        environment,
        programs,
        cacheMebibytes,
        parameters,
        restartPause,
        progress,
        changed);
  }
}

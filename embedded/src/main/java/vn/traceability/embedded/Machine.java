package vn.traceability.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What decides which build of the server runs here.
 *
 * @param system {@code linux}, {@code macos}, {@code windows} or another
 * @param processor {@code x86_64}, {@code aarch64} or another
 * @param release the fields of Linux's {@code os-release}
 * @param hasAvx false only where the processor is known to lack it
 */
record Machine(String system, String processor, Map<String, String> release, boolean hasAvx) {
  Machine {
    release = Map.copyOf(release);
  }

  static Machine here() {
    var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    var system =
        name.contains("linux")
            ? "linux"
            : name.contains("mac") ? "macos" : name.contains("windows") ? "windows" : name;
    var named = System.getProperty("os.arch");
    var processor =
        Map.of("amd64", "x86_64", "x86_64", "x86_64", "arm64", "aarch64")
            .getOrDefault(named, named);
    return new Machine(
        system,
        processor,
        release(read(Path.of("/etc/os-release"))),
        !processor.equals("x86_64") || hasAvx(read(Path.of("/proc/cpuinfo"))));
  }

  static String programName() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows")
        ? "mongod.exe"
        : "mongod";
  }

  /** An input that is at its end. */
  static File nothing() {
    return new File(programName().equals("mongod") ? "/dev/null" : "NUL");
  }

  boolean is(String wantedSystem, String wantedProcessor) {
    return system.equals(wantedSystem) && processor.equals(wantedProcessor);
  }

  /** The official archive's name for this machine, or empty where there is none. */
  Optional<String> archive(MongodVersion version) {
    return switch (system) {
      case "linux" ->
          distribution()
              .map(it -> "linux/mongodb-linux-" + processor + "-" + it + "-" + version + ".tgz");
      case "macos" -> {
        var named = processor.equals("aarch64") ? "arm64" : processor;
        yield Optional.of("osx/mongodb-macos-" + named + "-" + version + ".tgz");
      }
      case "windows" ->
          Optional.of("windows/mongodb-windows-x86_64-" + version + ".zip")
              .filter(name -> processor.equals("x86_64"));
      default -> Optional.empty();
    };
  }

  /** The nearest distribution the server is built for: those after it run its programs too. */
  private Optional<String> distribution() {
    boolean arm = processor.equals("aarch64");
    if (!arm && !processor.equals("x86_64")) {
      return Optional.empty();
    }
    int major = (int) number(release.getOrDefault("VERSION_ID", "0"));
    return switch (release.getOrDefault("ID", "")) {
      case "debian" ->
          arm // none is made for it, but Ubuntu's needs only what Debian 12 has
              ? major < 12 ? Optional.empty() : Optional.of("ubuntu2204")
              : major < 11 ? Optional.empty() : Optional.of(major == 11 ? "debian11" : "debian12");
      case "ubuntu", "pop" ->
          major < 20 ? Optional.empty() : Optional.of(major < 22 ? "ubuntu2004" : "ubuntu2204");
      case "rhel", "rocky", "almalinux", "centos", "ol" ->
          major < 8 ? Optional.empty() : Optional.of(major == 8 ? "rhel8" : "rhel90");
      case "amzn" -> major == 2023 ? Optional.of("amazon2023") : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static double number(String text) {
    return text.matches("[0-9]+(\\.[0-9]+)?") ? Double.parseDouble(text) : 0;
  }

  static Map<String, String> release(String osRelease) {
    var fields = new HashMap<String, String>();
    osRelease
        .lines()
        .filter(line -> line.matches("[A-Z_]+=.*"))
        .forEach(
            line -> {
              int equals = line.indexOf('=');
              fields.put(line.substring(0, equals), line.substring(equals + 1).replace("\"", ""));
            });
    return fields;
  }

  /** Unknown counts as yes: the server itself will tell. */
  static boolean hasAvx(String cpuInfo) {
    var flags = cpuInfo.lines().filter(line -> line.startsWith("flags")).findFirst();
    return flags.isEmpty() || flags.get().matches(".*\\bavx\\b.*");
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException unreadable) { // then nothing is known of this machine
      return "";
    }
  }
}

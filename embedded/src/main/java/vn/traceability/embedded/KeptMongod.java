package vn.traceability.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/** The copies that earlier starts downloaded, one folder a version: the newest answers. */
record KeptMongod(Path programs) implements MongodSource {
  @Override
  public String name() {
    return "the user's cache";
  }

  @Override
  public Optional<Path> find() throws IOException {
    if (!Files.isDirectory(programs)) {
      return Optional.empty();
    }
    try (var folders = Files.list(programs)) {
      return folders
          .filter(folder -> MongodVersion.isOne(folder.getFileName().toString()))
          .filter(folder -> Files.isExecutable(folder.resolve(Machine.programName())))
          .max(Comparator.comparing(folder -> MongodVersion.of(folder.getFileName().toString())))
          .map(folder -> folder.resolve(Machine.programName()));
    }
  }

  /** Keeps a program whose download was checked; it appears whole or not at all. */
  Path keep(MongodVersion version, InputStream program) throws IOException {
    var folder = Files.createDirectories(programs.resolve(version.toString()));
    var partial = Files.createTempFile(folder, "mongod", ".partial");
    try {
      try (var out = Files.newOutputStream(partial)) {
        program.transferTo(out);
      }
      PrivateFiles.restrict(partial, "rwxr-xr-x");
      var kept = folder.resolve(Machine.programName());
      PrivateFiles.moveIntoPlace(partial, kept);
      return kept;
    } finally {
      Files.deleteIfExists(partial);
    }
  }
}

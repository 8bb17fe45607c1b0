package vn.traceability.embedded;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The program that is installed on this machine, on the {@code PATH}. */
record InstalledMongod(Map<String, String> environment) implements MongodSource {
  @Override
  public String name() {
    return "the PATH";
  }

  @Override
  public Optional<Path> find() {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(environment.getOrDefault("PATH", ""))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder).resolve(Machine.programName()).toAbsolutePath())
        .filter(program -> Files.isExecutable(program) && !Files.isDirectory(program))
        .findFirst();
  }
}

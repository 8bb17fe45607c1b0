package vn.traceability.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The program the operator named. */
record NamedMongod(Map<String, String> environment) implements MongodSource {
  static final String SETTING = "TRACEABILITY_MONGOD";

  @Override
  public String name() {
    return "the setting " + SETTING;
  }

  @Override
  public boolean isInsistedOn() {
    return true;
  }

  @Override
  public Optional<Path> find() throws IOException {
    var named = environment.getOrDefault(SETTING, "");
    if (named.isBlank()) {
      return Optional.empty();
    }
    var program = Path.of(named).toAbsolutePath();
    if (!Files.isExecutable(program) || Files.isDirectory(program)) {
      throw new IOException(program + " is not a program that this user may run");
    }
    return Optional.of(program);
  }
}

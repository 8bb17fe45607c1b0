package vn.traceability.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import vn.traceability.embedded.testing.StoreEngine;

/** A run of store tests in a program and an environment of its own: says how its test ended. */
public final class SharedMongoRun {
  private SharedMongoRun() {}

  public static void main(String[] arguments) {
    try {
      for (int test = 0; test < 2; test++) {
        var database = StoreEngine.MONGOD.newDatabase();
        database.getCollection("c").insertOne(new Document("_id", 1));
        System.out.println("ran in " + database.getName());
      }
    } catch (Throwable ended) { // also what JUnit takes for a failure or a skip
      System.out.println(ended.getClass().getSimpleName() + ": " + ended.getMessage());
    }
    System.exit(0); // the preview would keep it running
  }

  /** Its lines, once it has ended. */
  static List<String> in(Path folder, Map<String, String> environment) throws Exception {
    var command = new ArrayList<>(KilledRun.java());
    command.add(SharedMongoRun.class.getName());
    var said = folder.resolve("said");
    var program = new ProcessBuilder(command).redirectErrorStream(true);
    program.environment().keySet().removeIf(name -> name.startsWith("TRACEABILITY_"));
    program.environment().remove("CI");
    program.environment().putAll(environment);
    var run = program.redirectOutput(said.toFile()).start();
    try {
      assertThat(run.waitFor(1, TimeUnit.MINUTES)).as("it ended").isTrue();
    } finally {
      run.destroyForcibly();
    }
    return Files.readAllLines(said);
  }
}

package vn.traceability.embedded;

import com.mongodb.client.MongoClients;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.bson.Document;

/** A program of its own that writes, and prints each write once it is acknowledged. */
public final class KilledRun {
  private KilledRun() {}

  public static void main(String[] arguments) {
    var folder = Path.of(arguments[0]);
    int from = Integer.parseInt(arguments[2]);
    var kafka =
        arguments[1].contains("kafka")
            ? CompletableFuture.supplyAsync(() -> KafkaWrites.start(folder))
            : null;
    var settings = EmbeddedMongoSettings.in(folder).withProgress(line -> {});
    var mongo = EmbeddedMongo.start(settings, Mongod.sources(settings));
    var collection = MongoClients.create(mongo.uri()).getDatabase("d").getCollection("c");
    var messages = kafka == null ? null : kafka.join();
    for (int id = from; ; id++) {
      collection.insertOne(new Document("_id", id)); // w: majority, j: true by the address
      System.out.println("m" + id);
      if (messages != null) {
        messages.write(id);
        System.out.println("k" + id);
      }
    }
  }

  static ProcessBuilder program(Path folder, String stores, int from) {
    var command = new ArrayList<>(java());
    command.addAll(List.of(KilledRun.class.getName(), folder.toString(), stores));
    command.add(Integer.toString(from));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
  }

  /** Java with what this test can see, up to where the name of a program is due. */
  static List<String> java() {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return List.of(java, "-Xmx512m", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp", classes);
  }

  /** Returns after the first acknowledged write. */
  static Process start(Path folder, String stores) throws IOException {
    var process = program(folder, stores, 1).start();
    firstWrite(process);
    return process;
  }

  static BufferedReader firstWrite(Process process) throws IOException {
    var out = process.inputReader(StandardCharsets.UTF_8);
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("m")) {
        return out;
      }
    }
    throw new IOException("the program ended before it wrote anything");
  }

  /** What it said was acknowledged, whole lines only: the last may be cut in its number. */
  static Set<String> acknowledged(Path said) {
    try {
      var text = Files.readString(said);
      var whole = text.substring(0, text.lastIndexOf('\n') + 1);
      return whole
          .lines()
          .filter(line -> line.matches("[mk][0-9]+"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

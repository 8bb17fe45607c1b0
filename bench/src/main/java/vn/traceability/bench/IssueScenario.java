package vn.traceability.bench;

import com.mongodb.WriteConcern;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import tools.jackson.databind.json.JsonMapper;

/**
 * A million codes of a lot: issued in one request, whose floor is one document that the driver
 * writes as safely, and streamed as the tables that a print shop reads.
 */
final class IssueScenario implements Scenario {
  private static final int CODES = 1_000_000;
  private static final int CODES_SMALL = 200_000;
  private static final int LOTS = 10;
  private static final String ADDRESS = "/scan/api/codes/";

  @Override
  public String name() {
    return "issue";
  }

  @Override
  public void run(Scale scale, Report report) throws Exception {
    try (var stores = new BenchStores()) {
      var database = stores.database();
      PackedLots.fill(database, LOTS);
      try (var api = LabelsProgram.start(stores, database, "issue")) {
        String key = api.key(Partners.party(0));
        var written =
            database
                .getCollection("bench")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        try (var connection = new HttpConnection(api.port(), key)) {
          Turns.compare(
              "orders of %d codes / writes of a document".formatted(CODES),
              scale,
              report,
              time ->
                  Clients.measure(
                      1, 1, time, client -> written.insertOne(new Document("count", CODES))),
              time -> Clients.measure(1, 1, time, client -> issue(connection, CODES)));
          int codes = scale.equals(Scale.SMALL) ? CODES_SMALL : CODES;
          var range =
              "http://127.0.0.1:" + api.port() + address() + "/ranges/" + issue(connection, codes);
          for (String table : List.of("codes.csv", "codes.xlsx")) {
            var file = URI.create(range + "/" + table);
            stream(file, key); // so that it is compiled
            report(table, codes, file, key, report);
          }
        }
      }
    }
  }

  private static String address() {
    var lot = PackedLots.packed(1);
    return ADDRESS + lot.gtin().digits() + "/" + lot.number().text();
  }

  /** Gives the number of the first code. */
  private static long issue(HttpConnection connection, int count) throws IOException {
    var order = "{\"orderId\":\"%s\",\"count\":%d}".formatted(UUID.randomUUID(), count);
    var answer = connection.post(address(), order.getBytes(StandardCharsets.UTF_8)).is(201);
    return JsonMapper.shared().readTree(answer.body()).path("first").longValue();
  }

  /** Once for its speed, and once for what of the heap it holds, which is asked while it runs. */
  private static void report(String table, int codes, URI address, String key, Report report)
      throws Exception {
    long begin = System.nanoTime();
    long bytes = stream(address, key);
    double seconds = (System.nanoTime() - begin) / 1e9;
    report.figure(table + " of " + codes + " codes", codes / seconds, "rows/s");
    report.figure(table + " of " + codes + " codes", bytes / 1e6 / seconds, "MB/s");
    report.figure(table + " of " + codes + " codes", bytes / 1e6, "MB");
    report.figure(
        table + " of " + codes + " codes, most of the heap", heldMeanwhile(address, key), "MB");
  }

  private static double heldMeanwhile(URI address, String key) throws Exception {
    long before = used();
    var most = new AtomicLong();
    var watch = Executors.newSingleThreadScheduledExecutor();
    try {
      var watching =
          watch.scheduleWithFixedDelay(
              () -> most.accumulateAndGet(used() - before, Math::max),
              100,
              300,
              TimeUnit.MILLISECONDS);
      stream(address, key);
      watching.cancel(false);
    } finally {
      watch.shutdown();
    }
    return most.get() / 1e6;
  }

  /** What is used after all that nobody holds is gone, by floor, client and server together. */
  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Reads it to its end and keeps nothing; gives how many bytes it has. */
  private static long stream(URI address, String key) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(address).header("X-API-Key", key).build();
    var answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(address + " answered " + answer.statusCode());
    }
    try (InputStream body = answer.body()) {
      return body.transferTo(OutputStream.nullOutputStream());
    }
  }
}

package vn.traceability.bench;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vn.traceability.pipeline.CaptureLog;

/**
 * From an event in memory to the broker, and from the broker to all projections: without HTTP and
 * without validation.
 */
final class PipelineScenario implements Scenario {
  static final String AUTHOR = "6f7b8a52-3c57-4f0e-9f3a-0d9a5b5c1e11";

  @Override
  public String name() {
    return "pipeline";
  }

  @Override
  public void run(Scale scale, Report report) throws Exception {
    try (var stores = new BenchStores()) {
      accepted(stores, scale, report);
      new RecordedFromTopic(stores, scale).run(report);
    }
  }

  private static void accepted(BenchStores stores, Scale scale, Report report) throws Exception {
    String raw = stores.flushedTopic("raw");
    var topics = stores.topics("accepted");
    try (var producer = new RawProducer(stores.kafka.bootstrapServers(), raw);
        var log =
            new CaptureLog(stores.kafka.bootstrapServers(), topics, "bench", Clock.systemUTC())) {
      for (var load : List.of(new Load(4, 100), new Load(4, 1), new Load(16, 1), new Load(1, 1))) {
        var documents = new ArrayList<List<String>>();
        for (int client = 0; client < load.clients(); client++) {
          documents.add(Harvests.of(Harvests.farm(client), 0, load.events()));
        }
        Clients.Call floor =
            client -> producer.send(Harvests.farm(client).digits(), bytes(documents.get(client)));
        Clients.Call ours =
            client ->
                log.accept(
                    Harvests.farm(client),
                    AUTHOR,
                    UUID.randomUUID().toString(),
                    documents.get(client));
        compare(load, scale, report, floor, ours);
      }
    }
  }

  private record Load(int clients, int events) {}

  private static void compare(
      Load load, Scale scale, Report report, Clients.Call floor, Clients.Call ours)
      throws Exception {
    Turns.compare(
        "accepted: %d clients, %d events a capture".formatted(load.clients(), load.events()),
        scale,
        report,
        time -> Clients.measure(load.clients(), load.events(), time, floor),
        time -> Clients.measure(load.clients(), load.events(), time, ours));
  }

  private static List<byte[]> bytes(List<String> events) {
    return events.stream().map(event -> event.getBytes(StandardCharsets.UTF_8)).toList();
  }
}

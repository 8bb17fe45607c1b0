package vn.traceability.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * From a partner's software to the broker, and on to all projections: over HTTP, with a key,
 * validated, while the recorder runs in the same process as in the default start. The floor of what
 * is accepted is a producer that sends the same events; the floor of what is recorded is the driver
 * that writes the documents which the recorder wrote.
 */
final class CaptureScenario implements Scenario {
  private static final List<Integer> EVENTS = List.of(1, 100, 1_000);
  private static final List<Integer> CLIENTS = List.of(1, 4, 16);
  private static final int MOST_CLIENTS = 16;

  /** Of the capture whose recording is timed. */
  private static final Load RECORDED = new Load("/epcis/capture", 4, 100);

  /** Than before each measurement: after so long the program is compiled, as one is that runs. */
  private static final int LONGER = 20;

  private record Load(String address, int clients, int events) {
    byte[] body(int first) {
      return address.equals("/epcis/events")
          ? PartnerEvents.alone(first)
          : PartnerEvents.document(first, events);
    }

    int answer() {
      return address.equals("/epcis/events") ? 201 : 202;
    }
  }

  private final AtomicInteger numbers = new AtomicInteger();

  @Override
  public String name() {
    return "capture";
  }

  @Override
  public void run(Scale scale, Report report) throws Exception {
    try (var stores = new BenchStores()) {
      accepted(stores, scale, report);
      recorded(stores, scale, report);
    }
  }

  private void accepted(BenchStores stores, Scale scale, Report report) throws Exception {
    var loads = new ArrayList<Load>();
    loads.add(new Load("/epcis/events", 4, 1));
    EVENTS.forEach(
        events ->
            CLIENTS.forEach(clients -> loads.add(new Load("/epcis/capture", clients, events))));
    try (var api = new RunningApi(stores, stores.database(), stores.topics("accepted"));
        var producer =
            new RawProducer(stores.kafka.bootstrapServers(), stores.flushedTopic("raw"));
        var partners = new Partners(api, MOST_CLIENTS)) {
      Clients.measure(
          RECORDED.clients(),
          RECORDED.events(),
          scale.warmUp().multipliedBy(LONGER),
          client -> post(RECORDED, partners.connection(client)));
      api.awaitRecorded(numbers.get());
      for (var load : loads) {
        compare(load, scale, report, api, producer, partners);
      }
    }
  }

  private void compare(
      Load load,
      Scale scale,
      Report report,
      RunningApi api,
      RawProducer producer,
      Partners partners)
      throws Exception {
    var events = IntStream.range(0, load.events()).mapToObj(PartnerEvents::alone).toList();
    Clients.Call floor = client -> producer.send(Partners.party(client).digits(), events);
    Clients.Call ours = client -> post(load, partners.connection(client));
    Clients.measure(load.clients(), load.events(), scale.warmUp(), floor);
    Clients.measure(load.clients(), load.events(), scale.warmUp(), ours);
    var floors = new ArrayList<Rate>();
    var own = new ArrayList<Rate>();
    for (int round = 0; round < scale.rounds(); round++) {
      api.awaitRecorded(numbers.get());
      floors.add(Clients.measure(load.clients(), load.events(), scale.measured(), floor));
      own.add(Clients.measure(load.clients(), load.events(), scale.measured(), ours));
    }
    api.awaitRecorded(numbers.get());
    report.add(
        "%s: %d clients, %d events of %d bytes"
            .formatted(
                load.address(),
                load.clients(),
                load.events(),
                load.body(numbers.get()).length / load.events()),
        Rate.median(floors),
        Rate.median(own));
  }

  private void post(Load load, HttpConnection connection) throws IOException {
    int first = numbers.getAndAdd(load.events());
    connection.post(load.address(), load.body(first)).is(load.answer());
  }

  private void recorded(BenchStores stores, Scale scale, Report report) throws Exception {
    var floors = new ArrayList<Rate>();
    var own = new ArrayList<Rate>();
    int documents = 0;
    for (int round = 0; round < scale.rounds(); round++) {
      var database = stores.database();
      try (var api = new RunningApi(stores, database, stores.topics("recorded" + round));
          var partners = new Partners(api, RECORDED.clients())) {
        own.add(recorded(api, partners, scale.events()));
      }
      var stored = StoredDocuments.of(database);
      database.drop();
      documents = stored.count();
      var raw = stores.database();
      stored.indexesTo(raw);
      long start = System.nanoTime();
      stored.writeTo(raw);
      long took = System.nanoTime() - start;
      floors.add(Rate.of(scale.events(), took, new long[] {took}));
      raw.drop();
    }
    report.add(
        "recorded: %d events, %d documents".formatted(scale.events(), documents),
        Rate.median(floors),
        Rate.median(own));
  }

  /** From the first request until the last event is in all projections. */
  private Rate recorded(RunningApi api, Partners partners, int events) throws Exception {
    var left = new AtomicInteger(events / RECORDED.events());
    var threads = Executors.newFixedThreadPool(RECORDED.clients());
    long start = System.nanoTime();
    try {
      var tasks =
          IntStream.range(0, RECORDED.clients())
              .<Callable<Void>>mapToObj(
                  client ->
                      () -> {
                        while (left.getAndDecrement() > 0) {
                          post(RECORDED, partners.connection(client));
                        }
                        return null;
                      })
              .toList();
      for (var each : threads.invokeAll(tasks)) {
        each.get();
      }
    } finally {
      threads.shutdown();
    }
    api.awaitRecorded(events);
    long took = System.nanoTime() - start;
    return Rate.of(events, took, new long[] {took});
  }
}

package vn.traceability.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import vn.traceability.code.Codes;
import vn.traceability.scan.DigitalLink;
import vn.traceability.scan.Resolver;
import vn.traceability.scan.State;

/**
 * The page of an activated code among many lots, opened as a phone's browser opens it: each page is
 * one scan on the topic, and recorded meanwhile. Each lot is registered, was packed of a harvest,
 * and says both. The floor is {@link HelloController} on the same server, by the same clients.
 *
 * <p>Warm are a thousand lots of which packages are scanned again and again, each package a few
 * times, as buyers do; cold is a lot nobody asked for before. Pages are asked for compressed, as
 * all browsers do. Nothing but scans is written meanwhile, as at night; by day, where something is
 * recorded each second, a lot is warm for 2 seconds.
 */
final class ScanScenario implements Scenario {
  private static final int LOTS = 1_000_000;
  private static final int LOTS_SMALL = 100_000;
  private static final int WARM = 1_000;
  private static final int PACKAGES = 100;

  /** How long pages are asked for before anything is measured. */
  private static final Duration COMPILED = Duration.ofSeconds(45);

  private static final List<Integer> CLIENTS = List.of(1, 32);

  /** What a browser says when somebody opens an address; such a request is a person's scan. */
  private static final Map<String, String> NAVIGATION =
      Map.of(
          "Sec-Fetch-Mode", "navigate",
          "Sec-Fetch-Dest", "document",
          "Sec-Fetch-Site", "none",
          "Accept", "text/html",
          "Accept-Encoding", "gzip, deflate, br",
          "Accept-Language", "vi-VN,vi;q=0.9");

  private final AtomicInteger cold = new AtomicInteger(WARM);

  @Override
  public String name() {
    return "scan";
  }

  @Override
  public void run(Scale scale, Report report) throws Exception {
    int count = scale.equals(Scale.SMALL) ? LOTS_SMALL : LOTS;
    try (var stores = new BenchStores()) {
      var database = stores.database();
      PackedLots.fill(database, count);
      try (var api = LabelsProgram.start(stores, database, "scan")) {
        var addresses = new Addresses(api.bean(Codes.class), count / 2);
        mustBeActivated(api.bean(Resolver.class), addresses.of(0));
        var first = IntStream.range(0, WARM).mapToObj(addresses::of).toList();
        var warm =
            IntStream.range(0, WARM).mapToObj(addresses::allOf).flatMap(List::stream).toList();
        for (int clients : CLIENTS) {
          var connections = new ArrayList<HttpConnection>();
          for (int client = 0; client < clients; client++) {
            connections.add(new HttpConnection(api.port(), NAVIGATION));
          }
          askForEach(first, connections);
          Clients.measure( // else the compiler takes as much time as the pages
              clients,
              1,
              COMPILED,
              client -> open(connections.get(client), warm.get(random(warm.size()))));
          compare(
              "warm lots of %d: %d clients".formatted(count, clients),
              clients,
              scale,
              report,
              client -> connections.get(client).get(HelloController.ADDRESS).is(200),
              client -> open(connections.get(client), warm.get(random(warm.size()))));
          compare(
              "cold lots of %d: %d clients".formatted(count, clients),
              clients,
              scale,
              report,
              client -> connections.get(client).get(HelloController.ADDRESS).is(200),
              client -> open(connections.get(client), addresses.of(cold.getAndIncrement())));
          for (var each : connections) {
            each.close();
          }
        }
        report.figure("bytes of a page", bytes(api.port(), first.get(0)), "bytes");
        report.figure("load of the machine at the end", load(), "of " + cores() + " cores");
      }
    }
  }

  private static void compare(
      String what, int clients, Scale scale, Report report, Clients.Call floor, Clients.Call ours)
      throws Exception {
    Turns.compare(
        what,
        scale,
        report,
        time -> Clients.measure(clients, 1, time, floor),
        time -> Clients.measure(clients, 1, time, ours));
  }

  /** The addresses on packages. */
  private record Addresses(Codes codes, int lots) {
    String of(int number) {
      if (number >= lots) {
        throw new IllegalStateException("all " + lots + " lots were asked for");
      }
      return some(number, 1).get(0);
    }

    /** Of many packages of a lot. */
    List<String> allOf(int number) {
      return some(number, PACKAGES);
    }

    private List<String> some(int number, int count) {
      var lot = PackedLots.packed(number);
      var stem = "/01/" + lot.gtin().digits() + "/10/" + lot.number().text() + "/21/";
      return codes.part(PackedLots.codes(number), Map.of(), 1, count).stream()
          .map(code -> stem + code.serial().text())
          .toList();
    }
  }

  private static int random(int most) {
    return ThreadLocalRandom.current().nextInt(most);
  }

  private static void open(HttpConnection connection, String address) throws IOException {
    connection.get(address).is(200);
  }

  /** So that they are warm, however few of them a short measurement comes to. */
  private static void askForEach(List<String> addresses, List<HttpConnection> connections)
      throws Exception {
    var next = new AtomicInteger();
    int clients = connections.size();
    Clients.measure(
        clients,
        1,
        Duration.ZERO,
        client -> {
          for (int at = next.getAndIncrement(); at < WARM; at = next.getAndIncrement()) {
            open(connections.get(client), addresses.get(at));
          }
        });
  }

  /** What is measured must be the page of a good code with its journey, and no lesser one. */
  private static void mustBeActivated(Resolver resolver, String address) {
    var answer = resolver.answer(DigitalLink.read(address));
    int steps = answer.journey().orElseThrow().steps().size();
    if (!answer.states().equals(List.of(State.ACTIVATED)) || steps != 2) {
      throw new IllegalStateException(answer.states() + " with " + steps + " steps");
    }
  }

  private static int bytes(int port, String address) throws IOException {
    try (var connection = new HttpConnection(port, NAVIGATION)) {
      return connection.get(address).is(200).body().length;
    }
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }
}

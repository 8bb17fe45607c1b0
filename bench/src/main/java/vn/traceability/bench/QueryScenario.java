package vn.traceability.bench;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.bson.Document;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.event.RecordedEvent;
import vn.traceability.event.epcis.EventReading;
import vn.traceability.event.epcis.Identifiers;
import vn.traceability.event.epcis.document.EpcisReader;
import vn.traceability.event.epcis.document.Limits;
import vn.traceability.event.mongo.MongoEventStore;

/**
 * Events of one item, and pages of events of one step, asked for over HTTP among many events. The
 * floor asks the driver for the same documents by the same index.
 */
final class QueryScenario implements Scenario {
  private static final int EVENTS = 1_000_000;
  private static final int EVENTS_SMALL = 100_000;
  private static final int PER_WRITE = 2_000;
  private static final int PER_PAGE = 30;
  private static final int PARTY = 0;
  private static final List<Integer> CLIENTS = List.of(1, 4);

  @Override
  public String name() {
    return "query";
  }

  @Override
  public void run(Scale scale, Report report) throws Exception {
    int count = scale.equals(Scale.SMALL) ? EVENTS_SMALL : EVENTS;
    try (var stores = new BenchStores()) {
      var database = stores.database();
      fill(database, count);
      try (var api = new RunningApi(stores, database, stores.topics("query"))) {
        String key = api.key(Partners.party(PARTY));
        var events = database.getCollection("events");
        for (int clients : CLIENTS) {
          var connections = new ArrayList<HttpConnection>();
          for (int client = 0; client < clients; client++) {
            connections.add(new HttpConnection(api.port(), key));
          }
          compare(
              "MATCH_epc among %d events: %d clients".formatted(count, clients),
              clients,
              scale,
              report,
              client -> found(events, "epc=" + epc(count), 1),
              client -> found(connections.get(client), "MATCH_epc=" + encoded(epc(count)), 1));
          compare(
              "EQ_bizStep, %d a page, among %d events: %d clients"
                  .formatted(PER_PAGE, count, clients),
              clients,
              scale,
              report,
              client -> found(events, "bizStep=" + step(), PER_PAGE),
              client ->
                  found(
                      connections.get(client),
                      "EQ_bizStep=" + step() + "&perPage=" + PER_PAGE,
                      PER_PAGE));
          for (var each : connections) {
            each.close();
          }
        }
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

  private static String epc(int count) {
    return PartnerEvents.epc(ThreadLocalRandom.current().nextInt(count));
  }

  private static String step() {
    return PartnerEvents.STEPS.get(ThreadLocalRandom.current().nextInt(PartnerEvents.STEPS.size()));
  }

  private static void found(MongoCollection<Document> events, String term, int expected) {
    var page =
        events
            .find(eq("terms", term))
            .projection(Projections.include("eventID", "epcis", "recordedAt"))
            .sort(Sorts.ascending("eventTime", "tie"))
            .limit(PER_PAGE)
            .into(new ArrayList<>());
    mustBe(expected, page.size());
  }

  private static void found(HttpConnection connection, String parameters, int expected)
      throws IOException {
    byte[] body = connection.get("/epcis/events?" + parameters).is(200).body();
    mustBe(expected, occurrences("\"recordTime\":", new String(body, StandardCharsets.UTF_8)));
  }

  /** Without reading the answer as JSON: that would be the client's work. */
  private static int occurrences(String word, String text) {
    int count = 0;
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      count++;
    }
    return count;
  }

  private static void mustBe(int expected, int found) {
    if (found != expected) {
      throw new IllegalStateException("found " + found + " events instead of " + expected);
    }
  }

  private static String encoded(String uri) {
    return URLEncoder.encode(uri, StandardCharsets.UTF_8);
  }

  /** By the store itself, without a pipeline before it. */
  private static void fill(MongoDatabase database, int count) {
    MongoEventStore.search(database); // with all indexes from the beginning
    var events = MongoEventStore.open(database);
    var reader = new EpcisReader(Limits.STANDARD);
    var reading = new EventReading(Partners.party(PARTY), Optional.empty(), true, Instant.now());
    for (int first = 0; first < count; first += PER_WRITE) {
      events.append(
          IntStream.range(first, first + PER_WRITE)
              .parallel()
              .mapToObj(number -> read(reader, reading, number))
              .toList());
    }
  }

  private static RecordedEvent read(EpcisReader reader, EventReading reading, int number) {
    try {
      ObjectNode event = reader.event(new ByteArrayInputStream(PartnerEvents.alone(number)));
      Identifiers.canonicalise(event);
      return reading.of(event.toString());
    } catch (IOException impossible) {
      throw new IllegalStateException("a text in memory was not read", impossible);
    }
  }
}

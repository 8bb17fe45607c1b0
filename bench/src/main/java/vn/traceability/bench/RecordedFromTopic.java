package vn.traceability.bench;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import vn.traceability.event.mongo.MongoEventStore;
import vn.traceability.lot.mongo.MongoLots;
import vn.traceability.offer.OfferDesk;
import vn.traceability.offer.Registered;
import vn.traceability.offer.mongo.MongoOfferStore;
import vn.traceability.party.mongo.MongoParties;
import vn.traceability.pipeline.CaptureLog;
import vn.traceability.pipeline.Recorder;
import vn.traceability.pipeline.Topics;
import vn.traceability.pipeline.mongo.MongoJobStore;
import vn.traceability.place.mongo.MongoPlaces;
import vn.traceability.product.mongo.MongoProducts;
import vn.traceability.trace.mongo.MongoLinkStore;

/**
 * From a filled topic to all projections; the floor writes the very documents that the recorder
 * wrote, to all its collections at once, with the same indexes on the same server.
 */
final class RecordedFromTopic {
  private static final int PER_CAPTURE = 100;
  private static final int FARMS = 24;

  private final BenchStores stores;
  private final Scale scale;
  private final Topics topics;

  RecordedFromTopic(BenchStores stores, Scale scale) {
    this.stores = stores;
    this.scale = scale;
    topics = stores.topics("recorded");
  }

  void run(Report report) throws Exception {
    fill();
    warmUp();
    Optional<StoredDocuments> written = Optional.empty();
    var floors = new ArrayList<Rate>();
    var own = new ArrayList<Rate>();
    for (int round = 0; round < scale.rounds(); round++) {
      var database = database();
      own.add(timed(() -> record(database)));
      if (written.isEmpty()) {
        written = Optional.of(StoredDocuments.of(database));
      }
      database.drop();
      var raw = database();
      var documents = written.orElseThrow();
      floors.add(timed(() -> documents.writeTo(raw)));
      raw.drop();
    }
    report.add(
        "recorded: %d events, %d documents"
            .formatted(scale.events(), written.orElseThrow().count()),
        Rate.median(floors),
        Rate.median(own));
  }

  /** As a program is that has run for a while. */
  private void warmUp() throws Exception {
    var database = database();
    record(database);
    database.drop();
  }

  private Rate timed(Callable<?> work) throws Exception {
    long start = System.nanoTime();
    work.call();
    long took = System.nanoTime() - start;
    return Rate.of(scale.events(), took, new long[] {took});
  }

  private void fill() {
    try (var log =
        new CaptureLog(stores.kafka.bootstrapServers(), topics, "fill", Clock.systemUTC())) {
      for (int capture = 0; capture < scale.events() / PER_CAPTURE; capture++) {
        var farm = Harvests.farm(capture % FARMS);
        log.accept(
            farm,
            PipelineScenario.AUTHOR,
            UUID.randomUUID().toString(),
            Harvests.of(farm, capture * PER_CAPTURE, PER_CAPTURE));
      }
    }
  }

  /** New, with the collections and indexes of the stores. */
  private MongoDatabase database() {
    var database = stores.database();
    MongoEventStore.open(database);
    MongoLinkStore.open(database);
    MongoJobStore.open(database);
    return database;
  }

  /** Of a document without master data nothing comes here. */
  private static OfferDesk desk(MongoDatabase database) {
    var clock = Clock.systemUTC();
    return new OfferDesk(
        MongoOfferStore.open(database),
        new Registered(
            MongoProducts.open(database, clock),
            MongoLots.open(database, clock),
            MongoPlaces.open(database, clock),
            MongoParties.open(database, clock)));
  }

  private Void record(MongoDatabase database) throws Exception {
    try (var recorder =
        new Recorder(
            stores.kafka.bootstrapServers(),
            topics,
            MongoEventStore.open(database),
            MongoLinkStore.open(database),
            MongoJobStore.open(database),
            desk(database),
            Clock.systemUTC(),
            Recorder.Steps.NONE)) {
      recorder.start();
      while (recorder.recorded() < scale.events()) {
        recorder
            .trouble()
            .ifPresent(
                why -> {
                  throw new IllegalStateException(why);
                });
        Thread.sleep(5);
      }
    }
    try (var admin = Admin.create(Map.of("bootstrap.servers", stores.kafka.bootstrapServers()))) {
      admin // so that the next round reads from the beginning
          .deleteConsumerGroups(List.of(topics.prefix() + "event-recorder"))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
    return null;
  }
}

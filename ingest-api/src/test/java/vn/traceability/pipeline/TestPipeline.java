package vn.traceability.pipeline;

import static com.mongodb.client.model.Filters.gt;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import vn.traceability.Diary;
import vn.traceability.embedded.EmbeddedKafka;
import vn.traceability.embedded.testing.TestKafka;
import vn.traceability.embedded.testing.TestMongo;
import vn.traceability.event.EventId;
import vn.traceability.event.Events;
import vn.traceability.event.RecordedEvent;
import vn.traceability.event.epcis.MasterDataElement;
import vn.traceability.event.mongo.MongoEventStore;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.mongo.MongoLots;
import vn.traceability.offer.OfferDesk;
import vn.traceability.offer.Offers;
import vn.traceability.offer.Registered;
import vn.traceability.offer.mongo.MongoOfferStore;
import vn.traceability.party.mongo.MongoParties;
import vn.traceability.pipeline.mongo.MongoJobStore;
import vn.traceability.place.mongo.MongoPlaces;
import vn.traceability.product.mongo.MongoProducts;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.trace.Links;
import vn.traceability.trace.mongo.MongoLinkStore;

/** A pipeline of its own for one test: topics, group and database that no other test uses. */
final class TestPipeline implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-03T01:00:00Z"), ZoneOffset.UTC);

  final EmbeddedKafka kafka;
  final Topics topics = new Topics(TestKafka.newName("pipeline") + ".");
  final MongoDatabase database;
  final Events events;
  final Links links;
  final Jobs jobs;
  final Offers offers;
  private final Registered registered;
  private final List<AutoCloseable> open = new ArrayList<>();
  private final CaptureLog log;

  TestPipeline() {
    this(TestKafka.shared(), TestMongo.shared(true).database());
  }

  /** Over stores that something happens to. */
  TestPipeline(EmbeddedKafka kafka, MongoDatabase database) {
    this.kafka = kafka;
    this.database = database;
    events = MongoEventStore.open(database);
    links = MongoLinkStore.open(database);
    jobs = MongoJobStore.open(database);
    offers = MongoOfferStore.open(database);
    registered =
        new Registered(
            MongoProducts.open(database, CLOCK),
            MongoLots.open(database, CLOCK),
            MongoPlaces.open(database, CLOCK),
            MongoParties.open(database, CLOCK));
    kafka.createTopic(topics.captured(), 3, Map.of());
    kafka.createTopic(topics.recorded(), 3, Map.of());
    kafka.createTopic(topics.deadLetters(), 1, Map.of());
    log = log("one");
  }

  CaptureLog log(String instance) {
    var opened = new CaptureLog(kafka.bootstrapServers(), topics, instance, CLOCK);
    open.add(opened);
    return opened;
  }

  Recorder recorder(Recorder.Steps steps) {
    var recorder =
        new Recorder(
            kafka.bootstrapServers(), topics, events, links, jobs, desk(offers), CLOCK, steps);
    open.add(recorder);
    return recorder.start();
  }

  /** One whose process ends. */
  Recorder recorder(Kill kill) {
    var recorder =
        new Recorder(
            kafka.bootstrapServers(),
            topics,
            kill.within(Events.class, events, "append", "append"),
            kill.within(Links.class, links, "project", "links"),
            kill.within(Jobs.class, jobs, "add", "add"),
            desk(kill.within(Offers.class, offers, "add", "offers")),
            CLOCK,
            kill.steps());
    open.add(recorder);
    return recorder.start();
  }

  /** One whose store will never keep a certain event. */
  Recorder recorder(EventId never) {
    var choosy =
        (Events)
            Proxy.newProxyInstance(
                Events.class.getClassLoader(),
                new Class<?>[] {Events.class},
                (proxy, called, arguments) -> {
                  if (called.getName().equals("append")
                      && ((Collection<?>) arguments[0])
                          .stream().anyMatch(each -> ((RecordedEvent) each).id().equals(never))) {
                    throw new InvalidValue("event", never.value(), "is too large to be kept");
                  }
                  return called.invoke(events, arguments);
                });
    var recorder =
        new Recorder(
            kafka.bootstrapServers(),
            topics,
            choosy,
            links,
            jobs,
            desk(offers),
            CLOCK,
            Recorder.Steps.NONE);
    open.add(recorder);
    return recorder.start();
  }

  private OfferDesk desk(Offers offers) {
    return new OfferDesk(offers, registered);
  }

  static final String AUTHOR = "6f7b8a52-3c57-4f0e-9f3a-0d9a5b5c1e11";

  /** The farm's. */
  static Capture capture(String job, List<String> epcis) {
    return Capture.of(Diary.FARM, AUTHOR, job, CLOCK.instant(), epcis);
  }

  /** The same, which offers master data. */
  static Capture capture(String job, List<String> epcis, List<MasterDataElement> masterData) {
    return new Capture(
        Diary.FARM,
        AUTHOR,
        false,
        job,
        CLOCK.instant(),
        ErrorBehaviour.ROLLBACK,
        Refused.NONE,
        epcis.size(),
        Capture.Source.of(epcis),
        masterData);
  }

  void accept(Gln party, String job, List<String> epcis) {
    log.accept(party, AUTHOR, job, epcis);
  }

  /** Another producer than ours, as a fault elsewhere would be. */
  KafkaProducer<String, byte[]> producer(Map<String, Object> settings) {
    var all = new HashMap<>(settings);
    all.put("bootstrap.servers", kafka.bootstrapServers());
    var producer = new KafkaProducer<>(all, new StringSerializer(), new ByteArraySerializer());
    open.add(producer);
    return producer;
  }

  /** Waits until all that is in the topic by now has gone through all four steps. */
  void awaitRecorded() {
    var last = new HashMap<TopicPartition, Long>();
    for (var message : read(topics.captured())) {
      last.merge(
          new TopicPartition(message.topic(), message.partition()), message.offset(), Math::max);
    }
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                var committed =
                    admin
                        .listConsumerGroupOffsets(topics.recorders())
                        .partitionsToOffsetAndMetadata()
                        .get(10, SECONDS);
                return last.entrySet().stream()
                    .allMatch(
                        each ->
                            Optional.ofNullable(committed.get(each.getKey()))
                                .filter(offset -> offset.offset() > each.getValue())
                                .isPresent());
              });
    }
  }

  /** All that a consumer sees that reads what was committed only. */
  List<ConsumerRecord<String, byte[]>> read(String topic) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            kafka.bootstrapServers(),
            "isolation.level",
            "read_committed",
            "auto.offset.reset",
            "earliest");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(each -> new TopicPartition(topic, each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var messages = new ArrayList<ConsumerRecord<String, byte[]>>();
      long until = System.nanoTime() + PATIENCE.toNanos();
      while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        consumer.poll(Duration.ofMillis(100)).forEach(messages::add);
        if (System.nanoTime() > until) {
          throw new AssertionError("the topic was not read to its end: " + topic);
        }
      }
      return messages;
    }
  }

  Set<EventId> recorded() {
    var ids = new HashSet<EventId>();
    all().forEach(event -> ids.add(event.id()));
    return ids;
  }

  List<RecordedEvent> all() {
    var all = new ArrayList<RecordedEvent>();
    Optional<EventId> last = Optional.empty();
    while (true) {
      var page = events.page(last, 10_000);
      all.addAll(page);
      if (page.size() < 10_000) {
        return all;
      }
      last = Optional.of(page.get(page.size() - 1).id());
    }
  }

  /** The rows as they lie in the store. */
  List<Document> rows() {
    return rows(database);
  }

  /** The rows as they would be if all that is kept were projected anew. */
  List<Document> rebuilt() {
    var fresh = TestMongo.shared(true).database();
    MongoLinkStore.open(fresh).project(all());
    return rows(fresh);
  }

  private static List<Document> rows(MongoDatabase from) {
    return from.getCollection(MongoLinkStore.COLLECTION)
        .find(gt("_id", ""))
        .sort(new Document("_id", 1))
        .into(new ArrayList<>());
  }

  @Override
  public void close() throws Exception {
    for (var each : open) {
      each.close();
    }
  }
}

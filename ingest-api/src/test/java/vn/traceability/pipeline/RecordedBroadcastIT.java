package vn.traceability.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.traceability.event.EventId;

/** What every process is told of recorded events. */
class RecordedBroadcastIT {
  private TestPipeline pipeline;
  private KafkaProducer<String, byte[]> recorder;
  private final List<AutoCloseable> open = new ArrayList<>();

  @BeforeEach
  void open() {
    pipeline = new TestPipeline();
    recorder = pipeline.producer(Map.of());
  }

  @AfterEach
  void close() throws Exception {
    for (var each : open) {
      each.close();
    }
    pipeline.close();
  }

  private static class Told implements RecordedBroadcast.Listener {
    final List<EventId> events = new CopyOnWriteArrayList<>();
    final AtomicInteger begun = new AtomicInteger();
    final AtomicInteger missed = new AtomicInteger();

    @Override
    public void listening() {
      begun.incrementAndGet();
    }

    @Override
    public void missed() {
      missed.incrementAndGet();
    }

    @Override
    public void recorded(Collection<EventId> some) {
      events.addAll(some);
    }

    Told awaitBegun(int times) {
      await().atMost(TestPipeline.PATIENCE).until(() -> begun.get() >= times);
      return this;
    }

    void awaitAll(List<EventId> ids) {
      await().atMost(TestPipeline.PATIENCE).until(() -> events.containsAll(ids));
    }
  }

  private RecordedBroadcast broadcast(RecordedBroadcast.Listener listener) {
    var broadcast =
        new RecordedBroadcast(
            pipeline.kafka.bootstrapServers(), pipeline.topics, listener, Duration.ofMillis(300));
    open.add(broadcast);
    return broadcast.start();
  }

  /** One message for each, in turn to each partition. */
  private List<EventId> recorded(int from, int to) {
    var ids =
        IntStream.range(from, to)
            .mapToObj(number -> new EventId("ni:///sha-256;%064x?ver=CBV2.0".formatted(number)))
            .toList();
    int partitions = recorder.partitionsFor(pipeline.topics.recorded()).size();
    for (int i = 0; i < ids.size(); i++) {
      recorder.send(
          new ProducerRecord<>(
              pipeline.topics.recorded(), i % partitions, "x", ids.get(i).value().getBytes(UTF_8)));
    }
    recorder.flush();
    return ids;
  }

  @Test
  void tellsEachProcessOfAllThatIsRecordedFromNowOn() {
    var before = recorded(0, 10);
    var one = new Told();
    var two = new Told();
    var first = broadcast(one);
    broadcast(two);
    one.awaitBegun(1);
    two.awaitBegun(1);

    var ids = recorded(10, 40);

    for (var told : List.of(one, two)) {
      told.awaitAll(ids);
      assertThat(told.events).doesNotContainAnyElementsOf(before).hasSize(30);
      assertThat(told.missed).hasValue(0);
    }
    assertThat(first.trouble()).isEmpty();
  }

  @Test
  void tellsAgainWhatWasNotTakenAndNothingElseMeanwhile() {
    var failures = new AtomicInteger();
    var told =
        new Told() {
          @Override
          public void recorded(Collection<EventId> some) {
            if (failures.incrementAndGet() <= 3) {
              throw new IllegalStateException("not yet");
            }
            super.recorded(some);
          }
        };
    var broadcast = broadcast(told);
    told.awaitBegun(1);

    var first = recorded(0, 3);
    told.awaitAll(first);
    told.awaitAll(recorded(3, 30));

    assertThat(failures).hasValueGreaterThan(3);
    assertThat(told.events).doesNotHaveDuplicates().hasSize(30);
    await().atMost(TestPipeline.PATIENCE).until(() -> broadcast.trouble().isEmpty());
    assertThat(told.missed).hasValue(0);
  }

  @Test
  void saysSoWhereSomeWasClearedBeforeItWasRead() throws Exception {
    var isHeld = new CountDownLatch(1);
    var goesOn = new CountDownLatch(1);
    var told =
        new Told() {
          @Override
          public void recorded(Collection<EventId> some) {
            super.recorded(some);
            isHeld.countDown();
            try {
              goesOn.await();
            } catch (InterruptedException stopped) {
              throw new IllegalStateException(stopped);
            }
          }
        };
    broadcast(told);
    told.awaitBegun(1);
    recorded(0, 3);
    assertThat(isHeld.await(30, SECONDS)).isTrue();
    recorded(3, 6); // may be under way to it already
    var cleared = recorded(6, 30);
    clear();

    goesOn.countDown();
    told.awaitBegun(2);
    var after = recorded(30, 60);
    told.awaitAll(after);

    assertThat(told.missed).hasValue(1);
    assertThat(told.events).doesNotContainAnyElementsOf(cleared);
  }

  private void clear() throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", pipeline.kafka.bootstrapServers()))) {
      var partitions =
          recorder.partitionsFor(pipeline.topics.recorded()).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .collect(Collectors.toMap(Function.identity(), any -> OffsetSpec.latest()));
      var ends = admin.listOffsets(partitions).all().get(10, SECONDS);
      admin
          .deleteRecords(
              ends.entrySet().stream()
                  .collect(
                      Collectors.toMap(
                          Map.Entry::getKey,
                          each -> RecordsToDelete.beforeOffset(each.getValue().offset()))))
          .all()
          .get(10, SECONDS);
    }
  }

  @Test
  void findsNewPartitions() throws Exception {
    var told = new Told();
    broadcast(told);
    told.awaitBegun(1);
    var before = recorded(0, 9);
    try (var admin = Admin.create(Map.of("bootstrap.servers", pipeline.kafka.bootstrapServers()))) {
      admin
          .createPartitions(Map.of(pipeline.topics.recorded(), NewPartitions.increaseTo(5)))
          .all()
          .get(10, SECONDS);
    }
    var ids = new ArrayList<>(before);
    var id = new EventId("ni:///sha-256;%064x?ver=CBV2.0".formatted(99));
    var elsewhere = pipeline.producer(Map.of()); // knows of the new one
    elsewhere
        .send(new ProducerRecord<>(pipeline.topics.recorded(), 4, "x", id.value().getBytes(UTF_8)))
        .get(10, SECONDS);
    ids.add(id);

    told.awaitAll(ids);

    assertThat(told.events).doesNotHaveDuplicates();
    assertThat(told.missed).hasValue(0);
  }

  @Test
  void listensOnceThereIsATopicAndSaysWhenItEnds() {
    var told = new Told();
    var nowhere = new Topics(pipeline.topics.prefix() + "none.");
    var broadcast =
        new RecordedBroadcast(
            pipeline.kafka.bootstrapServers(), nowhere, told, Duration.ofMillis(300));
    try (broadcast) {
      broadcast.start();
      await()
          .atMost(TestPipeline.PATIENCE)
          .until(() -> broadcast.trouble().filter(why -> why.contains("topic")).isPresent());
      assertThat(told.begun).hasValue(0);

      pipeline.kafka.createTopic(nowhere.recorded(), 1, Map.of());
      told.awaitBegun(1);
    }

    assertThat(told.missed).hasValue(1);
  }
}

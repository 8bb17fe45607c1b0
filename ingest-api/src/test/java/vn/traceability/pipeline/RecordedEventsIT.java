package vn.traceability.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.traceability.Diary;
import vn.traceability.event.EventId;

/** What a second effect is told of recorded events. */
class RecordedEventsIT {
  private final List<EventId> told = new CopyOnWriteArrayList<>();
  private TestPipeline pipeline;

  @BeforeEach
  void open() {
    pipeline = new TestPipeline();
    pipeline.recorder(Recorder.Steps.NONE);
  }

  @AfterEach
  void close() throws Exception {
    pipeline.close();
  }

  private RecordedEvents consumer(RecordedEvents.Effect effect) {
    return new RecordedEvents(pipeline.kafka.bootstrapServers(), pipeline.topics, "effect", effect)
        .start();
  }

  private List<EventId> accepted(String job, int count) {
    var entries = Harvests.of(Diary.FARM, count);
    pipeline.accept(Diary.FARM, job, entries);
    return entries.stream().map(Diary::identify).toList();
  }

  private void awaitTold(List<EventId> ids) {
    await().atMost(TestPipeline.PATIENCE).until(() -> told.containsAll(ids));
  }

  @Test
  void tellsOfWhatIsRecordedAndGoesOnWhereItStopped() {
    try (var first = consumer(told::addAll)) {
      awaitTold(accepted("job-1", 50));
      assertThat(first.trouble()).isEmpty();
    }
    told.clear();

    try (var second = consumer(told::addAll)) {
      var ids = accepted("job-2", 20);
      awaitTold(ids);
      assertThat(told).containsExactlyInAnyOrderElementsOf(ids);
    }
  }

  @Test
  void tellsOfManyAFewAtATime() {
    var most = new AtomicInteger();
    try (var consumer =
        consumer(
            ids -> {
              most.accumulateAndGet(ids.size(), Math::max);
              told.addAll(ids);
            })) {
      awaitTold(accepted("job-1", 3_000));
      assertThat(consumer.trouble()).isEmpty();
    }
    assertThat(told).hasSize(3_000);
    assertThat(most).hasValueLessThanOrEqualTo(1_000);
  }

  @Test
  void tellsAgainWhatWasNotTaken() {
    var failures = new AtomicInteger();
    try (var consumer =
        consumer(
            ids -> {
              if (failures.incrementAndGet() <= 4) {
                throw new IllegalStateException("not yet");
              }
              told.addAll(ids);
            })) {
      awaitTold(accepted("job-1", 30));
      assertThat(failures).hasValueGreaterThan(4);
      await().atMost(TestPipeline.PATIENCE).until(() -> consumer.trouble().isEmpty());
    }
  }

  @Test
  void tellsAgainWhereOneEndedBeforeItTookAny() {
    var tried = new AtomicInteger();
    var ids = accepted("job-1", 10);
    try (var first =
        consumer(
            some -> {
              tried.incrementAndGet();
              throw new IllegalStateException("never");
            })) {
      await().atMost(TestPipeline.PATIENCE).until(() -> tried.get() > 0);
      await().atMost(TestPipeline.PATIENCE).until(() -> first.trouble().isPresent());
    }

    try (var second = consumer(told::addAll)) {
      awaitTold(ids);
      assertThat(second.trouble()).isEmpty();
    }
  }

  @Test
  void passesOverWhatNamesNoEvent() {
    var foreign = pipeline.producer(Map.of());
    var named = new EventId("ni:///sha-256;%064x?ver=CBV2.0".formatted(1));
    foreign.send(
        new ProducerRecord<>(
            pipeline.topics.recorded(), "x", ("no event\n\n" + named).getBytes(UTF_8)));
    foreign.flush();

    try (var consumer = consumer(told::addAll)) {
      awaitTold(accepted("job-1", 5));
      awaitTold(List.of(named));
      assertThat(told.stream().collect(Collectors.toSet())).hasSize(5 + 1);
      assertThat(consumer.trouble()).isEmpty();
    }
  }
}

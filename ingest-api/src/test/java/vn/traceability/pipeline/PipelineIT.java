package vn.traceability.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.traceability.Diary;
import vn.traceability.event.EventId;

class PipelineIT {
  private TestPipeline pipeline;

  @BeforeEach
  void open() {
    pipeline = new TestPipeline();
  }

  @AfterEach
  void close() throws Exception {
    pipeline.close();
  }

  @Test
  void whatIsAcceptedIsRecordedProjectedAndPublished() {
    pipeline.recorder(Recorder.Steps.NONE);
    var entries = Diary.fromFieldToShop("1");

    pipeline.accept(Diary.FARM, "job-1", entries);
    pipeline.awaitRecorded();

    assertThat(pipeline.recorded()).isEqualTo(ids(entries));
    assertThat(pipeline.rows()).isNotEmpty().isEqualTo(pipeline.rebuilt());
    assertThat(published()).isEqualTo(ids(entries));
    var job = pipeline.jobs.find("job-1").orElseThrow();
    assertThat(job.isFinished()).isTrue();
    assertThat(job.accepted()).contains(6);
    assertThat(job.recorded()).containsExactlyInAnyOrderElementsOf(ids(entries));
    assertThat(job.failed()).isZero();
  }

  @Test
  void whatIsAcceptedWhileNobodyRecordsWaits() {
    var entries = Diary.fromFieldToShop("1");
    pipeline.accept(Diary.FARM, "job-1", entries);
    assertThat(pipeline.jobs.find("job-1")).isEmpty();

    pipeline.recorder(Recorder.Steps.NONE);
    pipeline.awaitRecorded();

    assertThat(pipeline.recorded()).isEqualTo(ids(entries));
  }

  @Test
  void anEntrySentTwiceIsOneEvent() {
    pipeline.recorder(Recorder.Steps.NONE);
    var entries = new Diary().harvested("field-1").written();

    pipeline.accept(Diary.FARM, "job-1", entries);
    pipeline.awaitRecorded();
    var first = pipeline.all();
    pipeline.accept(Diary.FARM, "job-2", entries);
    pipeline.awaitRecorded();

    assertThat(pipeline.all()).isEqualTo(first).hasSize(1);
    assertThat(pipeline.rows()).hasSize(1);
    assertThat(pipeline.jobs.find("job-2").orElseThrow().isFinished()).isTrue();
    assertThat(pipeline.jobs.find("job-2").orElseThrow().recorded())
        .containsExactlyElementsOf(ids(entries));
  }

  @Test
  void anEntryThatStandsTwiceInOneCaptureIsOneEventAndItsJobEnds() {
    pipeline.recorder(Recorder.Steps.NONE);
    String entry = new Diary().harvested("field-1").written().get(0);

    pipeline.accept(Diary.FARM, "job-1", List.of(entry, entry));
    pipeline.awaitRecorded();

    assertThat(pipeline.all()).hasSize(1);
    var job = pipeline.jobs.find("job-1").orElseThrow();
    assertThat(job.isFinished()).isTrue();
    assertThat(job.recorded()).containsExactlyElementsOf(ids(List.of(entry)));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 1_500})
  void anEventIsKeptUnderTheNameThatWasWorkedOutWhenItCame(int events) throws Exception {
    pipeline.recorder(Recorder.Steps.NONE);
    var entries = Harvests.of(Diary.FARM, events);
    pipeline
        .log("named")
        .accept(
            new Capture(
                Diary.FARM,
                TestPipeline.AUTHOR,
                false,
                "job-1",
                Instant.parse("2026-03-03T00:59:59Z"),
                ErrorBehaviour.ROLLBACK,
                Refused.NONE,
                events,
                each ->
                    entries.forEach(
                        json ->
                            each.accept(
                                new Capture.Event(
                                    Optional.of(Diary.identify(json).declaredBy("0".repeat(64))),
                                    json))),
                List.of()));
    pipeline.awaitRecorded();

    assertThat(pipeline.recorded())
        .isEqualTo(
            ids(entries).stream()
                .map(id -> id.declaredBy("0".repeat(64)))
                .collect(Collectors.toSet()));
  }

  @Test
  void aLargeCaptureIsRecordedWhole() throws Exception {
    pipeline.recorder(Recorder.Steps.NONE);
    var entries = Harvests.of(Diary.FARM, 3_000);
    var refused = new Refused(150, Collections.nCopies(150, "{\"title\":\"no\"}"));
    pipeline
        .log("large")
        .accept(
            new Capture(
                Diary.FARM,
                TestPipeline.AUTHOR,
                false,
                "job-1",
                Instant.parse("2026-03-03T00:59:59Z"),
                ErrorBehaviour.PROCEED,
                refused,
                entries.size(),
                Capture.Source.of(entries),
                List.of()));
    pipeline.awaitRecorded();

    assertThat(pipeline.recorded()).isEqualTo(ids(entries));
    var job = pipeline.jobs.find("job-1").orElseThrow();
    assertThat(job.isFinished()).isTrue();
    assertThat(job.read()).isEqualTo(3_000);
    assertThat(job.accepted()).contains(3_000);
    assertThat(job.recorded()).isEmpty();
    assertThat(job.createdAt()).isEqualTo("2026-03-03T00:59:59Z");
    assertThat(job.author()).contains(TestPipeline.AUTHOR);
    assertThat(job.errorBehaviour()).isEqualTo(ErrorBehaviour.PROCEED);
    assertThat(job.refused().total()).isEqualTo(150);
    assertThat(job.refused().problems()).hasSize(100);
  }

  @Test
  void aCaptureOfWhichNothingWasLeftIsAJobThatEnded() throws Exception {
    pipeline.recorder(Recorder.Steps.NONE);

    pipeline.accept(Diary.FARM, "job-1", List.of());
    pipeline.awaitRecorded();

    var job = pipeline.jobs.find("job-1").orElseThrow();
    assertThat(job.isFinished()).isTrue();
    assertThat(job.accepted()).contains(0);
    assertThat(pipeline.all()).isEmpty();
  }

  @Test
  void aSmallCaptureIsOneMessageAndNoTransaction() throws Exception {
    var entries = Harvests.of(Diary.FARM, 300);
    for (int i = 0; i < 10; i++) {
      pipeline.accept(Diary.FARM, "job-" + i, entries.subList(30 * i, 30 * i + 30));
    }

    // whatever else has an offset would begin or end a transaction
    assertThat(pipeline.read(pipeline.topics.captured())).hasSize(10);
    assertThat(offsets()).isEqualTo(10);
    pipeline.recorder(Recorder.Steps.NONE);
    pipeline.awaitRecorded();
    assertThat(pipeline.recorded()).isEqualTo(ids(entries));
  }

  @Test
  void moreThanARecorderTakesInHandAtATimeIsRecordedWhole() {
    var entries = Harvests.of(Diary.FARM, 4_500);
    for (int i = 0; i < 5; i++) {
      pipeline.accept(Diary.FARM, "job-" + i, entries.subList(900 * i, 900 * i + 900));
    }

    pipeline.recorder(Recorder.Steps.NONE);
    pipeline.awaitRecorded();

    assertThat(pipeline.recorded()).isEqualTo(ids(entries));
    for (int i = 0; i < 5; i++) {
      var job = pipeline.jobs.find("job-" + i).orElseThrow();
      assertThat(job.isFinished()).isTrue();
      assertThat(job.read()).isEqualTo(900);
    }
  }

  @Test
  void whatWasAbortedIsNeverSeen() {
    pipeline.recorder(Recorder.Steps.NONE);
    var aborted = new Diary().harvested("never-happened").written();
    var kept = new Diary().harvested("field-1").written();

    var producer =
        pipeline.producer(Map.of("transactional.id", pipeline.topics.prefix() + "other"));
    producer.initTransactions();
    producer.beginTransaction();
    aborted.forEach(
        event ->
            producer.send(
                WireEvent.event(
                    pipeline.topics.captured(),
                    TestPipeline.capture("aborted", aborted),
                    0,
                    new Sent(Optional.empty(), event.getBytes(UTF_8)))));
    producer.flush();
    producer.abortTransaction();
    pipeline.accept(Diary.FARM, "job-1", kept);
    pipeline.awaitRecorded();

    assertThat(pipeline.recorded()).isEqualTo(ids(kept));
    assertThat(pipeline.jobs.find("aborted")).isEmpty();
  }

  @Test
  void aSecondProcessOfTheSameNameTakesOver() {
    pipeline.recorder(Recorder.Steps.NONE);
    var first = pipeline.log("same");
    var before = new Diary().harvested("field-1").written();
    first.accept(Diary.FARM, TestPipeline.AUTHOR, "job-1", before);

    var after = new Diary().harvested("field-2").written();
    pipeline.log("same").accept(Diary.FARM, TestPipeline.AUTHOR, "job-2", after);
    pipeline.awaitRecorded();

    assertThat(pipeline.recorded()).isEqualTo(ids(before, after));
  }

  @Test
  void aClosedLogTakesNothing() {
    var log = pipeline.log("closed");
    log.close();

    assertThatThrownBy(
            () ->
                log.accept(
                    Diary.FARM,
                    TestPipeline.AUTHOR,
                    "job-1",
                    new Diary().harvested("field-1").written()))
        .isInstanceOf(PipelineAway.class);
  }

  @Test
  void whenOneRecorderStopsAnotherGoesOn() {
    var one = pipeline.recorder(Recorder.Steps.NONE);
    pipeline.recorder(Recorder.Steps.NONE);
    var before = Diary.fromFieldToShop("1");
    before.forEach(
        entry -> pipeline.accept(Diary.FARM, "one-" + before.indexOf(entry), List.of(entry)));
    one.close();
    var after = Diary.fromFieldToShop("2");
    pipeline.accept(Diary.COOPERATIVE, "two", after);
    pipeline.accept(Diary.SHOP, "three", after);
    pipeline.awaitRecorded();

    assertThat(pipeline.recorded()).isEqualTo(ids(before, after));
    assertThat(pipeline.rows()).isEqualTo(pipeline.rebuilt());
  }

  /** The process ends between two steps; a new one begins. */
  @Nested
  class Killed {
    @ParameterizedTest
    @ValueSource(strings = {"insert", "project", "publish", "commit"})
    void beforeAStepLosesAndDoublesNothing(String step) {
      var entries = Diary.fromFieldToShop("1");
      pipeline.accept(Diary.FARM, "job-1", entries);
      var killed = pipeline.recorder(endBefore(step, 1));
      await().atMost(TestPipeline.PATIENCE).until(() -> killed.trouble().isPresent());
      var later = Diary.fromFieldToShop("2");
      pipeline.accept(Diary.FARM, "job-2", later);

      pipeline.recorder(Recorder.Steps.NONE);
      pipeline.awaitRecorded();

      assertThat(pipeline.all()).hasSize(12);
      assertThat(pipeline.recorded()).isEqualTo(ids(entries, later));
      assertThat(pipeline.rows()).isNotEmpty().isEqualTo(pipeline.rebuilt());
      assertThat(published()).isEqualTo(ids(entries, later));
      for (String job : List.of("job-1", "job-2")) {
        assertThat(pipeline.jobs.find(job).orElseThrow().isFinished()).isTrue();
        assertThat(pipeline.jobs.find(job).orElseThrow().recorded()).hasSize(6);
        assertThat(pipeline.jobs.find(job).orElseThrow().failed()).isZero();
      }
    }

    @Test
    void againAndAgainLosesAndDoublesNothing() {
      var expected = new ArrayList<String>();
      for (int round = 0; round < 12; round++) {
        var entries = Diary.fromFieldToShop(Integer.toString(round));
        expected.addAll(entries);
        var party = List.of(Diary.FARM, Diary.COOPERATIVE, Diary.SHOP).get(round % 3);
        pipeline.accept(party, "job-" + round, entries);
        String step = List.of("insert", "project", "publish", "commit").get(round % 4);
        var killed = pipeline.recorder(endBefore(step, 1));
        await().atMost(TestPipeline.PATIENCE).until(() -> killed.trouble().isPresent());
      }

      pipeline.recorder(Recorder.Steps.NONE);
      pipeline.awaitRecorded();

      assertThat(pipeline.recorded()).isEqualTo(ids(expected));
      assertThat(pipeline.rows()).isEqualTo(pipeline.rebuilt());
      assertThat(published()).isEqualTo(ids(expected));
    }

    private Recorder.Steps endBefore(String step, int time) {
      var left = new AtomicInteger(time);
      return reached -> {
        if (reached.equals(step) && left.decrementAndGet() == 0) {
          throw new EndOfProcess();
        }
      };
    }
  }

  /** No exception that anybody answers, as the end of a process is none. */
  private static final class EndOfProcess extends Error {
    private static final long serialVersionUID = 1L;

    EndOfProcess() {
      super("the process ends here", null, false, false);
    }
  }

  /** The store or the broker does not answer for a while; the process stays. */
  @Nested
  class DuringAnOutage {
    @ParameterizedTest
    @ValueSource(strings = {"insert", "project", "publish", "commit"})
    void theRecorderTriesAgainUntilItIsOver(String step) {
      var away = new AtomicBoolean(true);
      var tries = new AtomicInteger();
      var recorder =
          pipeline.recorder(
              reached -> {
                if (reached.equals(step) && away.get()) {
                  tries.incrementAndGet();
                  throw new IllegalStateException("away");
                }
              });
      var entries = Diary.fromFieldToShop("1");
      pipeline.accept(Diary.FARM, "job-1", entries);

      await().atMost(TestPipeline.PATIENCE).until(() -> tries.get() >= 2);
      assertThat(recorder.trouble()).isPresent();
      away.set(false);
      pipeline.awaitRecorded();

      await().atMost(TestPipeline.PATIENCE).until(() -> recorder.trouble().isEmpty());
      assertThat(pipeline.recorded()).isEqualTo(ids(entries));
      assertThat(pipeline.rows()).isEqualTo(pipeline.rebuilt());
      assertThat(published()).isEqualTo(ids(entries));
    }
  }

  /** What was accepted and cannot be read is a fault; it waits, and holds nothing else up. */
  @Nested
  class Unreadable {
    @ParameterizedTest
    @MethodSource("vn.traceability.pipeline.PipelineIT#flaws")
    void isADeadLetterAndTheRestIsRecorded(String flaw) throws Exception {
      pipeline.recorder(Recorder.Steps.NONE);
      byte[] unreadable = sample(flaw);
      var good = new Diary().harvested("field-1").written();

      send(unreadable, Map.of("job", "job-1"));
      send(good.get(0).getBytes(UTF_8), Map.of("job", "job-1"));
      send(new byte[0], Map.of("job", "job-1", "count", "2"));
      pipeline.awaitRecorded();

      assertThat(pipeline.recorded()).isEqualTo(ids(good));
      var job = pipeline.jobs.find("job-1").orElseThrow();
      assertThat(job.isFinished()).isTrue();
      assertThat(job.failed()).isEqualTo(1);
      assertThat(job.recorded()).containsExactlyElementsOf(ids(good));
      assertThat(pipeline.read(pipeline.topics.deadLetters()))
          .singleElement()
          .satisfies(
              letter -> {
                assertThat(letter.value()).isEqualTo(unreadable);
                assertThat(letter.key()).isEqualTo(Diary.FARM.digits());
                assertThat(WireEvent.header(letter, "job")).contains("job-1");
                assertThat(WireEvent.header(letter, "reason")).isPresent();
              });
    }

    @Test
    void isSoWithoutAValueToo() throws Exception {
      pipeline.recorder(Recorder.Steps.NONE);

      send(null, Map.of("job", "job-1"));
      send(new byte[0], Map.of("job", "job-1", "count", "1"));
      pipeline.awaitRecorded();

      assertThat(pipeline.jobs.find("job-1").orElseThrow().failed()).isEqualTo(1);
      assertThat(pipeline.read(pipeline.topics.deadLetters())).hasSize(1);
    }

    /** As a document that is too large for the store, which no later try would keep either. */
    @Test
    void isSoWhereTheStoreWillNeverKeepIt() {
      var entries = Diary.fromFieldToShop("1");
      var never = Diary.identify(entries.get(2));
      pipeline.recorder(never);

      pipeline.accept(Diary.FARM, "job-1", entries);
      pipeline.accept(Diary.FARM, "job-2", new Diary().harvested("field-9").written());
      pipeline.awaitRecorded();

      var job = pipeline.jobs.find("job-1").orElseThrow();
      assertThat(job.isFinished()).isTrue();
      assertThat(job.failed()).isEqualTo(1);
      assertThat(job.read()).isEqualTo(5);
      assertThat(pipeline.recorded()).hasSize(6).doesNotContain(never);
      assertThat(pipeline.jobs.find("job-2").orElseThrow().failed()).isZero();
      assertThat(pipeline.rows()).isEqualTo(pipeline.rebuilt());
    }

    /** No job is finished by what does not say truly what it holds. */
    @Test
    void isSoWithLengthsThatAreNotThoseOfTheValue() throws Exception {
      pipeline.recorder(Recorder.Steps.NONE);
      String good = new Diary().harvested("field-1").written().get(0);

      send(
          good.getBytes(UTF_8),
          Map.of("job", "job-1", "count", "1", "lengths", "7", "created", "2026-03-03T00:59:59Z"));
      pipeline.awaitRecorded();

      assertThat(pipeline.recorded()).isEmpty();
      var job = pipeline.jobs.find("job-1").orElseThrow();
      assertThat(job.isFinished()).isFalse();
      assertThat(job.failed()).isEqualTo(1);

      mendAndReplay(good);

      assertThat(pipeline.recorded()).isEqualTo(ids(List.of(good)));
      assertThat(pipeline.jobs.find("job-1").orElseThrow().isFinished()).isTrue();
      assertThat(pipeline.jobs.find("job-1").orElseThrow().failed()).isZero();
    }

    /** As a recorder would that reads what this one does not. */
    private void mendAndReplay(String good) throws Exception {
      var letter = pipeline.read(pipeline.topics.deadLetters()).get(0);
      var message = new ProducerRecord<>(pipeline.topics.captured(), letter.key(), letter.value());
      letter.headers().forEach(message.headers()::add);
      message.headers().remove("lengths");
      WireEvent.add(message.headers(), "lengths", Integer.toString(good.getBytes(UTF_8).length));
      pipeline.producer(Map.of()).send(message).get(30, TimeUnit.SECONDS);
      pipeline.awaitRecorded();
    }

    @Test
    void isSoWithACountThatIsNoNumber() throws Exception {
      pipeline.recorder(Recorder.Steps.NONE);
      var good = new Diary().harvested("field-1").written();

      send(new byte[0], Map.of("job", "job-1", "count", "two"));
      pipeline.accept(Diary.FARM, "job-2", good);
      pipeline.awaitRecorded();

      assertThat(pipeline.recorded()).isEqualTo(ids(good));
      assertThat(pipeline.read(pipeline.topics.deadLetters())).hasSize(1);
    }

    @Test
    void isSoWithAKeyThatIsNoOrganisation() throws Exception {
      pipeline.recorder(Recorder.Steps.NONE);
      var good = new Diary().harvested("field-1").written();

      var message =
          new ProducerRecord<>(pipeline.topics.captured(), "nobody", good.get(0).getBytes(UTF_8));
      pipeline.producer(Map.of()).send(message).get(30, TimeUnit.SECONDS);
      pipeline.accept(Diary.FARM, "job-2", good);
      pipeline.awaitRecorded();

      assertThat(pipeline.recorded()).isEqualTo(ids(good));
      assertThat(pipeline.read(pipeline.topics.deadLetters())).hasSize(1);
    }

    @Test
    void isReportedOnceHoweverOftenTheBatchIsRead() throws Exception {
      send(sample("not-json"), Map.of("job", "job-1"));
      send(new byte[0], Map.of("job", "job-1", "count", "1"));
      var left = new AtomicInteger(3);
      pipeline.recorder(
          step -> {
            if (step.equals("commit") && left.decrementAndGet() >= 0) {
              throw new IllegalStateException("away");
            }
          });
      pipeline.awaitRecorded();

      assertThat(pipeline.jobs.find("job-1").orElseThrow().failed()).isEqualTo(1);
    }

    private byte[] sample(String flaw) throws IOException {
      return Files.readAllBytes(SAMPLES.resolve(flaw + ".json"));
    }

    private void send(byte[] value, Map<String, String> headers) throws Exception {
      var message = new ProducerRecord<>(pipeline.topics.captured(), Diary.FARM.digits(), value);
      headers.forEach((name, text) -> message.headers().add(name, text.getBytes(UTF_8)));
      pipeline.producer(Map.of()).send(message).get(30, TimeUnit.SECONDS);
    }
  }

  private static final Path SAMPLES =
      Path.of("src/test/resources/vn/traceability/pipeline/unreadable");

  static Stream<String> flaws() throws IOException {
    try (var files = Files.list(SAMPLES)) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  private long offsets() throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", pipeline.kafka.bootstrapServers()))) {
      var ends = new HashMap<TopicPartition, OffsetSpec>();
      for (int partition = 0; partition < 3; partition++) {
        ends.put(new TopicPartition(pipeline.topics.captured(), partition), OffsetSpec.latest());
      }
      return admin.listOffsets(ends).all().get(30, TimeUnit.SECONDS).values().stream()
          .mapToLong(each -> each.offset())
          .sum();
    }
  }

  private Set<EventId> published() {
    return pipeline.read(pipeline.topics.recorded()).stream()
        .flatMap(message -> new String(message.value(), UTF_8).lines())
        .map(EventId::new)
        .collect(Collectors.toSet());
  }

  @SafeVarargs
  private static Set<EventId> ids(List<String>... entries) {
    return Stream.of(entries)
        .flatMap(List::stream)
        .map(Diary::identify)
        .collect(Collectors.toSet());
  }
}

package vn.traceability.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.traceability.Diary;

/** What could not be read waits, and is read once somebody has mended the fault. */
class DeadLettersIT {
  private static final String UNREADABLE = "{}";
  private final String mended = new Diary().harvested("field-1").written().get(0);
  private TestPipeline pipeline;
  private DeadLetters letters;

  @BeforeEach
  void open() {
    pipeline = new TestPipeline();
    letters = new DeadLetters(pipeline.kafka.bootstrapServers(), pipeline.topics);
  }

  @AfterEach
  void close() throws Exception {
    pipeline.close();
  }

  @Test
  void areNoneAtFirst() {
    assertThat(letters.list(10)).isEmpty();
    assertThat(letters.replay()).isZero();
  }

  @Test
  void areListedUntilTheyAreSentAgain() {
    pipeline.recorder(Recorder.Steps.NONE);
    pipeline.accept(Diary.FARM, "job-1", List.of(UNREADABLE, UNREADABLE, UNREADABLE));
    pipeline.awaitRecorded();

    assertThat(letters.list(10))
        .extracting(DeadLetters.Letter::place)
        .containsExactly("0", "1", "2");
    assertThat(letters.list(2)).hasSize(2);
    assertThat(letters.list(1))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.job()).contains("job-1");
              assertThat(letter.party()).isEqualTo(Diary.FARM.digits());
              assertThat(letter.reason()).isNotBlank();
            });
  }

  @Test
  void thatStayUnreadableComeBackOnceAndNotInALoop() {
    var recorder = pipeline.recorder(Recorder.Steps.NONE);
    pipeline.accept(Diary.FARM, "job-1", List.of(UNREADABLE));
    pipeline.awaitRecorded();

    for (int time = 1; time <= 3; time++) {
      assertThat(letters.replay()).isEqualTo(1);
      pipeline.awaitRecorded();
      assertThat(letters.list(10)).hasSize(1);
      assertThat(pipeline.read(pipeline.topics.deadLetters())).hasSize(1 + time);
    }

    var job = pipeline.jobs.find("job-1").orElseThrow();
    assertThat(job.failed()).isEqualTo(1);
    assertThat(job.read()).isZero();
    assertThat(recorder.deadLetters()).isEqualTo(4);
  }

  @Test
  void thatCanBeReadByNowAreRecordedAndTheirJobSaysSo() throws Exception {
    pipeline.recorder(Recorder.Steps.NONE);
    String good = new Diary().harvested("field-2").written().get(0);
    pipeline.accept(Diary.FARM, "job-1", List.of(good, UNREADABLE));
    pipeline.awaitRecorded();
    assertThat(pipeline.jobs.find("job-1").orElseThrow().failed()).isEqualTo(1);

    mend("job-1", 1);
    letters.replay();
    pipeline.awaitRecorded();

    var job = pipeline.jobs.find("job-1").orElseThrow();
    assertThat(job.failed()).isZero();
    assertThat(job.read()).isEqualTo(2);
    assertThat(job.recorded())
        .containsExactlyInAnyOrder(Diary.identify(good), Diary.identify(mended));
    assertThat(pipeline.recorded())
        .containsExactlyInAnyOrder(Diary.identify(good), Diary.identify(mended));
    assertThat(pipeline.rows()).isEqualTo(pipeline.rebuilt());
  }

  @Test
  void ofOneJobAreSentAndTheOthersWaitOn() {
    pipeline.recorder(Recorder.Steps.NONE);
    pipeline.accept(Diary.FARM, "job-1", List.of(UNREADABLE));
    pipeline.accept(Diary.SHOP, "job-2", List.of(UNREADABLE, UNREADABLE));
    pipeline.awaitRecorded();

    assertThat(letters.replay("job-1")).isEqualTo(1);
    pipeline.awaitRecorded();

    assertThat(letters.list(10))
        .extracting(letter -> letter.job().orElseThrow())
        .containsExactlyInAnyOrder("job-1", "job-2", "job-2");
    assertThat(letters.replay("job-3")).isZero();
    assertThat(letters.list(10)).hasSize(3);
    assertThat(letters.replay("job-2")).isEqualTo(2);
  }

  /** The offsets and what was sent are one transaction. */
  @Test
  void ofAReplayThatWasCutOffAreSentByTheNext() {
    pipeline.accept(Diary.FARM, "job-1", List.of(UNREADABLE));
    var recorder = pipeline.recorder(Recorder.Steps.NONE);
    pipeline.awaitRecorded();
    recorder.close();
    var cutOff = pipeline.producer(Map.of("transactional.id", pipeline.topics.replaying()));
    cutOff.initTransactions();
    cutOff.beginTransaction();
    for (var letter : pipeline.read(pipeline.topics.deadLetters())) {
      cutOff.send(new ProducerRecord<>(pipeline.topics.captured(), letter.key(), letter.value()));
    }
    cutOff.flush();

    assertThat(letters.replay()).isEqualTo(1);

    long unreadable =
        pipeline.read(pipeline.topics.captured()).stream()
            .filter(message -> new String(message.value(), UTF_8).equals(UNREADABLE))
            .count();
    assertThat(unreadable).isEqualTo(2); // as it was accepted, and once again
    assertThat(letters.replay()).isZero();
  }

  @Test
  void showInTheLagLikeAnythingElse() {
    try (var lag = new Lag(pipeline.kafka.bootstrapServers(), pipeline.topics)) {
      assertThat(lag.messages()).hasValue(0);
      pipeline.accept(Diary.FARM, "job-1", List.of(UNREADABLE, mended));
      assertThat(lag.messages()).hasValue(1);

      pipeline.recorder(Recorder.Steps.NONE);

      await().atMost(TestPipeline.PATIENCE).until(() -> lag.messages().orElse(-1) == 0);
    }
    try (var away = new Lag("localhost:1", pipeline.topics)) {
      assertThat(away.messages()).isEmpty();
    }
  }

  /** What a program that reads it now would have found in place of the unreadable text. */
  private void mend(String job, int index) throws Exception {
    var letter =
        new ProducerRecord<>(
            pipeline.topics.deadLetters(), Diary.FARM.digits(), mended.getBytes(UTF_8));
    for (var header :
        Map.of(
                "job",
                job,
                "author",
                TestPipeline.AUTHOR,
                "index",
                Integer.toString(index),
                "place",
                Integer.toString(index),
                "reason",
                "was unreadable")
            .entrySet()) {
      letter.headers().add(header.getKey(), header.getValue().getBytes(UTF_8));
    }
    pipeline.producer(Map.of()).send(letter).get(30, SECONDS);
    assertThat(letters.list(10).get(0).job()).isEqualTo(Optional.of(job));
  }
}

package vn.traceability.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.traceability.Diary;
import vn.traceability.embedded.EmbeddedKafka;
import vn.traceability.embedded.EmbeddedKafkaSettings;
import vn.traceability.embedded.testing.TestMongo;
import vn.traceability.event.EventId;

/** Without the broker nothing is accepted and nothing is kept by halves; with it all goes on. */
class BrokerAwayIT {
  @TempDir Path data;
  private EmbeddedKafka broker;

  @Test
  void nothingIsAcceptedUntilItIsBack() throws Exception {
    broker = start();
    try (var pipeline = new TestPipeline(broker, TestMongo.shared(true).database())) {
      pipeline.recorder(Recorder.Steps.NONE);
      var before = Harvests.of(Diary.FARM, 50);
      var cutOff = Harvests.of(Diary.FARM, 2_000);
      var refused = Harvests.of(Diary.FARM, 50);
      var after = Harvests.of(Diary.FARM, 50);
      var large = Harvests.of(Diary.FARM, 2_000);
      pipeline.accept(Diary.FARM, "before", before);
      pipeline.awaitRecorded();

      var log = pipeline.log("cut-off");
      assertThatThrownBy(() -> log.accept(stoppingTheBrokerInTheMiddleOf(cutOff)))
          .isInstanceOf(PipelineAway.class);
      assertThatThrownBy(() -> pipeline.accept(Diary.FARM, "refused", refused))
          .isInstanceOf(PipelineAway.class);

      broker = start();
      pipeline.accept(Diary.FARM, "after", after);
      pipeline.accept(Diary.FARM, "large", large);
      // what was cut off may hold readers up for a moment: until it is ended
      await()
          .atMost(TestPipeline.PATIENCE)
          .until(() -> pipeline.jobs.find("large").filter(Jobs.Job::isFinished).isPresent());
      pipeline.awaitRecorded();

      var recorded = pipeline.recorded();
      assertThat(recorded.size()).isEqualTo(2_100);
      assertThat(recorded.equals(ids(before, after, large))).as("as accepted").isTrue();
      for (String job : List.of("cut-off", "refused")) {
        assertThat(pipeline.jobs.find(job)).as(job).isEmpty();
      }
      for (String job : List.of("before", "after", "large")) {
        assertThat(pipeline.jobs.find(job).orElseThrow().isFinished()).as(job).isTrue();
      }
      assertThat(pipeline.rows().equals(pipeline.rebuilt())).as("as rebuilt").isTrue();
    } finally {
      broker.close();
    }
  }

  /** At the same address as before. */
  private EmbeddedKafka start() {
    return EmbeddedKafka.start(EmbeddedKafkaSettings.in(data));
  }

  private Capture stoppingTheBrokerInTheMiddleOf(List<String> events) {
    return new Capture(
        Diary.FARM,
        TestPipeline.AUTHOR,
        false,
        "cut-off",
        Instant.parse("2026-03-03T00:59:59Z"),
        ErrorBehaviour.ROLLBACK,
        Refused.NONE,
        events.size(),
        each -> {
          Capture.Source.of(events.subList(0, 1_000)).forEach(each);
          broker.close();
          Capture.Source.of(events.subList(1_000, events.size())).forEach(each);
        },
        List.of());
  }

  @SafeVarargs
  private static Set<EventId> ids(List<String>... entries) {
    return Stream.of(entries)
        .flatMap(List::stream)
        .map(Diary::identify)
        .collect(Collectors.toSet());
  }
}

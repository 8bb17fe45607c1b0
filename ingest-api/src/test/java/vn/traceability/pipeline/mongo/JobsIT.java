package vn.traceability.pipeline.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.traceability.Diary;
import vn.traceability.embedded.testing.StoreEngine;
import vn.traceability.event.EventId;
import vn.traceability.pipeline.Jobs;
import vn.traceability.pipeline.Jobs.Progress;

/** What the store of jobs promises, on a real server and on the preview engine. */
@ParameterizedClass
@EnumSource
class JobsIT {
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00.123Z");

  @Parameter StoreEngine engine;

  private final List<EventId> ids =
      Diary.fromFieldToShop("1").stream().map(Diary::identify).toList();
  private Jobs jobs;

  @BeforeEach
  void open() {
    jobs = MongoJobStore.open(engine.newDatabase());
  }

  @Test
  void aJobOfWhichNothingWasReadIsNotKnown() {
    assertThat(jobs.find("job-1")).isEmpty();

    jobs.add(List.of(), NOW);

    assertThat(jobs.find("job-1")).isEmpty();
  }

  @Test
  void aJobRunsUntilItsEndAndAllItsEventsWereRead() {
    jobs.add(List.of(recorded("job-1", 0, 1)), NOW);
    assertThat(jobs.find("job-1").orElseThrow().isFinished()).isFalse();
    assertThat(jobs.find("job-1").orElseThrow().accepted()).isEmpty();

    jobs.add(List.of(end("job-1", 3)), NOW.plusSeconds(1));
    assertThat(jobs.find("job-1").orElseThrow().isFinished()).isFalse();

    jobs.add(List.of(recorded("job-1", 2)), NOW.plusSeconds(2));
    var job = jobs.find("job-1").orElseThrow();
    assertThat(job.isFinished()).isTrue();
    assertThat(job.accepted()).contains(3);
    assertThat(job.recorded()).containsExactlyInAnyOrderElementsOf(ids.subList(0, 3));
    assertThat(job.startedAt()).isEqualTo(NOW);
  }

  @Test
  void writingProgressAgainChangesNothing() {
    var progress =
        List.of(recorded("job-1", 0, 1), end("job-1", 3), failed("job-1", 2), recorded("job-2", 3));
    jobs.add(progress, NOW);
    var once = List.of(jobs.find("job-1").orElseThrow(), jobs.find("job-2").orElseThrow());

    jobs.add(progress, NOW.plusSeconds(1));

    assertThat(List.of(jobs.find("job-1").orElseThrow(), jobs.find("job-2").orElseThrow()))
        .isEqualTo(once);
  }

  @Test
  void whatCouldNotBeReadCountsAsFailed() {
    jobs.add(List.of(recorded("job-1", 0), failed("job-1", 1), end("job-1", 2)), NOW);

    var job = jobs.find("job-1").orElseThrow();
    assertThat(job.isFinished()).isTrue();
    assertThat(job.failed()).isEqualTo(1);
    assertThat(job.recorded()).containsExactly(ids.get(0));
  }

  @Test
  void anEventThatStandsTwiceInAJobCountsTwiceAndIsNamedOnce() {
    jobs.add(
        List.of(
            new Progress(
                "job-1",
                Optional.of(2),
                List.of(ids.get(0), ids.get(0)),
                List.of("captured/0/0", "captured/0/1"),
                List.of())),
        NOW);

    var job = jobs.find("job-1").orElseThrow();
    assertThat(job.isFinished()).isTrue();
    assertThat(job.recorded()).containsExactly(ids.get(0));
    assertThat(job.read()).isEqualTo(2);
  }

  private Progress recorded(String job, int... numbers) {
    var recorded = Arrays.stream(numbers).mapToObj(ids::get).toList();
    var at = Arrays.stream(numbers).mapToObj(JobsIT::at).toList();
    return new Progress(job, Optional.empty(), recorded, at, List.of());
  }

  private Progress failed(String job, int number) {
    return new Progress(job, Optional.empty(), List.of(), List.of(), List.of(at(number)));
  }

  private static Progress end(String job, int count) {
    return new Progress(job, Optional.of(count), List.of(), List.of(), List.of());
  }

  private static String at(int number) {
    return "captured/0/" + number;
  }
}

package vn.traceability.pipeline.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.traceability.Diary;
import vn.traceability.embedded.testing.StoreEngine;
import vn.traceability.event.EventId;
import vn.traceability.gs1.Gln;
import vn.traceability.pipeline.ErrorBehaviour;
import vn.traceability.pipeline.Jobs;
import vn.traceability.pipeline.Jobs.About;
import vn.traceability.pipeline.Jobs.Progress;
import vn.traceability.pipeline.Refused;

/** What the store of jobs promises, on a real server and on the preview engine. */
@ParameterizedClass
@EnumSource
class JobsIT {
  private static final Instant CREATED = Instant.parse("2026-03-02T01:00:00.123Z");
  private static final Instant NOW = CREATED.plusSeconds(5);

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
  void aJobRunsUntilItsEndWasRead() {
    jobs.add(List.of(begun("job-1", 3, 0, 1)), NOW);
    var running = jobs.find("job-1").orElseThrow();
    assertThat(running.isFinished()).isFalse();
    assertThat(running.accepted()).contains(3);
    assertThat(running.read()).isEqualTo(2);

    jobs.add(List.of(recorded("job-1", 2)), NOW.plusSeconds(1));
    assertThat(jobs.find("job-1").orElseThrow().isFinished()).isFalse();

    jobs.add(List.of(end("job-1", 3)), NOW.plusSeconds(2));
    var job = jobs.find("job-1").orElseThrow();
    assertThat(job.isFinished()).isTrue();
    assertThat(job.finishedAt()).contains(NOW.plusSeconds(2));
    assertThat(job.createdAt()).isEqualTo(CREATED);
    assertThat(job.accepted()).contains(3);
    assertThat(job.read()).isEqualTo(3);
    assertThat(job.recorded()).containsExactlyInAnyOrderElementsOf(ids.subList(0, 3));
    assertThat(job.party()).isEqualTo(Diary.FARM);
    assertThat(job.author()).contains("author");
    assertThat(job.errorBehaviour()).isEqualTo(ErrorBehaviour.ROLLBACK);
    assertThat(job.refused()).isEqualTo(Refused.NONE);
  }

  @Test
  void writingProgressAgainChangesNothing() {
    var progress =
        List.of(begun("job-1", 3, 0, 1), failed("job-1", 2), end("job-1", 3), begun("job-2", 9, 3));
    jobs.add(progress, NOW);
    var once = all();

    jobs.add(progress, NOW.plusSeconds(1));
    assertThat(all()).isEqualTo(once);

    jobs.add(List.of(begun("job-1", 3, 0, 1)), NOW.plusSeconds(2)); // an earlier batch, again
    assertThat(all()).isEqualTo(once);
  }

  private List<Jobs.Job> all() {
    return List.of(jobs.find("job-1").orElseThrow(), jobs.find("job-2").orElseThrow());
  }

  @Test
  void aJobWithoutEventsEndsAtOnce() {
    jobs.add(List.of(end("job-1", 0)), NOW);

    var job = jobs.find("job-1").orElseThrow();
    assertThat(job.isFinished()).isTrue();
    assertThat(job.read()).isZero();
    assertThat(job.recorded()).isEmpty();
  }

  @Test
  void theEndTellsWhatWasRefused() {
    var refused = new Refused(2, List.of("{\"title\":\"one\"}", "{\"title\":\"two\"}"));
    var about = new About(Optional.of("author"), CREATED, ErrorBehaviour.PROCEED, 1);
    jobs.add(
        List.of(
            new Progress(
                "job-1",
                Diary.FARM,
                Optional.of(about),
                Optional.of(refused),
                1,
                ids.subList(0, 1),
                Map.of(),
                Set.of(),
                Map.of())),
        NOW);

    var job = jobs.find("job-1").orElseThrow();
    assertThat(job.errorBehaviour()).isEqualTo(ErrorBehaviour.PROCEED);
    assertThat(job.refused()).isEqualTo(refused);
    assertThat(job.failed()).isZero();
  }

  @Test
  void whatCouldNotBeReadCountsAsFailedAndTellsWhy() {
    jobs.add(List.of(begun("job-1", 2, 0), failed("job-1", 1), end("job-1", 2)), NOW);

    var job = jobs.find("job-1").orElseThrow();
    assertThat(job.isFinished()).isTrue();
    assertThat(job.failed()).isEqualTo(1);
    assertThat(job.read()).isEqualTo(1);
    assertThat(job.dead()).isEqualTo(Map.of("1", "the reason of 1"));
    assertThat(job.recorded()).containsExactly(ids.get(0));
  }

  @Test
  void whatIsMendedCountsAsReadAndTheJobEndedWhenItDid() {
    jobs.add(List.of(begun("job-1", 2, 0), failed("job-1", 1), end("job-1", 2)), NOW);
    var mended =
        new Progress(
            "job-1",
            Diary.FARM,
            Optional.empty(),
            Optional.empty(),
            2,
            ids.subList(1, 2),
            Map.of(),
            Set.of("1"),
            Map.of());

    jobs.add(List.of(mended), NOW.plusSeconds(60));
    jobs.add(List.of(mended), NOW.plusSeconds(61));

    var job = jobs.find("job-1").orElseThrow();
    assertThat(job.failed()).isZero();
    assertThat(job.read()).isEqualTo(2);
    assertThat(job.recorded()).containsExactlyInAnyOrderElementsOf(ids.subList(0, 2));
    assertThat(job.finishedAt()).contains(NOW);
  }

  @Test
  void anEventThatStandsTwiceInAJobCountsTwiceAndIsNamedOnce() {
    jobs.add(List.of(begun("job-1", 2, 0, 0), recorded("job-1", 1), end("job-1", 2)), NOW);

    var job = jobs.find("job-1").orElseThrow();
    assertThat(job.isFinished()).isTrue();
    assertThat(job.recorded()).containsExactlyInAnyOrderElementsOf(ids.subList(0, 2));
    assertThat(job.read()).isEqualTo(2);
  }

  @Test
  void noEventOfALargeJobIsNamed() {
    jobs.add(List.of(begun("job-1", Jobs.MOST_NAMED + 1, 0, 1)), NOW);

    assertThat(jobs.find("job-1").orElseThrow().recorded()).isEmpty();
    assertThat(jobs.find("job-1").orElseThrow().read()).isEqualTo(2);
  }

  /** Messages of the first version do not say where in the job they lie, nor what it is. */
  @Test
  void aJobThatSaysNothingOfItselfUntilItsEndEndsAllTheSame() {
    jobs.add(
        List.of(
            new Progress(
                "job-1",
                Diary.FARM,
                Optional.empty(),
                Optional.empty(),
                0,
                ids.subList(0, 2),
                Map.of("0-7", "the reason"),
                Set.of(),
                Map.of())),
        NOW);
    var running = jobs.find("job-1").orElseThrow();
    assertThat(running.isFinished()).isFalse();
    assertThat(running.accepted()).isEmpty();
    assertThat(running.createdAt()).isEqualTo(NOW);

    jobs.add(List.of(end("job-1", 3)), NOW.plusSeconds(1));

    var job = jobs.find("job-1").orElseThrow();
    assertThat(job.isFinished()).isTrue();
    assertThat(job.createdAt()).isEqualTo(CREATED);
    assertThat(job.read()).isEqualTo(2);
    assertThat(job.failed()).isEqualTo(1);
  }

  @Nested
  class OfAParty {
    @Test
    void areListedNewestFirstPageByPage() {
      var expected = new ArrayList<String>();
      for (int i = 0; i < 7; i++) { // always two of the same moment
        jobs.add(
            List.of(
                created("job-" + i, Diary.FARM, CREATED.plusMillis(i / 2)),
                created("other-" + i, Diary.SHOP, CREATED.plusMillis(i / 2))),
            NOW);
        expected.add(0, "job-" + i);
      }

      for (int limit : new int[] {1, 2, 3, 7, 1_000}) {
        assertThat(pages(limit)).as("%d at a time", limit).isEqualTo(expected);
      }
    }

    @Test
    void stayWhereTheyAreWhileNewOnesCome() {
      jobs.add(List.of(created("job-1", Diary.FARM, CREATED)), NOW);
      jobs.add(List.of(created("job-2", Diary.FARM, CREATED.plusMillis(1))), NOW);
      var first = jobs.ofParty(Diary.FARM, Optional.empty(), 1);
      jobs.add(List.of(created("job-3", Diary.FARM, CREATED.plusMillis(2))), NOW);

      var second = jobs.ofParty(Diary.FARM, Optional.of(first.get(0).position()), 1);

      assertThat(first).extracting(Jobs.Job::id).containsExactly("job-2");
      assertThat(second).extracting(Jobs.Job::id).containsExactly("job-1");
    }

    @Test
    void areNoneForWhoNeverCaptured() {
      assertThat(jobs.ofParty(Diary.SHOP, Optional.empty(), 10)).isEmpty();
    }

    private List<String> pages(int limit) {
      var all = new ArrayList<String>();
      Optional<Jobs.Position> after = Optional.empty();
      while (true) {
        var page = jobs.ofParty(Diary.FARM, after, limit);
        page.forEach(job -> all.add(job.id()));
        if (page.size() < limit) {
          return all;
        }
        after = Optional.of(page.get(page.size() - 1).position());
      }
    }

    private Progress created(String job, Gln party, Instant createdAt) {
      var about = new About(Optional.of("author"), createdAt, ErrorBehaviour.ROLLBACK, 1);
      return new Progress(
          job,
          party,
          Optional.of(about),
          Optional.empty(),
          0,
          List.of(),
          Map.of(),
          Set.of(),
          Map.of());
    }
  }

  private Progress begun(String job, int count, int... numbers) {
    var its = recorded(job, numbers);
    return new Progress(
        job,
        its.party(),
        Optional.of(about(count)),
        Optional.empty(),
        its.seen(),
        its.recorded(),
        Map.of(),
        Set.of(),
        Map.of());
  }

  private Progress recorded(String job, int... numbers) {
    return new Progress(
        job,
        Diary.FARM,
        Optional.empty(),
        Optional.empty(),
        Arrays.stream(numbers).max().orElseThrow() + 1,
        Arrays.stream(numbers).mapToObj(ids::get).toList(),
        Map.of(),
        Set.of(),
        Map.of());
  }

  private static Progress failed(String job, int number) {
    return new Progress(
        job,
        Diary.FARM,
        Optional.empty(),
        Optional.empty(),
        number + 1,
        List.of(),
        Map.of(Integer.toString(number), "the reason of " + number),
        Set.of(),
        Map.of());
  }

  private static Progress end(String job, int count) {
    return new Progress(
        job,
        Diary.FARM,
        Optional.of(about(count)),
        Optional.of(Refused.NONE),
        count,
        List.of(),
        Map.of(),
        Set.of(),
        Map.of());
  }

  private static About about(int count) {
    return new About(Optional.of("author"), CREATED, ErrorBehaviour.ROLLBACK, count);
  }
}

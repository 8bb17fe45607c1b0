package vn.traceability.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.traceability.Diary;
import vn.traceability.gs1.Gln;
import vn.traceability.outage.StoreAway;
import vn.traceability.outage.StoreIsAway;

class AcceptedJobsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00.123456Z");
  private final AcceptedJobs accepted = new AcceptedJobs();
  private final Kept kept = new Kept();
  private final StoreAway away =
      new StoreAway(CutOff.class::isInstance, kept::mustBeThere, StoreAway.Patience.DEFAULT);
  private final Waiting waiting = new Waiting();
  private final KnownJobs known = new KnownJobs(kept, accepted, away, waiting::forJob);

  @AfterEach
  void close() {
    away.close();
  }

  @Test
  void areThereBeforeAnythingOfThemIsRead() {
    accepted.add(capture(1));

    var job = known.find("job-1").orElseThrow();

    assertThat(job.isFinished()).isFalse();
    assertThat(job.accepted()).contains(2);
    assertThat(job.read()).isZero();
    assertThat(job.createdAt()).isEqualTo(Instant.parse("2026-03-02T01:00:01.123Z"));
    assertThat(known.find("job-2")).isEmpty();
  }

  @Test
  void areWaitedForUntilTheRecorderTells() throws Exception {
    accepted.add(capture(1));
    var answer =
        CompletableFuture.supplyAsync(() -> known.awaitRecorded("job-1", Duration.ofMinutes(1)));
    while (waiting.count() == 0) {
      Thread.onSpinWait();
    }
    kept.jobs.add(finished(capture(1)));
    waiting.tell(List.of("job-1"));

    assertThat(answer.get(30, TimeUnit.SECONDS)).isTrue();
    assertThat(waiting.count()).isZero();
  }

  @Test
  void areLookedForWhereAnotherProcessRecordsThemAndTellsNobody() {
    kept.jobs.add(finished(capture(1)));

    assertThat(known.awaitRecorded("job-1", Duration.ofMinutes(1))).isTrue();
    assertThat(waiting.count()).isZero();
  }

  @Test
  void areNotWaitedForLongerThanAsked() {
    accepted.add(capture(1));

    assertThat(known.awaitRecorded("job-1", Duration.ofMillis(1))).isFalse();
    assertThat(known.awaitRecorded("job-1", Duration.ZERO)).isFalse();
    assertThat(waiting.count()).isZero();
  }

  @Test
  void stepBackForWhatTheRecorderKnows() {
    accepted.add(capture(1));
    kept.jobs.add(finished(capture(1)));

    assertThat(known.find("job-1").orElseThrow().isFinished()).isTrue();
    assertThat(known.ofParty(Diary.FARM, Optional.empty(), 10))
        .singleElement()
        .satisfies(job -> assertThat(job.isFinished()).isTrue());
  }

  @Test
  void areToldOfWhileTheStoreIsAwayAndNobodySaysThatAnotherIsNotThere() {
    accepted.add(capture(1));
    kept.jobs.add(finished(capture(2)));
    kept.isCutOff = true;

    assertThat(known.find("job-1").orElseThrow().isFinished()).isFalse();
    assertThatThrownBy(() -> known.find("job-2")).isInstanceOf(StoreIsAway.class);
    assertThatThrownBy(() -> known.find("job-3")).isInstanceOf(StoreIsAway.class);
    assertThatThrownBy(() -> known.ofParty(Diary.FARM, Optional.empty(), 10))
        .isInstanceOf(CutOff.class);
  }

  @Test
  void areListedAmongTheOthersNewestFirst() {
    for (int number : List.of(1, 2, 4)) {
      kept.jobs.add(finished(capture(number)));
    }
    for (int number : List.of(2, 3, 5)) {
      accepted.add(capture(number));
    }

    assertThat(pages(10)).containsExactly("job-5", "job-4", "job-3", "job-2", "job-1");
    assertThat(pages(1)).isEqualTo(pages(10));
    assertThat(pages(2)).isEqualTo(pages(10));
    assertThat(known.ofParty(Diary.SHOP, Optional.empty(), 10)).isEmpty();
  }

  private List<String> pages(int limit) {
    var all = new ArrayList<String>();
    Optional<Jobs.Position> after = Optional.empty();
    while (true) {
      var page = known.ofParty(Diary.FARM, after, limit);
      page.forEach(job -> all.add(job.id()));
      if (page.size() < limit) {
        return all;
      }
      after = Optional.of(page.get(page.size() - 1).position());
    }
  }

  private static Capture capture(int number) {
    return Capture.of(
        Diary.FARM, "author", "job-" + number, NOW.plusSeconds(number), List.of("{}", "{}"));
  }

  private static Jobs.Job finished(Capture capture) {
    return new Jobs.Job(
        capture.job(),
        capture.party(),
        Optional.of(capture.author()),
        capture.createdAt(),
        capture.errorBehaviour(),
        capture.refused(),
        Optional.of(2),
        2,
        List.of(),
        Map.of(),
        Optional.of(capture.createdAt().plusSeconds(1)),
        0);
  }

  private static final class CutOff extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** What the recorder kept, in memory. */
  private static final class Kept implements Jobs {
    private final List<Job> jobs = new ArrayList<>();
    private volatile boolean isCutOff;

    void mustBeThere() {
      if (isCutOff) {
        throw new CutOff();
      }
    }

    @Override
    public void add(Collection<Progress> progress, Instant now) {
      throw new UnsupportedOperationException("only the recorder writes");
    }

    @Override
    public Optional<Job> find(String id) {
      mustBeThere();
      return jobs.stream().filter(job -> job.id().equals(id)).findFirst();
    }

    @Override
    public List<Job> ofParty(Gln party, Optional<Position> after, int limit) {
      mustBeThere();
      return jobs.stream()
          .filter(job -> job.party().equals(party))
          .filter(job -> after.filter(last -> !isAfter(job, last)).isEmpty())
          .sorted(Comparator.comparing(Job::createdAt).thenComparing(Job::id).reversed())
          .limit(limit)
          .toList();
    }

    private static boolean isAfter(Job job, Position last) {
      int moment = job.createdAt().compareTo(last.createdAt());
      return moment < 0 || (moment == 0 && job.id().compareTo(last.job()) < 0);
    }
  }
}

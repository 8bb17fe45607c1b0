package vn.traceability.pipeline;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vn.traceability.gs1.Gln;
import vn.traceability.outage.StoreAway;
import vn.traceability.outage.StoreIsAway;

/** All jobs: those that the recorder has read from, and those just accepted. */
public final class KnownJobs {
  /** Another process may record what is waited for here, and it does not tell. */
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Jobs kept;
  private final AcceptedJobs accepted;
  private final StoreAway away;
  private final Function<String, Waiting.Waiter> hurry;

  /**
   * @param recorder of this process, which is told when somebody waits for what was accepted
   */
  public KnownJobs(Jobs kept, AcceptedJobs accepted, StoreAway away, Recorder recorder) {
    this(kept, accepted, away, recorder::hurry);
  }

  KnownJobs(
      Jobs kept, AcceptedJobs accepted, StoreAway away, Function<String, Waiting.Waiter> hurry) {
    this.kept = kept;
    this.accepted = accepted;
    this.away = away;
    this.hurry = hurry;
  }

  /**
   * Waits until all events of a job are recorded.
   *
   * @return false where they are not by then, or one of them cannot be, or the store is away: they
   *     are accepted all the same
   */
  public boolean awaitRecorded(String job, Duration patience) {
    long until = System.nanoTime() + patience.toNanos();
    var waiter = hurry.apply(job);
    try {
      long left = patience.toNanos();
      while (left > 0) {
        waiter.await(Duration.ofNanos(Math.min(left, LOOK.toNanos())));
        waiter.close();
        waiter = hurry.apply(job); // before one looks, so that nothing is told in between
        var found = away.ask(() -> kept.find(job)).filter(Jobs.Job::isFinished);
        if (found.isPresent()) {
          return found.get().failed() == 0;
        }
        left = until - System.nanoTime();
      }
      return false;
    } catch (StoreIsAway later) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiter.close();
    }
  }

  /**
   * Finds a job. While the store is away one that this process accepted is shown as it was then:
   * accepted, and not recorded as far as anybody can say.
   *
   * @throws StoreIsAway when nobody can say whether there is such a job
   */
  public Optional<Jobs.Job> find(String id) {
    try {
      return away.ask(() -> kept.find(id)).or(() -> accepted.find(id));
    } catch (StoreIsAway outage) {
      return Optional.of(accepted.find(id).orElseThrow(() -> outage));
    }
  }

  /** As {@link Jobs#ofParty}. */
  public List<Jobs.Job> ofParty(Gln party, Optional<Jobs.Position> after, int limit) {
    var byId = new LinkedHashMap<String, Jobs.Job>();
    accepted.ofParty(party, after, limit).forEach(job -> byId.put(job.id(), job));
    kept.ofParty(party, after, limit).forEach(job -> byId.put(job.id(), job)); // knows more
    return byId.values().stream()
        .sorted(Comparator.comparing(Jobs.Job::position, AcceptedJobs.NEWEST_FIRST))
        .limit(limit)
        .toList();
  }
}

package vn.traceability.pipeline;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import vn.traceability.gs1.Gln;
import vn.traceability.outage.StoreAway;
import vn.traceability.outage.StoreIsAway;

/** All jobs: those that the recorder has read from, and those just accepted. */
public final class KnownJobs {
  private final Jobs kept;
  private final AcceptedJobs accepted;
  private final StoreAway away;

  public KnownJobs(Jobs kept, AcceptedJobs accepted, StoreAway away) {
    this.kept = kept;
    this.accepted = accepted;
    this.away = away;
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

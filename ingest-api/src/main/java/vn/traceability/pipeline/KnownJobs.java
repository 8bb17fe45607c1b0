package vn.traceability.pipeline;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import vn.traceability.gs1.Gln;

/** All jobs: those that the recorder has read from, and those just accepted. */
public final class KnownJobs {
  private final Jobs kept;
  private final AcceptedJobs accepted;

  public KnownJobs(Jobs kept, AcceptedJobs accepted) {
    this.kept = kept;
    this.accepted = accepted;
  }

  public Optional<Jobs.Job> find(String id) {
    return kept.find(id).or(() -> accepted.find(id));
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

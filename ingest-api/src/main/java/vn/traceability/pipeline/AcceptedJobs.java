package vn.traceability.pipeline;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.traceability.gs1.Gln;

/**
 * What this process accepted lately, so that a job whose events the recorder has not read yet is
 * there all the same. Once it has, {@link Jobs} knows more.
 */
public final class AcceptedJobs {
  private static final int MOST = 10_000;

  /** The order in which a party sees its jobs. */
  static final Comparator<Jobs.Position> NEWEST_FIRST =
      Comparator.comparing(Jobs.Position::createdAt).thenComparing(Jobs.Position::job).reversed();

  private final Map<String, Jobs.Job> jobs =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Jobs.Job> eldest) {
          return size() > MOST;
        }
      };

  /** Remembers a capture, of whose events none is read. */
  public synchronized void add(Capture capture) {
    jobs.put(
        capture.job(),
        new Jobs.Job(
            capture.job(),
            capture.party(),
            Optional.of(capture.author()),
            capture.createdAt(),
            capture.errorBehaviour(),
            capture.refused(),
            Optional.of(capture.events()),
            0,
            List.of(),
            Map.of(),
            Optional.empty(),
            0));
  }

  public synchronized Optional<Jobs.Job> find(String job) {
    return Optional.ofNullable(jobs.get(job));
  }

  /** As {@link Jobs#ofParty}. */
  public synchronized List<Jobs.Job> ofParty(Gln party, Optional<Jobs.Position> after, int limit) {
    return jobs.values().stream()
        .filter(job -> job.party().equals(party))
        .filter(job -> after.isEmpty() || NEWEST_FIRST.compare(after.get(), job.position()) < 0)
        .sorted(Comparator.comparing(Jobs.Job::position, NEWEST_FIRST))
        .limit(limit)
        .toList();
  }
}

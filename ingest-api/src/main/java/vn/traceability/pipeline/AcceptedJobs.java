package vn.traceability.pipeline;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What this process accepted lately, so that a job whose entries the recorder has not read yet is
 * there all the same. Once it has, {@link Jobs} knows more.
 */
public final class AcceptedJobs {
  private static final int MOST = 10_000;

  private final Map<String, Jobs.Job> jobs =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Jobs.Job> eldest) {
          return size() > MOST;
        }
      };

  /** Remembers a job of so many entries, of which none is read. */
  public synchronized void add(String job, int entries, Instant now) {
    jobs.put(job, new Jobs.Job(job, Optional.of(entries), 0, List.of(), 0, now));
  }

  public synchronized Optional<Jobs.Job> find(String job) {
    return Optional.ofNullable(jobs.get(job));
  }
}

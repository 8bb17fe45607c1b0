package vn.traceability.pipeline;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import vn.traceability.event.EventId;

/** How far each capture is: a projection of the accepted events, which the recorder writes. */
public interface Jobs {

  /**
   * One capture.
   *
   * @param accepted how many entries it holds; empty until the end of the job was read
   * @param read how many of them were read and kept so far
   * @param recorded the events kept so far, in no order; an entry that the job holds twice is one
   * @param failed events that could not be read and wait in the dead letters
   */
  record Job(
      String id,
      Optional<Integer> accepted,
      int read,
      List<EventId> recorded,
      int failed,
      Instant startedAt) {
    public Job {
      recorded = List.copyOf(recorded);
    }

    public boolean isFinished() {
      return accepted.isPresent() && read + failed >= accepted.get();
    }
  }

  /**
   * What one batch adds to a job. Writing it again changes nothing.
   *
   * @param accepted the count at the end of the job, where this batch holds it
   * @param read where in the topic the messages lie that were read
   * @param dead where those lie that could not be read
   */
  record Progress(
      String job,
      Optional<Integer> accepted,
      Collection<EventId> recorded,
      Collection<String> read,
      Collection<String> dead) {}

  void add(Collection<Progress> progress, Instant now);

  Optional<Job> find(String id);
}

package vn.traceability.pipeline;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.traceability.event.EventId;
import vn.traceability.gs1.Gln;

/** How far each capture is: a projection of the accepted events, which the recorder writes. */
public interface Jobs {
  /** Of a job with more events than this no event is named. */
  int MOST_NAMED = 100;

  /**
   * One capture.
   *
   * @param author id of the account that captured; empty where nobody says
   * @param createdAt when it was accepted
   * @param accepted how many events it holds; empty until that was read
   * @param seen how many of them went through the recorder so far, be they recorded or dead letters
   * @param recorded the events recorded so far, in no order; an event that the job holds twice is
   *     one; empty for a job of more than {@link #MOST_NAMED}
   * @param dead where those lie in the job that could not be read and wait in the dead letters, and
   *     why
   * @param finishedAt when the last of it was recorded; empty while it runs
   * @param offersLeftOut how many elements of its master data were not offered, since its party has
   *     too many offers that nobody answered
   */
  record Job(
      String id,
      Gln party,
      Optional<String> author,
      Instant createdAt,
      ErrorBehaviour errorBehaviour,
      Refused refused,
      Optional<Integer> accepted,
      int seen,
      List<EventId> recorded,
      Map<String, String> dead,
      Optional<Instant> finishedAt,
      int offersLeftOut) {
    public Job {
      recorded = List.copyOf(recorded);
      dead = Map.copyOf(dead);
    }

    /** How many were read and recorded so far. */
    public int read() {
      return Math.max(0, seen - dead.size());
    }

    /** How many wait in the dead letters. */
    public int failed() {
      return dead.size();
    }

    public boolean isFinished() {
      return finishedAt.isPresent();
    }

    /** Where it stands among the jobs of its party. */
    public Position position() {
      return new Position(createdAt, id);
    }
  }

  /** Where a job stands among those of its party, the newest first. */
  record Position(Instant createdAt, String job) {}

  /**
   * What a capture says of itself.
   *
   * @param author as above
   * @param accepted how many events it holds
   */
  record About(
      Optional<String> author, Instant createdAt, ErrorBehaviour errorBehaviour, int accepted) {}

  /**
   * What one batch adds to a job. Writing it again changes nothing, and since the messages of a job
   * come in their order, neither does writing an earlier one again with those after it.
   *
   * @param about as the first event and the end of the job say it
   * @param end what was refused, where this batch holds the end of the job, before which all its
   *     events were read
   * @param seen how many events of the job came up to the last of this batch; 0 where the messages
   *     do not say, as those of an older version did not
   * @param dead where those lie in the job that could not be read, and why
   * @param mended where those lie that are no dead letters any more
   * @param offersLeftOut how many of the elements of master data that begin at a place were not
   *     offered, 0 or more
   */
  record Progress(
      String job,
      Gln party,
      Optional<About> about,
      Optional<Refused> end,
      int seen,
      Collection<EventId> recorded,
      Map<String, String> dead,
      Set<String> mended,
      Map<Integer, Integer> offersLeftOut) {}

  void add(Collection<Progress> progress, Instant now);

  Optional<Job> find(String id);

  /**
   * Jobs of a party, the newest first.
   *
   * @param after where the page before ended; empty for the first
   * @param limit 1 to 1,000
   */
  List<Job> ofParty(Gln party, Optional<Position> after, int limit);
}

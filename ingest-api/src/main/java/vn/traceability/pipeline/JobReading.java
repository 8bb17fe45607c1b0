package vn.traceability.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import vn.traceability.event.EventId;
import vn.traceability.gs1.Gln;

/** What a batch holds of one job, message by message. */
final class JobReading {
  private final String job;
  private final Gln party;
  private final List<EventId> recorded = new ArrayList<>();
  private final Map<String, String> dead = new HashMap<>();
  private final Set<String> mended = new HashSet<>();
  private final Map<Integer, Integer> offersLeftOut = new HashMap<>();
  private Optional<Jobs.About> about = Optional.empty();
  private Optional<Refused> end = Optional.empty();
  private int seen;

  JobReading(String job, Gln party) {
    this.job = job;
    this.party = party;
  }

  /**
   * Reads what stands around an event.
   *
   * @return whether that was all: the end of the job
   * @throws RuntimeException when it cannot be read
   */
  boolean head(ConsumerRecord<String, byte[]> message) {
    var its = WireEvent.about(message);
    var count = WireEvent.number(message, "count");
    var index = WireEvent.number(message, "index");
    var refused = WireEvent.refused(message);
    about = its.or(() -> about);
    if (count.isPresent()) {
      seen = Math.max(seen, count.get()); // all came before, also those that do not say where
      end = Optional.of(refused);
      mended(message);
      return true;
    }
    seen = Math.max(seen, index.map(at -> at + 1).orElse(0));
    return false;
  }

  void recorded(ConsumerRecord<String, byte[]> message, EventId event) {
    if (WireEvent.number(message, "index").orElse(0) < Jobs.MOST_NAMED) {
      recorded.add(event);
    }
    mended(message);
  }

  /** A message that was a dead letter and can be read by now. */
  void mended(ConsumerRecord<String, byte[]> message) {
    DeadLetter.placeOf(message)
        .ifPresent(
            place -> {
              dead.remove(place);
              mended.add(place);
            });
  }

  void dead(DeadLetter letter) {
    mended.remove(letter.place());
    dead.put(letter.place(), letter.reason());
  }

  /**
   * What became of its master data.
   *
   * @param place of the first of those elements
   * @param leftOut how many of them were not offered
   */
  void offered(int place, int leftOut) {
    offersLeftOut.put(place, leftOut);
  }

  Jobs.Progress progress() {
    return new Jobs.Progress(job, party, about, end, seen, recorded, dead, mended, offersLeftOut);
  }
}

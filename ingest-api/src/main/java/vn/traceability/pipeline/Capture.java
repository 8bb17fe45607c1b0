package vn.traceability.pipeline;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import vn.traceability.event.EventId;
import vn.traceability.event.epcis.MasterDataElement;
import vn.traceability.gs1.Gln;

/**
 * What one organisation sends at once: kept whole or not at all.
 *
 * @param author id of the account that captures
 * @param isPartners whether it came as EPCIS from a partner's software, not from the diary
 * @param job names the capture; nothing else ever has this name
 * @param createdAt when it was accepted, to the millisecond
 * @param refused what of the document was left out; none unless it may proceed past errors
 * @param events how many events the source hands out, 0 or more
 * @param masterData what it says beside them of products, places and parties, which is offered
 */
public record Capture(
    Gln party,
    String author,
    boolean isPartners,
    String job,
    Instant createdAt,
    ErrorBehaviour errorBehaviour,
    Refused refused,
    int events,
    Source source,
    List<MasterDataElement> masterData) {

  public Capture {
    createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS); // as a job is kept
    masterData = List.copyOf(masterData);
  }

  /** Where the events come from: a list in memory, or a document that is kept elsewhere. */
  public interface Source {
    /**
     * Hands out each event once, in the order of the document.
     *
     * @throws IOException when reading fails; then nothing of the capture is kept
     */
    void forEach(Consumer<? super Event> each) throws IOException;

    /** Events in memory, whose names are not worked out yet. */
    static Source of(List<String> events) {
      return each -> events.forEach(json -> each.accept(new Event(Optional.empty(), json)));
    }
  }

  /**
   * An event to be captured.
   *
   * @param id its name, where it was worked out already; it is again when it is recorded otherwise
   * @param json EPCIS 2.0, valid, at most 900 KiB
   */
  public record Event(Optional<EventId> id, String json) {}

  /** Events in memory, none of which was refused. */
  static Capture of(Gln party, String author, String job, Instant createdAt, List<String> events) {
    var kept = List.copyOf(events);
    return new Capture(
        party,
        author,
        false,
        job,
        createdAt,
        ErrorBehaviour.ROLLBACK,
        Refused.NONE,
        kept.size(),
        Source.of(kept),
        List.of());
  }
}

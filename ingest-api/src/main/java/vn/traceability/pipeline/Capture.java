package vn.traceability.pipeline;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
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
     * Hands out each event once, in the order of the document: EPCIS 2.0, JSON, valid, at most 900
     * KiB.
     *
     * @throws IOException when reading fails; then nothing of the capture is kept
     */
    void forEach(Consumer<? super String> each) throws IOException;
  }

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
        kept::forEach,
        List.of());
  }
}

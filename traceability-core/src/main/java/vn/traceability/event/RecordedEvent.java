package vn.traceability.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.traceability.gs1.Gln;

/**
 * An event as it is kept.
 *
 * @param eventID what it calls itself; the hash where it does not (EPCIS 2.0, section 7.4.1)
 * @param epcis the EPCIS 2.0 event it came as, JSON
 * @param fact what it says of lots
 * @param recordedAt when the recorder first kept it
 * @param author id of the account that recorded it; empty where nobody says
 * @param party who captured it; for a correction of the diary the party it corrects for
 * @param isPartners whether it came as EPCIS from a partner's software, not from the diary
 */
public record RecordedEvent(
    EventId id,
    String eventID,
    String epcis,
    TraceEvent fact,
    Instant recordedAt,
    Optional<String> author,
    Gln party,
    boolean isPartners) {

  /** An entry of the diary. */
  public RecordedEvent(
      EventId id, String epcis, TraceEvent fact, Instant recordedAt, Optional<String> author) {
    this(id, id.original().value(), epcis, fact, recordedAt, author, fact.entry().party(), false);
  }

  /** The same, with what was on its units. */
  public RecordedEvent carrying(List<LotQuantity> lots) {
    return with(fact.carrying(lots));
  }

  /** The same, saying something else of lots. */
  public RecordedEvent with(TraceEvent other) {
    return new RecordedEvent(id, eventID, epcis, other, recordedAt, author, party, isPartners);
  }

  /** An event of which nobody says who recorded it. */
  public RecordedEvent(EventId id, String epcis, TraceEvent fact, Instant recordedAt) {
    this(id, epcis, fact, recordedAt, Optional.empty());
  }
}

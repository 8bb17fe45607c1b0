package vn.traceability.event;

import java.time.Instant;
import java.util.Optional;

/**
 * An event as it is kept.
 *
 * @param epcis the EPCIS 2.0 event it came as, JSON
 * @param fact what it says of lots
 * @param recordedAt when the recorder first kept it
 * @param author id of the account that recorded it; empty where nobody says
 */
public record RecordedEvent(
    EventId id, String epcis, TraceEvent fact, Instant recordedAt, Optional<String> author) {

  /** An event of which nobody says who recorded it. */
  public RecordedEvent(EventId id, String epcis, TraceEvent fact, Instant recordedAt) {
    this(id, epcis, fact, recordedAt, Optional.empty());
  }
}

package vn.traceability.event;

import java.time.Instant;

/**
 * An event as it is kept.
 *
 * @param epcis the EPCIS 2.0 event it came as, JSON
 * @param fact what it says of lots
 * @param recordedAt when the recorder first kept it
 */
public record RecordedEvent(EventId id, String epcis, TraceEvent fact, Instant recordedAt) {}

package vn.traceability.event.query;

import java.time.Instant;
import vn.traceability.event.EventId;

/**
 * An event that is part of an answer.
 *
 * @param eventID by which others name it: its own, or the one it was given when it came without
 * @param json as it was captured, with its {@code @context}, without {@code recordTime}
 * @param recordTime when it was recorded, to the millisecond
 */
public record FoundEvent(EventId id, String eventID, String json, Instant recordTime) {}

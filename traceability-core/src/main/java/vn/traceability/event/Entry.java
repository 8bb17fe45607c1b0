package vn.traceability.event;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import vn.traceability.gs1.Gln;

/**
 * Who says that something happened, when and where.
 *
 * @param clientId made by the author's device once per entry: the same entry sent twice is one
 *     event, two equal sales are two
 * @param occurredAt to the millisecond, as the event hash counts
 * @param offset local time at the place
 * @param party who did it
 * @param place where
 */
public record Entry(UUID clientId, Instant occurredAt, ZoneOffset offset, Gln party, Gln place) {
  /** Vietnam's time all year round. */
  public static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);

  public Entry {
    occurredAt = occurredAt.truncatedTo(ChronoUnit.MILLIS);
  }
}

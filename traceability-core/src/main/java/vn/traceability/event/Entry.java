package vn.traceability.event;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import vn.traceability.gs1.Gln;
import vn.traceability.refusal.InvalidValue;

/**
 * Who says that something happened, when and where.
 *
 * @param clientId made by the author's device once per entry: the same entry sent twice is one
 *     event, two equal sales are two
 * @param occurredAt to the millisecond, as the event hash counts; a year from 1900 to 9999
 * @param offset local time at the place
 * @param party who did it
 * @param place where
 */
public record Entry(UUID clientId, Instant occurredAt, ZoneOffset offset, Gln party, Gln place) {
  /** Vietnam's time all year round. */
  public static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);

  /** The widest that the JSON Schema of EPCIS 2.0 allows. */
  private static final int WIDEST_OFFSET_SECONDS = 14 * 3600;

  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

  public Entry {
    occurredAt = occurredAt.truncatedTo(ChronoUnit.MILLIS);
    if (occurredAt.isBefore(EARLIEST) || occurredAt.isAfter(LATEST)) {
      throw new InvalidValue("occurredAt", occurredAt.toString(), "needs a year from 1900 to 9999");
    }
    if (Math.abs(offset.getTotalSeconds()) > WIDEST_OFFSET_SECONDS
        || offset.getTotalSeconds() % 60 != 0) {
      throw new InvalidValue(
          "occurredAt", offset.getId(), "needs an offset of whole minutes, at most 14 hours");
    }
  }
}

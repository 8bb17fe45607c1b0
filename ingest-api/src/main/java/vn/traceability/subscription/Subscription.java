package vn.traceability.subscription;

import java.time.Instant;
import java.util.Optional;
import vn.traceability.webhook.Destination;

/**
 * That what a query finds is sent to someone, as it is recorded or at set times.
 *
 * @param id made at random once
 * @param query the id of the query
 * @param account the name of the account that subscribed: what it may read is what is sent
 * @param token the receiver's secret, under which bodies are signed; empty for no signature
 * @param schedule when to send; empty for as it is recorded
 * @param reportIfEmpty whether to send also when a scheduled time comes and nothing was found
 * @param initialRecordTime only what was recorded from then on is sent; to the millisecond
 */
public record Subscription(
    String id,
    String query,
    String account,
    Destination dest,
    Optional<String> token,
    Optional<Schedule> schedule,
    boolean reportIfEmpty,
    Instant initialRecordTime,
    Instant createdAt) {

  public boolean isStream() {
    return schedule.isEmpty();
  }

  /**
   * How it went so far.
   *
   * @param lastRunAt when something was last delivered or a scheduled time found nothing
   * @param lastNotifiedAt when the receiver last took something
   * @param failures how often in a row it did not
   * @param lastFailure the last time it did not, whatever came after
   */
  public record Course(
      Optional<Instant> lastRunAt,
      Optional<Instant> lastNotifiedAt,
      int failures,
      Optional<Failure> lastFailure) {
    static final Course NEW = new Course(Optional.empty(), Optional.empty(), 0, Optional.empty());
  }

  /**
   * @param reason for people
   */
  public record Failure(Instant at, String reason) {}

  /** A subscription and how it went so far. */
  public record Standing(Subscription subscription, Course course) {}
}

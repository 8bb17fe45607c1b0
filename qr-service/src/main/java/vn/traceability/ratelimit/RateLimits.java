package vn.traceability.ratelimit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Counts what each client does, in memory alone: an address is in no log, no document and no
 * message. Those that were seen last are remembered, up to a number of them; a client that was
 * forgotten begins anew. Each process counts for itself.
 *
 * <p>One address may be a shop, or thousands of phones. So reading pages is limited far above what
 * people do, and what slows down is asking for codes that are not ours.
 */
public final class RateLimits {

  /** What is counted. */
  public enum What {
    /** A page was asked for. */
    PAGE,
    /** A code was asked for that is not ours. */
    UNKNOWN_CODE,
    /** Something was sent that is kept. */
    WRITE
  }

  private final Map<What, Limit> limits;
  private final TimeMeter time;
  private final Map<Client, Map<What, Bucket>> clients;

  /**
   * @param limits of what is not named here there is none
   * @param most clients that are remembered
   */
  public RateLimits(Map<What, Limit> limits, int most) {
    this(limits, most, System::nanoTime);
  }

  RateLimits(Map<What, Limit> limits, int most, LongSupplier nanoseconds) {
    this.limits = Map.copyOf(limits);
    this.time =
        new TimeMeter() {
          @Override
          public long currentTimeNanos() {
            return nanoseconds.getAsLong();
          }

          @Override
          public boolean isWallClockBased() {
            return false;
          }
        };
    this.clients =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Client, Map<What, Bucket>> eldest) {
            return size() > most;
          }
        };
  }

  /**
   * Counts one more.
   *
   * @return how long to wait where that is too many, which is not counted; empty where it is not
   */
  public Optional<Duration> count(String address, What what) {
    return bucket(address, what).flatMap(bucket -> waitFor(bucket.tryConsumeAndReturnRemaining(1)));
  }

  /** How long to wait until one more may be done; empty where it may be done now. */
  public Optional<Duration> left(String address, What what) {
    return bucket(address, what)
        .map(bucket -> bucket.estimateAbilityToConsume(1))
        .filter(probe -> !probe.canBeConsumed())
        .map(probe -> Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  private static Optional<Duration> waitFor(ConsumptionProbe probe) {
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  /** How many clients are remembered. */
  int remembered() {
    synchronized (clients) {
      return clients.size();
    }
  }

  private Optional<Bucket> bucket(String address, What what) {
    var limit = limits.get(what);
    if (limit == null || limit.isNone()) {
      return Optional.empty();
    }
    return Client.at(address)
        .map(
            client -> {
              synchronized (clients) {
                return clients
                    .computeIfAbsent(client, one -> new EnumMap<>(What.class))
                    .computeIfAbsent(what, one -> full(limit));
              }
            });
  }

  private Bucket full(Limit limit) {
    return Bucket.builder()
        .addLimit(each -> each.capacity(limit.atOnce()).refillGreedy(limit.times(), limit.per()))
        .withCustomTimePrecision(time)
        .build();
  }
}

package vn.traceability.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.traceability.outage.StoreAway;
import vn.traceability.outage.StoreIsAway;

/**
 * Whom a secret lets in, as the store said last. Only what the store knows is remembered, so nobody
 * pushes it out by guessing; where there is no more room, the one unused for longest goes.
 */
final class Memory<V> {
  /** After this the store is asked again. */
  static final Duration FRESH = Duration.ofSeconds(60);

  /** So long an answer holds when the store cannot be asked again. */
  static final Duration LONGEST = Duration.ofHours(24);

  /**
   * One answer of the store.
   *
   * @param asked when it was given
   * @param fresh whether it may stand for the next answers too
   */
  private record Entry<V>(V value, Instant asked, boolean fresh) {
    boolean isFresh(Instant now) {
      return fresh && !now.isBefore(asked) && now.isBefore(asked.plus(FRESH));
    }

    boolean holds(Instant now) {
      return now.isBefore(asked.plus(LONGEST));
    }
  }

  /** What the store holds, and the hash under which it does. */
  record Kept<V>(String sha256, V value) {}

  private final int most;
  private final StoreAway away;
  private final Function<V, String> account;
  private final Map<String, Entry<V>> entries;
  private long changes;

  /**
   * Remembers nothing yet.
   *
   * @param most so many at a time
   * @param account the name of whose account it is
   */
  Memory(int most, StoreAway away, Function<V, String> account) {
    this.most = most;
    this.away = away;
    this.account = account;
    entries =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Entry<V>> eldest) {
            return size() > Memory.this.most;
          }
        };
  }

  /**
   * Whom it lets in; empty only where the store said so.
   *
   * @throws StoreIsAway when nobody knows and the store cannot be asked
   */
  Optional<V> find(String sha256, Instant now, Supplier<Optional<V>> store) {
    var known = entry(sha256).filter(entry -> entry.isFresh(now));
    if (known.isPresent()) {
      return known.map(Entry::value);
    }
    long before = changes();
    try {
      var answer = away.ask(store);
      answered(sha256, answer, now, before);
      return answer;
    } catch (StoreIsAway outage) {
      // looked up again: it may have been revoked here while the store was asked
      return Optional.of(
          entry(sha256)
              .filter(entry -> entry.holds(now))
              .map(Entry::value)
              .orElseThrow(() -> outage));
    }
  }

  private synchronized Optional<Entry<V>> entry(String sha256) {
    return Optional.ofNullable(entries.get(sha256));
  }

  /** How often somebody lost his entry; for {@link #load}. */
  synchronized long changes() {
    return changes;
  }

  /** Where something was revoked meanwhile, the answer may be from before, and is not kept. */
  private synchronized void answered(
      String sha256, Optional<V> answer, Instant now, long changesBefore) {
    if (answer.isEmpty()) {
      entries.remove(sha256);
    } else if (changes == changesBefore) {
      entries.put(sha256, new Entry<>(answer.get(), now, true));
    }
  }

  /**
   * Remembers what the store holds, for an outage only: the first use is still the store's to know.
   *
   * @param all the most needed first
   * @return false where something was revoked since; then nothing is remembered
   */
  synchronized boolean load(List<Kept<V>> all, Instant now, long changesBefore) {
    if (changes != changesBefore) {
      return false;
    }
    for (int i = Math.min(most, all.size()) - 1; i >= 0; i--) {
      var each = all.get(i);
      entries.putIfAbsent(each.sha256(), new Entry<>(each.value(), now, false));
    }
    return true;
  }

  synchronized void forget(String sha256) {
    changes++;
    entries.remove(sha256);
  }

  synchronized void forgetAllOf(String name) {
    changes++;
    entries.values().removeIf(entry -> account.apply(entry.value()).equals(name));
  }
}

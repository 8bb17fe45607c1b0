package vn.traceability.warm;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import vn.traceability.lot.LotId;

/**
 * Remembers what pages say of a lot, so that a lot that many people ask for is not traced for each
 * of them. What was read is used again
 *
 * <ul>
 *   <li>for {@link #ALWAYS} (2 s) whatever happens, and
 *   <li>for {@link #UNCHANGED} (5 min) where nothing was written anywhere since it was read, as
 *       looked up at most {@link #LOOK} (1 s) ago (2 s while that is done again), nor in the 2 s
 *       before, in which a write of several documents may have been half done.
 * </ul>
 *
 * So a recall shows on the page within 2 s of its being written. What fails is never remembered,
 * and where it cannot be told whether something was written, only the first rule holds. The state
 * of a code, its scans, photos, and words in a language are not kept here: what is kept is the same
 * for all who ask for the lot.
 *
 * @param <T> what is remembered, which must not change
 */
public final class WarmLots<T> {
  public static final Duration ALWAYS = Duration.ofSeconds(2);
  public static final Duration UNCHANGED = Duration.ofMinutes(5);
  public static final Duration LOOK = Duration.ofSeconds(1);

  private final Writes writes;
  private final LongSupplier nanos;
  private final ToLongFunction<T> weight;
  private final long most;
  private final LinkedHashMap<LotId, Read<T>> reads = new LinkedHashMap<>(16, 0.75f, true);
  private final ReentrantLock looking = new ReentrantLock();
  private volatile @Nullable Look last;
  private long weighs;

  /**
   * @param at when it was begun to be read
   * @param settled the mark of what was written then, where that was the same for a while
   */
  private record Read<T>(T value, long weight, long at, Optional<String> settled) {}

  /**
   * What was written, as looked up.
   *
   * @param since when that was the same the first time
   */
  private record Look(String mark, long at, long since) {}

  /**
   * @param nanos a clock that never goes back, in nanoseconds
   * @param weight bytes that one takes, about
   * @param most bytes that all take together
   */
  public WarmLots(Writes writes, LongSupplier nanos, ToLongFunction<T> weight, long most) {
    this.writes = writes;
    this.nanos = nanos;
    this.weight = weight;
    this.most = most;
  }

  /**
   * What is known of a lot.
   *
   * @param read reads it from the stores; where that fails, this fails
   */
  public T get(LotId lot, Function<LotId, T> read) {
    long now = nanos.getAsLong();
    var known = find(lot);
    if (known.isPresent() && isGood(known.get(), now)) {
      return known.get().value();
    }
    var settled = look(now).filter(look -> now - look.since() >= ALWAYS.toNanos()).map(Look::mark);
    var value = read.apply(lot);
    keep(lot, new Read<>(value, weight.applyAsLong(value), now, settled));
    return value;
  }

  private boolean isGood(Read<T> known, long now) {
    long age = now - known.at();
    return age < ALWAYS.toNanos()
        || age < UNCHANGED.toNanos()
            && known.settled().isPresent()
            && known.settled().equals(look(now).map(Look::mark));
  }

  /** While another looks it up, what was found before goes on for a moment; empty without that. */
  private Optional<Look> look(long now) {
    var look = last;
    if (look != null && now - look.at() < LOOK.toNanos()) {
      return Optional.of(look);
    }
    if (!looking.tryLock()) {
      return Optional.ofNullable(look).filter(known -> now - known.at() < ALWAYS.toNanos());
    }
    try {
      var mark = writes.mark();
      var before = last;
      boolean same = before != null && before.mark().equals(mark);
      var fresh = new Look(mark, now, same ? before.since() : nanos.getAsLong());
      last = fresh;
      return Optional.of(fresh);
    } catch (RuntimeException outage) {
      return Optional.empty(); // whoever reads next meets it too, and says so
    } finally {
      looking.unlock();
    }
  }

  private synchronized Optional<Read<T>> find(LotId lot) {
    return Optional.ofNullable(reads.get(lot));
  }

  private synchronized void keep(LotId lot, Read<T> fresh) {
    var before = reads.get(lot);
    if (before != null && before.at() > fresh.at()) {
      return; // another read it later, and was faster
    }
    if (before != null) {
      reads.remove(lot);
      weighs -= before.weight();
    }
    if (fresh.weight() > most) {
      return;
    }
    reads.put(lot, fresh);
    weighs += fresh.weight();
    var oldest = reads.values().iterator(); // by when each was asked for last
    while (weighs > most) {
      weighs -= oldest.next().weight();
      oldest.remove();
    }
  }

  /** After something was written of a lot here; what others write is seen as said above. */
  public synchronized void forget(LotId lot) {
    var known = reads.remove(lot);
    if (known != null) {
      weighs -= known.weight();
    }
  }

  /** How many are remembered at present. */
  synchronized int size() {
    return reads.size();
  }
}

package vn.traceability.code;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import vn.traceability.lot.LotId;

/**
 * Remembers for {@link #KEPT} what ranges were read, so that they are not read for each package of
 * a lot that is scanned. What this process writes shows at once, what another does within that
 * time. Ranges that are not there, and failures, are not remembered.
 */
final class RecentRanges {
  static final Duration KEPT = Duration.ofSeconds(2);

  private static final int MOST_LOTS = 20_000;

  private final CodeRanges ranges;
  private final CodeMarks marks;
  private final Ticker nanoseconds;
  private final Cache<LotId, NavigableMap<Long, Read>> lots;

  /**
   * @param marked whether any of its codes is in a state of its own
   * @param at when it was begun to be read, in nanoseconds
   */
  private record Read(CodeRange range, boolean marked, long at) {}

  RecentRanges(CodeRanges ranges, CodeMarks marks) {
    this(ranges, marks, Ticker.systemTicker());
  }

  RecentRanges(CodeRanges ranges, CodeMarks marks, Ticker nanoseconds) {
    this.ranges = ranges;
    this.marks = marks;
    this.nanoseconds = nanoseconds;
    lots =
        Caffeine.newBuilder()
            .ticker(nanoseconds)
            .maximumSize(MOST_LOTS)
            .expireAfterWrite(KEPT)
            .build();
  }

  /** A code whose signature holds; empty where it was not issued after all. */
  Optional<Code> find(LotId lot, Serial serial) {
    long sequence = serial.sequence();
    var known = lots.get(lot, none -> new ConcurrentSkipListMap<>());
    var entry = known.floorEntry(sequence);
    if (entry != null && isRecent(entry.getValue()) && entry.getValue().range().holds(sequence)) {
      return Optional.of(code(lot, serial, entry.getValue()));
    }
    long now = nanoseconds.read();
    return ranges
        .holding(lot, sequence)
        .map(
            range -> {
              var read = new Read(range, marks.isAnyIn(lot, range.first(), range.last()), now);
              known.put(range.first(), read); // of no use where the lot was forgotten meanwhile
              return code(lot, serial, read);
            });
  }

  private boolean isRecent(Read read) {
    return nanoseconds.read() - read.at() < KEPT.toNanos();
  }

  private Code code(LotId lot, Serial serial, Read read) {
    var code = new Code(lot, serial, read.range().state(), read.range().attributes());
    long sequence = serial.sequence();
    return read.marked()
        ? marks
            .find(lot, sequence)
            .map(mark -> code.marked(Map.of(sequence, mark.state())))
            .orElse(code)
        : code;
  }

  /** After something was written of a lot. */
  void forget(LotId lot) {
    lots.invalidate(lot);
  }
}

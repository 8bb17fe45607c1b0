package vn.traceability.code;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import vn.traceability.lot.LotId;
import vn.traceability.warm.WarmLots;

/**
 * Remembers the ranges of lots, so that they are not read for each package that is scanned. What
 * this process changes shows at once, what another does within 2 s: see {@link WarmLots}.
 */
final class WarmRanges {
  /** Of one lot; those before them are read each time. */
  private static final int MOST_RANGES = 100;

  private static final long MOST_BYTES = 32L << 20;
  private static final int EACH = 500;

  private final CodeRanges ranges;
  private final CodeMarks marks;
  private final WarmLots<Read> lots;

  /**
   * What was read of a lot.
   *
   * @param newest of its ranges, the newest first
   * @param marked whether any of its codes is in a state of its own
   */
  private record Read(List<CodeRange> newest, boolean marked) {
    Read {
      newest = List.copyOf(newest);
    }

    Optional<CodeRange> holding(long sequence) {
      return newest.stream().filter(range -> range.holds(sequence)).findFirst();
    }

    long bytes() {
      return EACH + newest.stream().mapToLong(range -> (1L + range.changes().size()) * EACH).sum();
    }
  }

  WarmRanges(CodeRanges ranges, CodeMarks marks, LongSupplier nanoseconds) {
    this.ranges = ranges;
    this.marks = marks;
    lots =
        new WarmLots<>(() -> Long.toString(ranges.changes()), nanoseconds, Read::bytes, MOST_BYTES);
  }

  /** A code whose signature holds; empty where it was not issued after all. */
  Optional<Code> find(LotId lot, Serial serial) {
    long sequence = serial.sequence();
    var read = lots.get(lot, this::read);
    var known = read.holding(sequence);
    if (known.isPresent()) {
      return known.map(range -> code(lot, serial, range, read.marked()));
    }
    return ranges.holding(lot, sequence).map(range -> code(lot, serial, range, true));
  }

  private Read read(LotId lot) {
    return new Read(
        ranges.newest(lot, Set.of(), Serial.LAST_SEQUENCE + 1, MOST_RANGES),
        marks.isAnyIn(lot, 0, Serial.LAST_SEQUENCE));
  }

  private Code code(LotId lot, Serial serial, CodeRange range, boolean marked) {
    var code = new Code(lot, serial, range.state(), range.attributes());
    long sequence = serial.sequence();
    return marked
        ? marks
            .find(lot, sequence)
            .map(mark -> code.marked(Map.of(sequence, mark.state())))
            .orElse(code)
        : code;
  }

  /** After something was changed of a lot here. */
  void forget(LotId lot) {
    lots.forget(lot);
  }
}

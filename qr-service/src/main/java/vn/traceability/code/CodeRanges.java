package vn.traceability.code;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.LotId;

/** Which codes were issued. */
public interface CodeRanges {

  /**
   * Keeps an order, unless there is one of its id.
   *
   * @return the one kept, as it is now
   */
  CodeOrder place(CodeOrder order);

  /**
   * Gives an order its numbers, unless it has some.
   *
   * @return the order as it is now
   */
  CodeOrder number(CodeOrder order, long first);

  /**
   * Takes the next sequence numbers of a product; they are never given again.
   *
   * @return the first of them
   */
  long allot(Gtin gtin, int count);

  /**
   * Keeps a range, in one write, unless it is there.
   *
   * @return the one kept, as it is now
   */
  CodeRange add(CodeRange range);

  /** The range of this lot that has this number. */
  Optional<CodeRange> holding(LotId lot, long sequence);

  /**
   * Ranges of a lot in the order they were issued, beginning with the one that has this number or
   * else the next after it.
   */
  List<CodeRange> from(LotId lot, long sequence, int limit);

  /**
   * Ranges of a lot, the newest first.
   *
   * @param state only those in it; empty for all
   * @param before only those whose first number is smaller
   */
  List<CodeRange> newest(LotId lot, Optional<CodeState> state, long before, int limit);

  /** Those of a lot that wait for activation, in the order they were issued. */
  List<CodeRange> waiting(LotId lot);

  /** What of a lot was admitted to activation, and what was active before that was kept. */
  Admitted admitted(LotId lot);

  /**
   * Admits ranges to activation, all or none, in one write.
   *
   * @param seen what was admitted when that was decided
   * @return false when more is by now, so that it has to be decided again
   */
  boolean admit(Admitted seen, List<CodeRange> ranges);

  /** False when that range is not there or does not wait for activation any more. */
  boolean activate(LotId lot, long first, Instant at);

  /** How many codes a lot has. */
  long count(LotId lot);

  /** How many codes of a lot are in each state; without the states that none is in. */
  Map<CodeState, Long> counts(LotId lot);

  /**
   * Keeps the fingerprint of a master key if there is none of that number yet.
   *
   * @return the one kept
   */
  String fingerprint(int key, String fingerprint);
}

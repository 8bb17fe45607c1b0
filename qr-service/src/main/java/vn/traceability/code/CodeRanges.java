package vn.traceability.code;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
   * @param states only those in one of them; empty for all
   * @param before only those whose first number is smaller
   */
  List<CodeRange> newest(LotId lot, Set<CodeState> states, long before, int limit);

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

  /**
   * Takes a range from admission again, once; its codes are on no package any more.
   *
   * @return false when it was not admitted, or taken back before
   */
  boolean release(CodeRange range);

  /**
   * Brings a range into another state.
   *
   * @param seen as it was when that was decided
   * @return as it is now; empty when it is not as it was seen
   */
  Optional<CodeRange> change(CodeRange seen, CodeChange change);

  /**
   * Says that the state of a range or of a single code is about to change, to those that remember
   * some.
   */
  void announceChange();

  /** How often that was said. */
  long changes();

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

  /** Numbers of the master keys that have a fingerprint. */
  Set<Integer> fingerprinted();
}

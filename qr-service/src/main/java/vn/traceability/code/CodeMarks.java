package vn.traceability.code;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.traceability.lot.LotId;

/** What became of single codes. */
public interface CodeMarks {

  /** The mark of one code, where it has one. */
  Optional<CodeMark> find(LotId lot, long sequence);

  /**
   * What single codes of a lot are in, by sequence number, of those that are marked.
   *
   * @param last the last sequence number
   */
  Map<Long, CodeState> states(LotId lot, long first, long last);

  /** Whether any code of a lot is marked between these sequence numbers, the last among them. */
  boolean isAnyIn(LotId lot, long first, long last);

  /**
   * Adds a change to the mark of a code, or makes the mark.
   *
   * @param seen how many changes the mark had when that was decided; 0 for none
   * @return the mark as it is now; empty when it is not as it was seen
   */
  Optional<CodeMark> change(LotId lot, long sequence, long range, int seen, CodeChange change);

  /** How many codes of each range are marked with each state, by the first number of the range. */
  List<Sum> sums(LotId lot);

  /** Some marks of one range that are alike. */
  record Sum(long range, CodeState state, long codes) {}
}

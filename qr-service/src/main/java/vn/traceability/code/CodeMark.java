package vn.traceability.code;

import java.util.List;
import vn.traceability.lot.LotId;

/**
 * What became of one code apart from its range; only such codes have one.
 *
 * @param range sequence number of the first code of its range
 * @param changes the oldest first; one at least
 */
public record CodeMark(LotId lot, long sequence, long range, List<CodeChange> changes) {
  public CodeMark {
    changes = List.copyOf(changes);
    if (changes.isEmpty()) {
      throw new IllegalArgumentException("a mark of code " + sequence + " without a change");
    }
  }

  /** What the code is in, as far as it is told apart from its range. */
  public CodeState state() {
    return changes.get(changes.size() - 1).to();
  }
}

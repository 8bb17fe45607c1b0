package vn.traceability.code;

import java.util.List;
import java.util.Set;
import vn.traceability.lot.LotId;

/**
 * The ranges of a lot that were admitted to activation, those active among them. A range is
 * admitted before it is activated, so that it is counted whatever happens in between.
 *
 * @param codes how many codes they hold together
 * @param firsts first sequence number of each
 */
public record Admitted(LotId lot, long codes, Set<Long> firsts) {
  public Admitted {
    firsts = Set.copyOf(firsts);
  }

  /** How many codes were admitted beside those of these ranges. */
  long beside(List<CodeRange> ranges) {
    return codes - CodeRange.codes(ranges.stream().filter(this::holds).toList());
  }

  boolean holds(CodeRange range) {
    return firsts.contains(range.first());
  }
}

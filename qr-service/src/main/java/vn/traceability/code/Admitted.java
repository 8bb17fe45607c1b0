package vn.traceability.code;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import vn.traceability.lot.LotId;

/**
 * The ranges of a lot that were admitted to activation, those active among them. A range is
 * admitted before it is activated, so that it is counted whatever happens in between.
 *
 * @param codes how many codes they hold together
 * @param firsts first sequence number of each
 * @param version how often that has changed
 */
public record Admitted(LotId lot, long codes, Set<Long> firsts, long version) {
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

  /** First numbers of those admitted beside these. */
  LongStream others(List<CodeRange> ranges) {
    var these = ranges.stream().map(CodeRange::first).collect(Collectors.toSet());
    return firsts.stream().filter(first -> !these.contains(first)).mapToLong(Long::longValue);
  }
}

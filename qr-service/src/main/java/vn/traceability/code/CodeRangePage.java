package vn.traceability.code;

import java.util.List;
import java.util.OptionalLong;

/**
 * What was issued for a lot, the newest first.
 *
 * @param next sequence number that the next page starts below; empty on the last
 */
public record CodeRangePage(List<CodeRange> ranges, OptionalLong next) {
  public CodeRangePage {
    ranges = List.copyOf(ranges);
  }
}

package vn.traceability.code;

import java.util.List;
import java.util.OptionalLong;

/**
 * Codes of a lot in the order they were issued.
 *
 * @param total how many the lot has
 * @param waiting the first hundred ranges of the lot that wait for activation
 * @param next sequence number that the next page starts after; empty on the last
 */
public record CodePage(List<Code> codes, long total, List<CodeRange> waiting, OptionalLong next) {
  public CodePage {
    codes = List.copyOf(codes);
    waiting = List.copyOf(waiting);
  }
}

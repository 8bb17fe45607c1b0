package vn.traceability.code;

import java.util.List;
import java.util.OptionalLong;

/**
 * Codes of a lot in the order they were issued.
 *
 * @param total how many the lot has
 * @param next sequence number that the next page starts after; empty on the last
 */
public record CodePage(List<Code> codes, long total, OptionalLong next) {
  public CodePage {
    codes = List.copyOf(codes);
  }
}

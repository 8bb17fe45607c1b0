package vn.traceability.code;

import java.util.List;
import java.util.OptionalLong;

/**
 * Rolls of a product, the newest first.
 *
 * @param next sequence number that the next page starts below; empty on the last
 */
public record RollPage(List<Roll> rolls, OptionalLong next) {
  public RollPage {
    rolls = List.copyOf(rolls);
  }
}

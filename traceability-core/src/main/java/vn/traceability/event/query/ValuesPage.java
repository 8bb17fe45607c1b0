package vn.traceability.event.query;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list of values.
 *
 * @param values bare words of the standard, otherwise addresses; identifiers as canonical Digital
 *     Links where they are of GS1. Fewer than wanted, even none, where looking further would have
 *     taken too long
 * @param next where to go on; empty when this is all
 */
public record ValuesPage(List<String> values, Optional<String> next) {
  public ValuesPage {
    values = List.copyOf(values);
  }
}

package vn.traceability.code;

import java.util.List;
import java.util.Set;

/**
 * What is known of one code.
 *
 * @param changes of its range and of itself, the oldest first
 * @param next what whoever asks may bring it into, apart from its range
 */
public record CodeStanding(
    Code code, CodeRange range, List<CodeChange> changes, Set<CodeState> next) {
  public CodeStanding {
    changes = List.copyOf(changes);
    next = Set.copyOf(next);
  }
}

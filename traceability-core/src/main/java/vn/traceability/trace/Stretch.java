package vn.traceability.trace;

import java.util.List;
import java.util.Optional;

/**
 * Some of the rows of a list, the newest first, as far as it was looked through.
 *
 * @param rows may be none though there are more
 * @param next where to look on; empty where there is no more
 */
public record Stretch(List<Link> rows, Optional<Position> next) {
  public Stretch {
    rows = List.copyOf(rows);
  }

  /** Of a list that has more where it has so many. */
  static Stretch of(List<Link> rows, int limit) {
    return new Stretch(
        rows,
        rows.size() < limit ? Optional.empty() : Optional.of(rows.get(rows.size() - 1).position()));
  }
}

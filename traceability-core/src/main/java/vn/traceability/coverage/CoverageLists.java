package vn.traceability.coverage;

import java.util.Optional;

/** Signed lists as imported; none is ever changed. */
public interface CoverageLists {
  /** Keeps a list; the same id again stays as it was. */
  void add(CoverageList<?> list);

  /**
   * The list of a kind with the latest cut-off date; of several for one day the one signed last,
   * and of those the one imported last.
   */
  <T extends Listed> Optional<CoverageList<T>> latest(ListKind<T> kind);
}

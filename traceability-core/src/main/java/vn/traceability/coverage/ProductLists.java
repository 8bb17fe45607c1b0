package vn.traceability.coverage;

import java.util.Optional;

/** Signed lists as imported; none is ever changed. */
public interface ProductLists {
  /** Keeps a list; the same id again stays as it was. */
  void add(ProductList list);

  /**
   * The list with the latest cut-off date; of several for one day the one signed last, and of those
   * the one imported last.
   */
  Optional<ProductList> latest();
}

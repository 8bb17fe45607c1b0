package vn.traceability.code;

import java.util.List;
import java.util.Optional;
import vn.traceability.gs1.Gtin;

/** Which rolls were issued, and what of them was bound to which lot. */
public interface RollStore {

  /**
   * Keeps a roll, in one write, unless it is there.
   *
   * @return the one kept, as it is now
   */
  Roll add(Roll roll);

  /** The roll of this product that has this number. */
  Optional<Roll> holding(Gtin gtin, long sequence);

  /**
   * Rolls of a product, the newest first.
   *
   * @param before only those whose first number is smaller
   */
  List<Roll> newest(Gtin gtin, long before, int limit);

  /**
   * Binds a stretch to a lot.
   *
   * @param seen as it was when that was decided
   * @return as it is now; empty when it is not as it was seen
   */
  Optional<Roll> bind(Roll seen, Roll.Binding binding);

  /**
   * Brings what is bound to no lot into another state.
   *
   * @return as above
   */
  Optional<Roll> change(Roll seen, CodeChange change);
}

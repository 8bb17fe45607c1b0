package vn.traceability.subscription;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The queries that are kept under names. */
public interface NamedQueries {
  /** False when its owner has one of that name already, which then stays as it is. */
  boolean addIfNew(NamedQuery query);

  Optional<NamedQuery> find(Owner owner, String name);

  /** Those of these ids that are there, in no order. */
  List<NamedQuery> findAll(Collection<String> ids);

  /**
   * In the order of the names.
   *
   * @param after the last name of the page before; empty for the first
   */
  List<NamedQuery> page(Owner owner, Optional<String> after, int limit);

  /** Whether it was there. */
  boolean remove(String id);
}

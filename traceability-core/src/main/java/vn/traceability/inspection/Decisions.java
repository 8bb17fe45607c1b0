package vn.traceability.inspection;

import java.util.Collection;
import java.util.List;

/** Decisions of offices; rows are only ever added. */
public interface Decisions {
  /** Keeps a decision; the same id again stays as it was. */
  void add(Decision decision);

  /** All decisions about any of these, newest first. */
  List<Decision> about(Collection<Subject> subjects);
}

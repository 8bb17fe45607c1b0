package vn.traceability.profile;

import java.util.Optional;

/** Signed registers as imported; none is ever changed. */
public interface IsolationRegisters {
  /** Keeps a register; the same id again stays as it was. */
  void add(IsolationRegister register);

  /** The one signed last; of several signed that day the one imported last. */
  Optional<IsolationRegister> latest();
}

package vn.traceability.profile;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Signed registers as imported; none is ever changed. */
public interface IsolationRegisters {
  /** Keeps a register; the same id again stays as it was. */
  void add(IsolationRegister register);

  /**
   * A register without its lines.
   *
   * @param signedOn from this day on it is in force, until the next one is signed
   */
  record Edition(String id, LocalDate signedOn) {}

  /** All of them, the one signed last first; of several signed one day the one imported last. */
  List<Edition> editions();

  /**
   * One with its lines, of which there may be thousands.
   *
   * @throws vn.traceability.refusal.Unknown when there is none of that id
   */
  IsolationRegister get(String id);

  /** The one signed last; of several signed that day the one imported last. */
  default Optional<IsolationRegister> latest() {
    return editions().stream().findFirst().map(edition -> get(edition.id()));
  }
}

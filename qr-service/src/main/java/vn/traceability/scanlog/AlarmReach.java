package vn.traceability.scanlog;

import java.util.Set;
import vn.traceability.gs1.Gln;
import vn.traceability.party.CommuneCode;

/** Whose alarms somebody reads. */
public sealed interface AlarmReach {
  /** All, and those that nobody answers for. */
  record City() implements AlarmReach {}

  /** Those of owners in one commune, as it was when they were raised. */
  record Commune(CommuneCode code) implements AlarmReach {}

  /** Those of their own lots. */
  record Owners(Set<Gln> parties) implements AlarmReach {
    public Owners {
      parties = Set.copyOf(parties);
    }
  }
}

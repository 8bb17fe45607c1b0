package vn.traceability.scanlog;

import java.util.Optional;
import java.util.Set;
import vn.traceability.gs1.Gln;
import vn.traceability.party.CommuneCode;

/** Whose alarms somebody reads. */
public sealed interface AlarmReach {
  /**
   * Whether those are among them that somebody answers for.
   *
   * @param whose empty where nobody does
   */
  boolean includes(Optional<Alarm.Responsible> whose);

  /** All, and those that nobody answers for. */
  record City() implements AlarmReach {
    @Override
    public boolean includes(Optional<Alarm.Responsible> whose) {
      return true;
    }
  }

  /** Those of owners in one commune, as it was when they were raised. */
  record Commune(CommuneCode code) implements AlarmReach {
    @Override
    public boolean includes(Optional<Alarm.Responsible> whose) {
      return whose.flatMap(Alarm.Responsible::commune).filter(code::equals).isPresent();
    }
  }

  /** Those of their own lots. */
  record Owners(Set<Gln> parties) implements AlarmReach {
    public Owners {
      parties = Set.copyOf(parties);
    }

    @Override
    public boolean includes(Optional<Alarm.Responsible> whose) {
      return whose.map(Alarm.Responsible::owner).filter(parties::contains).isPresent();
    }
  }
}

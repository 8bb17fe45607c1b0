package vn.traceability.workspace;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import vn.traceability.refusal.Forbidden;
import vn.traceability.scanlog.AlarmReach;
import vn.traceability.scanlog.rest.ScanAccess;
import vn.traceability.signin.Callers;

/**
 * A party reads the alarms of its lots, or of its group's; an office those of its commune; an
 * office of the whole city all.
 */
final class AlarmReaders implements ScanAccess {
  @Override
  public AlarmReach reach(HttpServletRequest request) {
    var account = Callers.get(request);
    if (account.reachesTheCity()) {
      return new AlarmReach.City();
    }
    if (account.role().isOfficer()) {
      return new AlarmReach.Commune(account.commune().orElseThrow());
    }
    var parties = new HashSet<>(account.members());
    account.party().ifPresent(parties::add);
    return new AlarmReach.Owners(parties);
  }

  @Override
  public String mayDecide(HttpServletRequest request) {
    var account = Callers.get(request);
    if (!account.role().isOfficer()) {
      throw new Forbidden("offices-only", "alarms are closed by offices");
    }
    return account.id();
  }
}

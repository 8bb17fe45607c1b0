package vn.traceability.workspace;

import jakarta.servlet.http.HttpServletRequest;
import vn.traceability.code.rest.CodeAccess;
import vn.traceability.lot.Lot;
import vn.traceability.refusal.Forbidden;
import vn.traceability.signin.Callers;

/** The codes of a lot are its owner's; officers may look. */
final class LotOwners implements CodeAccess {
  @Override
  public void mayIssue(HttpServletRequest request, Lot lot) {
    if (!Callers.get(request).actsFor(lot.owner())) {
      throw new Forbidden(
          "other-party", "this account does not act for the owner of lot " + lot.id());
    }
  }

  @Override
  public void mayList(HttpServletRequest request, Lot lot) {
    if (!Callers.get(request).role().isOfficer()) {
      mayIssue(request, lot);
    }
  }
}

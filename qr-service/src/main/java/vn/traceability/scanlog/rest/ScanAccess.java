package vn.traceability.scanlog.rest;

import jakarta.servlet.http.HttpServletRequest;
import vn.traceability.scanlog.AlarmReach;

/**
 * Whose alarms a request may read, and who closes them. (Who reads the scans of a code is whoever
 * may list the codes of its lot.)
 */
public interface ScanAccess {
  /**
   * How far it reaches.
   *
   * @throws vn.traceability.refusal.Refusal where it reads none
   */
  AlarmReach reach(HttpServletRequest request);

  /**
   * It decides on an alarm within its reach.
   *
   * @return its account
   * @throws vn.traceability.refusal.Refusal where it is no office
   */
  String mayDecide(HttpServletRequest request);
}

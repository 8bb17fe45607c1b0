package vn.traceability.signin;

/** What let a caller in, for those who serve him longer than one request lasts. */
public interface Admission {
  /**
   * Whether his key or his session is good still: as quickly as for any new request, so what is
   * revoked elsewhere is noticed within a minute.
   *
   * @throws vn.traceability.outage.StoreIsAway when that is not known and cannot be asked
   */
  boolean stands();
}

package vn.traceability.scanlog;

/** Where scans are told of. */
@FunctionalInterface
public interface ScanLog {
  /** Takes a message; never waits and never fails, so that no page does. */
  void add(ScanMessage message);
}

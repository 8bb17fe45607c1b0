package vn.traceability.scanlog;

/**
 * What scans are called in the broker.
 *
 * @param prefix stands before every name, so that several installations can share a cluster; empty
 *     for the only one
 */
public record ScanTopic(String prefix) {
  /** The topic where this installation is the only one. */
  public static final String SCANS = "scans";

  String name() {
    return prefix + SCANS;
  }

  /** The group of those that record. */
  String recorders() {
    return prefix + "scan-recorder";
  }
}

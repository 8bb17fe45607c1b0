package vn.traceability.scanlog;

/** A message and where it lies in the topic. */
record Taken(int partition, long offset, ScanMessage message) {}

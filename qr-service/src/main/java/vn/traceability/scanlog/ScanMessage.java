package vn.traceability.scanlog;

import java.time.Instant;
import java.util.UUID;

/** A message on the topic of scans. */
public sealed interface ScanMessage permits ScanEvent, PlaceTold {
  /** Of the scan. */
  UUID id();

  /** When it was scanned. */
  Instant time();

  Scanned scanned();

  <R> R match(Cases<R> cases);

  /** One method per kind. */
  interface Cases<R> {
    R scan(ScanEvent scan);

    R told(PlaceTold told);
  }
}

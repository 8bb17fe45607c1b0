package vn.traceability.scanlog;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import vn.traceability.refusal.InvalidValue;

/**
 * A person tells where a scan was made.
 *
 * @param id of that scan
 * @param time of that scan
 * @param device 16 hexadecimal digits, where the person agreed to it: a hash, under a secret and
 *     the week, of a number that the browser made at random. Alarms compare scans within a day, so
 *     it tells devices apart for a week and nobody can follow one longer.
 */
public record PlaceTold(
    UUID id, Instant time, Scanned scanned, ScanPlace place, Optional<String> device)
    implements ScanMessage {
  public PlaceTold {
    device.ifPresent(
        text -> {
          if (!text.matches("[0-9a-f]{16}")) {
            throw new InvalidValue("device", text, "needs 16 hexadecimal digits");
          }
        });
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.told(this);
  }
}

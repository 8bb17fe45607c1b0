package vn.traceability.code;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.traceability.lot.LotId;

/**
 * Codes issued together, numbered one after another; a million of them are one document.
 *
 * @param first sequence number within the GTIN, from 1
 * @param key number of the master key they were made under
 * @param attributes what their labels hold beside the keys
 * @param activatedAt when it was activated first
 * @param order that asked for them; empty for those issued before orders were kept
 * @param changes of all of its codes together, the oldest first; none from before they were kept
 */
public record CodeRange(
    LotId lot,
    long first,
    int count,
    int key,
    DataAttributes attributes,
    CodeState state,
    Instant issuedAt,
    Optional<Instant> activatedAt,
    Optional<UUID> order,
    List<CodeChange> changes) {

  public CodeRange {
    changes = List.copyOf(changes);
    if (first < 1 || count < 1 || first + count - 1 > Serial.LAST_SEQUENCE) {
      throw new IllegalArgumentException("first " + first + ", count " + count);
    }
  }

  /** How many codes these hold together. */
  static long codes(List<CodeRange> ranges) {
    return ranges.stream().mapToLong(CodeRange::count).sum();
  }

  public long last() {
    return first + count - 1;
  }

  public boolean holds(long sequence) {
    return first <= sequence && sequence <= last();
  }
}

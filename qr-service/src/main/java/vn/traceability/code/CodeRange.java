package vn.traceability.code;

import java.time.Instant;
import java.util.Optional;
import vn.traceability.lot.LotId;

/**
 * Codes issued together, numbered one after another; a million of them are one document.
 *
 * @param first sequence number within the GTIN, from 1
 */
public record CodeRange(
    LotId lot,
    long first,
    int count,
    CodeState state,
    Instant issuedAt,
    Optional<Instant> activatedAt) {

  public CodeRange {
    if (first < 1 || count < 1 || first + count - 1 > Serial.LAST_SEQUENCE) {
      throw new IllegalArgumentException("first " + first + ", count " + count);
    }
  }

  public long last() {
    return first + count - 1;
  }

  public boolean holds(long sequence) {
    return first <= sequence && sequence <= last();
  }
}

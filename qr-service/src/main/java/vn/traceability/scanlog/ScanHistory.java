package vn.traceability.scanlog;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a page says of the scans before. */
public final class ScanHistory {
  private static final Logger LOG = LoggerFactory.getLogger(ScanHistory.class);

  /**
   * Scans of a code before this one.
   *
   * @param known whether that can be told now: where scans wait to be recorded, or the store does
   *     not answer, nothing is said rather than a number that is too small
   * @param scans empty where nobody scanned it
   */
  public record Before(boolean known, Optional<CodeScans> scans) {
    static final Before UNKNOWN = new Before(false, Optional.empty());
  }

  private final ScanStore store;
  private final BooleanSupplier complete;

  /**
   * @param complete whether all scans are recorded but for those of the last moments
   */
  public ScanHistory(ScanStore store, BooleanSupplier complete) {
    this.store = store;
    this.complete = complete;
  }

  /** Never fails. */
  public Before of(String code) {
    try {
      return complete.getAsBoolean() ? new Before(true, store.find(code)) : Before.UNKNOWN;
    } catch (RuntimeException outage) {
      LOG.warn("the scans of a code could not be read", outage);
      return Before.UNKNOWN;
    }
  }
}

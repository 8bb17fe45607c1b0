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
   * @param copySuspected whether an open alarm says so, as far as that is known
   */
  public record Before(boolean known, Optional<CodeScans> scans, boolean copySuspected) {
    /** Of what is no code of ours. */
    public static final Before NONE = new Before(true, Optional.empty(), false);

    static final Before UNKNOWN = new Before(false, Optional.empty(), false);
  }

  private static final int READS_AT_ONCE = 2;

  private final ScanStore store;
  private final ReadTogether<String, CodeScans> scansOf;
  private final BooleanSupplier complete;

  /**
   * @param complete whether all scans are recorded but for those of the last moments
   */
  public ScanHistory(ScanStore store, BooleanSupplier complete) {
    this.store = store;
    this.scansOf = new ReadTogether<>(store::findAll, READS_AT_ONCE);
    this.complete = complete;
  }

  /** Never fails. */
  public Before of(String code) {
    try {
      var scans = scansOf.get(code);
      return new Before(
          complete.getAsBoolean(), scans, scans.filter(this::isSuspected).isPresent());
    } catch (RuntimeException outage) {
      LOG.warn("the scans of a code could not be read", outage);
      return Before.UNKNOWN;
    }
  }

  private boolean isSuspected(CodeScans scans) {
    var names =
        scans.alarms().stream()
            .flatMap(slug -> Alarm.Rule.of(slug).stream())
            .map(rule -> rule.about(scans.code()))
            .toList();
    return !names.isEmpty() && store.suspectsCopy(names);
  }
}

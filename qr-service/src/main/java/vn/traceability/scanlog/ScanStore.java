package vn.traceability.scanlog;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.traceability.gs1.Gtin;

/**
 * Scans and what is worked out from them. Only {@link ScanRecorder} writes, but for what offices
 * decide.
 */
public interface ScanStore {
  /** Keeps scans as they are, each once; what is told of one is added to it. */
  void add(List<ScanMessage> messages);

  /** What is known of a code; empty where nobody scanned it. */
  Optional<CodeScans> find(String code);

  Map<String, CodeScans> findAll(Collection<String> codes);

  /**
   * Keeps what is known of codes now, each of a version later than the one that is kept.
   *
   * @param versions of what is kept of each; 0 where nothing is
   * @throws ChangedMeanwhile when another version of one of them is kept; others may be kept then
   */
  void save(Collection<CodeScans> codes, Map<String, Long> versions);

  Map<String, ProductScans> products(Collection<String> gtins);

  /**
   * Adds to the counts of products.
   *
   * @throws ChangedMeanwhile when another one counted the same partition; others may be kept then
   */
  void count(Collection<ProductScans.More> more);

  /** Scans as they are kept by now, by their ids; those whose time is over are missing. */
  List<ScanEvent> rows(Collection<UUID> ids);

  /**
   * Keeps codes that are not ours, each once for its place and day, up to {@link
   * UnknownCodes#MOST}.
   *
   * @return what is known of these places and days now
   */
  List<UnknownCodes> addUnknown(List<ScanEvent> scans);

  /**
   * Keeps alarms; one that is there gets the newer evidence, unless that is weaker. One that an
   * office closed stays as it was closed, unless all scans of the new one are later than that: then
   * it is open again.
   */
  void raise(Collection<Alarm> alarms);

  Optional<Alarm> alarm(String id);

  /**
   * Closes an alarm that is open.
   *
   * @param lastAt time of its latest scan, as it was seen
   * @return false where it is not open, or rests on a later scan now; nothing was done then
   */
  boolean close(String alarm, Instant lastAt, Alarm.Closing closing);

  /** Whether one of these alarms is open and suspects a copy. */
  boolean suspectsCopy(Collection<String> alarms);

  /** Alarms that somebody may read, the latest first. */
  List<Alarm> alarms(
      AlarmReach reach,
      Optional<Gtin> gtin,
      Optional<Alarm.Rule> rule,
      Optional<Boolean> open,
      Optional<After> after,
      int limit);

  /** The scans of a code that are still kept, whatever came of them, the latest first. */
  List<ScanEvent> scans(String code, Optional<After> after, int limit);

  /** Somebody else took over: what was not kept comes again. */
  final class ChangedMeanwhile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ChangedMeanwhile(String what) {
      super(what + " was changed by somebody else meanwhile");
    }
  }
}

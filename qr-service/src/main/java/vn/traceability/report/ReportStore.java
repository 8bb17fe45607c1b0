package vn.traceability.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.traceability.scanlog.Alarm;
import vn.traceability.scanlog.AlarmReach;

/** Reports, and the goods they are about. Times are kept to the millisecond. */
public interface ReportStore {
  /** Keeps one; false when one of its id is there already, which stays as it was. */
  boolean add(Report report);

  Optional<Report> find(UUID id);

  /** Those about some goods, the latest first. */
  List<Report> of(UUID goods, int limit);

  /** Whether there are as many about these goods as {@code enough}, later than a moment. */
  boolean has(UUID goods, Instant after, int enough);

  /** Takes text and photo away; the first to do so is remembered. */
  void erase(UUID report, Report.Erasure erasure);

  /** Notes that there is a report about some goods, at this time. */
  void note(ReportedGoods goods, Optional<Alarm.Responsible> responsible, Instant at);

  Optional<Gathered> gathered(UUID goods);

  /**
   * Queues goods, unless an office closed them once more than {@code closings} times: then what was
   * counted is over.
   */
  void open(UUID goods, int closings, Instant at);

  /**
   * Closes goods that are open and whose latest report is of {@link Gathered.Closing#upTo}.
   *
   * @return false where they are not, and nothing was done
   */
  boolean close(UUID goods, Gathered.Closing closing);

  /** Goods in one state that somebody answers for, those with the latest reports first. */
  List<Gathered> gathered(
      AlarmReach reach,
      Gathered.State state,
      Optional<vn.traceability.scanlog.After> after,
      int limit);
}

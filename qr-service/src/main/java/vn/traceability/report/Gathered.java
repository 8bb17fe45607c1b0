package vn.traceability.report;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.traceability.scanlog.Alarm;

/**
 * The goods that reports are about, and how far offices have looked into them.
 *
 * @param responsible whose they were at the first report
 * @param state what is to be done
 * @param openedAt when they were last queued; empty where they never were
 * @param lastAt time of the latest report
 * @param closings what offices decided, the earliest first
 */
public record Gathered(
    ReportedGoods goods,
    Optional<Alarm.Responsible> responsible,
    State state,
    Optional<Instant> openedAt,
    Instant lastAt,
    List<Closing> closings) {

  /** Whether somebody has to look into them. */
  public enum State {
    /** Fewer reports than queue them. */
    FEW,
    /** Queued for an inspector, until an office closes them with a reason. */
    OPEN,
    /** Closed; as many new reports as before queue them again. */
    CLOSED;

    public String slug() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What an office decided.
   *
   * @param by its account
   * @param upTo time of the latest report that was looked at: those after it count anew
   */
  public record Closing(String by, Instant at, String reason, Instant upTo) {}

  public Gathered {
    closings = List.copyOf(closings);
  }

  /** Only reports after this time count towards the queue. */
  Instant countedFrom() {
    return closings.isEmpty() ? Instant.EPOCH : closings.get(closings.size() - 1).upTo();
  }
}

package vn.traceability.coverage;

import java.time.Duration;
import java.util.Optional;
import vn.traceability.inspection.Inspected;
import vn.traceability.trace.Window;

/**
 * Whether a lot is complete, and if not, the first step that is missing. {@link
 * MissingStep#ONE_SIDED} comes last: it says that nothing else is missing.
 */
public record Verdict(Optional<MissingStep> missing) {

  /** The window in which a lot's last entry has to lie where the list names no season. */
  public static final Duration WINDOW = Duration.ofDays(90);

  static final Verdict COMPLETE = new Verdict(Optional.empty());
  static final Verdict OPEN = missing(MissingStep.STILL_OPEN);

  static Verdict missing(MissingStep step) {
    return new Verdict(Optional.of(step));
  }

  /**
   * Judges a lot as one of its holders sees it. Complete is a lot with
   *
   * <ul>
   *   <li>its origin: the holder made it, on a plot of his house where he harvested it, or received
   *       it from a sender who confirms it, and so did each before him; the same holds for every
   *       lot it was made of, up to the harvest;
   *   <li>its outgoing side, for all but a retailer: at least one hand-over that the receiver
   *       confirms, and who is not just given back what came from him. A sale to nobody in
   *       particular is none, and neither is what the holder used up himself: that goes on in what
   *       was made of it;
   *   <li>all fields of the profile in force, isolation passed, mass not broken, certificates valid
   *       where claimed, and no recall of it or of a lot it was made of;
   *   <li>its last entry in the window, by a holder, not one-sided and not mere care.
   * </ul>
   *
   * <p>Only what concerns the lot counts: a one-sided hand-over spoils it where it lies on the way
   * to this holder, and what others made of it never does. A release lets a held lot go on and
   * passes no test: a lot with a released isolation finding stays incomplete. A supplier or
   * customer who is named with a document in place of a hand-over is not in our data yet and counts
   * as none.
   *
   * <p>A lot is open while it is fresh, counted from its harvest or its arrival, and nobody
   * recorded that it left. One that is sown and not yet harvested is none: it lacks its harvest. A
   * recall closes a lot, and so does the end of its shelf life.
   *
   * @param inspected of the lot, traced back at least
   */
  public static Verdict of(Inspected inspected, Viewpoint seenBy, Window window) {
    return LotFacts.of(inspected).verdict(seenBy, window);
  }

  public boolean isComplete() {
    return missing.isEmpty();
  }

  public boolean isOpen() {
    return is(MissingStep.STILL_OPEN);
  }

  /** Whether it would be complete if unconfirmed hand-overs counted. */
  public boolean isOneSided() {
    return is(MissingStep.ONE_SIDED);
  }

  private boolean is(MissingStep step) {
    return missing.filter(each -> each == step).isPresent();
  }

  /**
   * Which of two says how far somebody has come: a complete lot is enough, then one that lacks a
   * confirmation only; a closed lot says more than an open one, and an open one more than none.
   *
   * @param later of a lot less recent
   */
  Verdict or(Verdict later) {
    return later.weight() > weight() ? later : this;
  }

  /** Whether it came to something, good or bad. */
  boolean isClosed() {
    return weight() > OPEN.weight();
  }

  private int weight() {
    return missing
        .map(
            step ->
                switch (step) {
                  case NOT_REGISTERED, NO_LOT -> 0;
                  case NOT_HARVESTED -> 1;
                  case STILL_OPEN -> 2;
                  case ONE_SIDED -> 4;
                  default -> 3;
                })
        .orElse(5);
  }
}

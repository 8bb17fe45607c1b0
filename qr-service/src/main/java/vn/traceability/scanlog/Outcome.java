package vn.traceability.scanlog;

import vn.traceability.refusal.InvalidValue;
import vn.traceability.scan.Answer;

/**
 * What a scan was answered.
 *
 * @param name the weightiest state of the answer, or one of those below
 * @param issued whether the code is one of ours, of this very lot: no other scan counts for a code,
 *     since everybody can make up addresses
 */
public record Outcome(String name, boolean issued) {
  /** The address was no Digital Link. */
  public static final Outcome UNREADABLE = new Outcome("UNREADABLE", false);

  /** Nothing could be found out: not even whether the code is ours. */
  public static final Outcome UNAVAILABLE = new Outcome("UNAVAILABLE", false);

  /** A program asked for links and not for the page. */
  public static final Outcome LINKS = new Outcome("LINKS", false);

  public Outcome {
    if (!name.matches("[A-Z_]{1,40}")) {
      throw new InvalidValue("outcome", name, "needs the name of a state");
    }
  }

  public static Outcome of(Answer answer) {
    boolean issued = answer.link().serial().isPresent() && answer.journey().isPresent();
    return new Outcome(answer.state().name(), issued);
  }
}

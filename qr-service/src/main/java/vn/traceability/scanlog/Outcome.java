package vn.traceability.scanlog;

import java.util.Set;
import java.util.regex.Pattern;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.scan.Answer;
import vn.traceability.scan.State;

/**
 * What a scan was answered.
 *
 * @param name the weightiest state of the answer, or one of those below
 * @param issued whether the code is one of ours, of this very lot where it names one: no other scan
 *     counts for a code, since everybody can make up addresses
 */
public record Outcome(String name, boolean issued) {
  private static final Pattern NAME =
      Pattern.compile("[A-Z_]{1,40}"); // first: others are made by it

  /** The address was no Digital Link. */
  public static final Outcome UNREADABLE = new Outcome("UNREADABLE", false);

  /** The address was a Digital Link of something else than a trade item. */
  public static final Outcome OTHER_KEY = new Outcome("OTHER_KEY", false);

  /** Nothing could be found out: not even whether the code is ours. */
  public static final Outcome UNAVAILABLE = new Outcome("UNAVAILABLE", false);

  /** A program asked for links and not for the page. */
  public static final Outcome LINKS = new Outcome("LINKS", false);

  /** The address is of a former system, and was led to another host. */
  public static final Outcome OLD_LABEL_MOVED = new Outcome("OLD_LABEL_MOVED", false);

  /** The address is of a former system, and leads nowhere any more. */
  public static final Outcome OLD_LABEL_GONE = new Outcome("OLD_LABEL_GONE", false);

  /** The address looks like one of a former system, whose list does not have it. */
  public static final Outcome OLD_LABEL_UNKNOWN = new Outcome("OLD_LABEL_UNKNOWN", false);

  private static final Set<State> NOT_OURS =
      Set.of(State.NOT_ISSUED, State.MISTYPED, State.UNKNOWN_PRODUCT, State.UNKNOWN_LOT);

  public Outcome {
    if (!NAME.matcher(name).matches()) {
      throw new InvalidValue("outcome", name, "needs the name of a state");
    }
  }

  public static Outcome of(Answer answer) {
    boolean ours = answer.states().stream().noneMatch(NOT_OURS::contains);
    return new Outcome(answer.state().name(), ours && answer.link().serial().isPresent());
  }
}

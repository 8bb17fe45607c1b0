package vn.traceability.embedded.testing;

import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * What a test needs from the machine it runs on, such as a database server: where that is missing
 * the test is skipped by name, and fails when {@code CI=true}.
 */
public final class Needed {
  private Needed() {}

  /**
   * Ends the test that calls it.
   *
   * @param what after "needs", such as "a real MongoDB"
   * @param why it is missing
   */
  public static void isMissing(String what, String why) {
    isMissing(what, why, System.getenv());
  }

  static void isMissing(String what, String why, Map<String, String> environment) {
    var reason = "needs " + what + ": " + why;
    if ("true".equals(environment.get("CI"))) {
      throw new AssertionError(reason);
    }
    Assumptions.abort(reason);
  }
}

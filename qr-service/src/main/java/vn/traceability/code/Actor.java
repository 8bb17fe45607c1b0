package vn.traceability.code;

import vn.traceability.refusal.InvalidValue;

/**
 * Who changes a code.
 *
 * @param account id of the account, never a name
 * @param office whether it is one of an office, and not of the owner
 */
public record Actor(String account, boolean office) {
  public Actor {
    if (account.isEmpty() || account.length() > 100) {
      throw new InvalidValue("account", account, "needs 1 to 100 characters");
    }
  }
}

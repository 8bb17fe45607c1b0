package vn.traceability.account;

import java.util.Optional;
import vn.traceability.gs1.Gln;
import vn.traceability.party.CommuneCode;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.text.Text;

/**
 * Someone who signs in.
 *
 * @param name account name or phone number, lower case
 * @param party whom it acts for; empty for offices
 * @param commune where an office's power ends; empty for the whole city
 */
public record Account(
    String name,
    String displayName,
    Role role,
    Optional<Gln> party,
    Optional<CommuneCode> commune) {
  public Account {
    if (!name.matches("[a-z0-9][a-z0-9._@+-]{0,99}")) {
      throw new InvalidValue(
          "account", name, "needs lower-case letters, digits and . _ @ + -, at most 100");
    }
    displayName = Text.line("displayName", displayName, 200);
  }

  /** Whether it may write for this party. */
  public boolean actsFor(Gln other) {
    return role.writesForAll() || party.filter(other::equals).isPresent();
  }
}

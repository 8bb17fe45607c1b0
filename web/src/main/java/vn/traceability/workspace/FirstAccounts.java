package vn.traceability.workspace;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import vn.traceability.account.Account;
import vn.traceability.account.Accounts;
import vn.traceability.account.Role;
import vn.traceability.signin.Secrets;

/** The first start has to let somebody in. */
final class FirstAccounts {
  private final Accounts accounts;
  private final Secrets secrets;

  FirstAccounts(Accounts accounts, Secrets secrets) {
    this.accounts = accounts;
    this.secrets = secrets;
  }

  /**
   * Without demo data: one administrator with a random password, printed once and kept as a hash
   * only.
   */
  void create(Options options, Consumer<String> console) {
    if (options.demo() || !accounts.isEmpty()) {
      return;
    }
    String password = Secrets.random();
    accounts.put(
        new Account(
            "admin",
            "Quản trị hệ thống",
            Role.ADMINISTRATOR,
            Optional.empty(),
            Set.of(),
            Optional.empty()),
        secrets.hash(password));
    console.accept(
        "The first account is admin with the password " + password + " (shown this once only).");
  }
}

package vn.traceability.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import vn.traceability.account.Account;

/** Who asks; set by {@link SignInFilter} before anything else looks at the request. */
public final class Callers {
  private static final String ACCOUNT = Callers.class.getName() + ".account";

  private Callers() {}

  static void set(HttpServletRequest request, Account account) {
    request.setAttribute(ACCOUNT, account);
  }

  public static Optional<Account> find(HttpServletRequest request) {
    return Optional.ofNullable((Account) request.getAttribute(ACCOUNT));
  }

  /**
   * Who asks, where somebody has to.
   *
   * @throws NotSignedIn when nobody is signed in
   */
  public static Account get(HttpServletRequest request) {
    return find(request).orElseThrow(NotSignedIn::new);
  }
}
